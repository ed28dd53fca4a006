import { readZip } from './read-zip.ts'

/** Files larger than this together are not even read. */
const MAX_BYTES = 64_000_000

/** Asks for a file, or for a folder with all that is in it; null when nothing was chosen. */
export function pickFiles({
  folder,
  accept = '.json,.zip,application/json,application/zip',
}: {
  folder: boolean
  accept?: string
}): Promise<File[] | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    if (folder) input.webkitdirectory = true
    else input.accept = accept
    input.addEventListener('change', () => resolve(input.files?.length ? [...input.files] : null))
    input.addEventListener('cancel', () => resolve(null))
    input.click()
  })
}

/** Path → text of everything chosen; an archive is opened. @throws Error when it is too much or a broken archive */
export async function readFiles(files: File[]): Promise<Map<string, string>> {
  if (files.reduce((sum, file) => sum + file.size, 0) > MAX_BYTES) throw new Error('too large')
  const [only] = files
  if (files.length === 1 && only) {
    const bytes = new Uint8Array(await only.arrayBuffer())
    // Archives begin with these two letters, whatever they are called.
    if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readZip(bytes)
  }
  return new Map(
    await Promise.all(files.map(async (file): Promise<[string, string]> => [file.webkitRelativePath || file.name, await file.text()])),
  )
}

export function saveFile(name: string, text: string, type = 'application/json'): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
