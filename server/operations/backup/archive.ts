import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'

/** One file of an archive. Names are short and plain ASCII: at most 100 characters. */
export type Entry = { name: string; bytes: Buffer }

const BLOCK = 512

/**
 * A .tar.gz that `tar` can open too, written entry by entry. An entry is in memory while it is written, so large things come in parts.
 * `finish` returns when everything is on the disk.
 */
export function writeArchive(path: string): { add(entry: Entry): Promise<void>; finish(): Promise<void>; abandon(): void } {
  const gzip = createGzip({ level: 6 })
  // Made with a secret or customers' words in it: nobody else's to read.
  const file = createWriteStream(path, { mode: 0o600, flags: 'wx', flush: true })
  const done = finished(gzip.pipe(file))
  gzip.on('error', () => {})
  // Nobody may be waiting for it at the moment it fails; whoever adds or finishes next is told.
  let broken: Error | null = null
  done.catch((error) => {
    broken = error
  })
  const write = async (bytes: Buffer) => {
    if (broken) throw broken
    if (!gzip.write(bytes)) await Promise.race([once(gzip, 'drain'), done])
  }
  return {
    async add({ name, bytes }) {
      await write(header(name, bytes.length))
      await write(bytes)
      await write(Buffer.alloc(padding(bytes.length)))
    },
    async finish() {
      gzip.end(Buffer.alloc(2 * BLOCK))
      await done
    },
    abandon() {
      gzip.destroy()
      file.destroy()
    },
  }
}

/** Its entries in their order. @throws when it is no such archive, or is cut off */
export async function* readArchive(path: string): AsyncGenerator<Entry> {
  const file = createReadStream(path)
  const gunzip = createGunzip()
  file.on('error', (error) => gunzip.destroy(error))
  const { take, rest } = taker(file.pipe(gunzip))
  for (;;) {
    const head = await take(BLOCK)
    // To the last byte: only then the compression's own checksum has been looked at.
    if (head.every((byte) => byte === 0)) return await rest()
    const name = head.toString('utf8', 0, 100).replace(/\0.*$/s, '')
    const size = Number.parseInt(head.toString('ascii', 124, 136), 8)
    if (!Number.isSafeInteger(size) || checksum(head) !== Number.parseInt(head.toString('ascii', 148, 156), 8))
      throw new Error('an entry of the archive cannot be read')
    const bytes = await take(size)
    await take(padding(size))
    yield { name, bytes }
  }
}

/** Exactly so many bytes of a stream at a time; `rest` passes over what is left. */
function taker(stream: AsyncIterable<Buffer>): { take(size: number): Promise<Buffer>; rest(): Promise<void> } {
  const source = stream[Symbol.asyncIterator]()
  let held: Buffer[] = []
  let length = 0
  const take = async (size: number) => {
    while (length < size) {
      const { value, done } = await source.next()
      if (done) throw new Error('the archive ends too early')
      held.push(value)
      length += value.length
    }
    const all = held.length === 1 ? (held[0] as Buffer) : Buffer.concat(held)
    held = [all.subarray(size)]
    length -= size
    return all.subarray(0, size)
  }
  const rest = async () => {
    while (!(await source.next()).done);
  }
  return { take, rest }
}

/** The header of POSIX' ustar format. */
function header(name: string, size: number): Buffer {
  if (Buffer.byteLength(name) > 100) throw new Error(`the name of an entry is too long: ${name}`)
  const head = Buffer.alloc(BLOCK)
  const octal = (value: number, at: number, length: number) => head.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at, 'ascii')
  head.write(name, 0, 'utf8')
  octal(0o600, 100, 8)
  octal(0, 108, 8)
  octal(0, 116, 8)
  octal(size, 124, 12)
  octal(Math.floor(Date.now() / 1000), 136, 12)
  head.write('0ustar\x0000', 156, 'ascii')
  head.write(`${checksum(head).toString(8).padStart(6, '0')}\0 `, 148, 'ascii')
  return head
}

/** Of the header's bytes, its own place counted as blanks. */
function checksum(head: Buffer): number {
  let sum = 0
  for (const [at, byte] of head.entries()) sum += at >= 148 && at < 156 ? 32 : byte
  return sum
}

function padding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK
}
