import { readFileSync } from 'node:fs'

/** A data file that belongs to the program. Read once by whoever needs it; a broken one is a broken build. */
export function readData<T>(file: URL): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T
}
