/** Files and characters of an archive that are taken at most, so that a small archive cannot fill the memory. */
const MAX_FILES = 20_000
const MAX_BYTES = 64_000_000

/**
 * The text files of a zip archive, by path. Reads the list at the archive's end, as every archiver writes it; stored and deflated
 * entries, no encryption. @throws Error when it is no such archive or holds too much
 */
export async function readZip(bytes: Uint8Array<ArrayBuffer>): Promise<Map<string, string>> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  if (count > MAX_FILES) throw new Error('too many files')
  const files = new Map<string, string>()
  let at = view.getUint32(end + 16, true)
  let room = MAX_BYTES
  for (let n = 0; n < count; n++) {
    if (view.getUint32(at, true) !== 0x02014b50) throw new Error('not a zip archive')
    const entry = {
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      size: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    }
    const nameLength = view.getUint16(at + 28, true)
    const path = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (path.endsWith('/')) continue
    if (entry.encrypted) throw new Error('encrypted')
    const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
    const content = await unpack(bytes.subarray(start, start + entry.size), entry.method, room)
    room -= content.length
    files.set(path, new TextDecoder().decode(content))
  }
  return files
}

/** The record at the end; a comment may follow it. */
function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--)
    if (view.getUint32(at, true) === 0x06054b50) return at
  throw new Error('not a zip archive')
}

async function unpack(packed: Uint8Array<ArrayBuffer>, method: number, room: number): Promise<Uint8Array> {
  if (method === 0) {
    if (packed.length > room) throw new Error('too large')
    return packed
  }
  if (method !== 8) throw new Error(`packed in an unknown way (${method})`)
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  const parts: Uint8Array[] = []
  let length = 0
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    length += step.value.length
    if (length > room) {
      await reader.cancel()
      throw new Error('too large')
    }
    parts.push(step.value)
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
