import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Pool } from 'pg'
import type { Config } from '../platform/config.ts'

/** Where the bytes of files are. A key is `<workspace>/<id>`; putting the same again changes nothing. */
export type FileStore = {
  put(key: string, bytes: Uint8Array): Promise<void>
  /** null when it is not there. */
  get(key: string): Promise<Uint8Array<ArrayBuffer> | null>
  remove(key: string): Promise<void>
}

/** In the database, where they are backed up with everything else, or in a folder (`TANDEM_FILES`) that all processes share. */
export function createFileStore({ pool, config }: { pool: Pool; config: Pick<Config, 'filesDir'> }): FileStore {
  return config.filesDir === null ? inDatabase(pool) : inFolder(config.filesDir)
}

function inDatabase(pool: Pool): FileStore {
  return {
    async put(key, bytes) {
      await pool.query('INSERT INTO file_content (key, bytes) VALUES ($1, $2) ON CONFLICT DO NOTHING', [key, Buffer.from(bytes)])
    },
    async get(key) {
      const { rows } = await pool.query<{ bytes: Buffer }>('SELECT bytes FROM file_content WHERE key = $1', [key])
      return rows[0] ? new Uint8Array(rows[0].bytes) : null
    },
    async remove(key) {
      await pool.query('DELETE FROM file_content WHERE key = $1', [key])
    },
  }
}

function inFolder(folder: string): FileStore {
  // Ids of workspaces are ours, but a path is made of them: nothing but plain signs gets through.
  const pathOf = (key: string) => join(folder, ...key.split('/').map((part) => part.replace(/[^\w-]/g, '_')))
  return {
    async put(key, bytes) {
      const path = pathOf(key)
      await mkdir(dirname(path), { recursive: true })
      // Whole or not at all, also when the machine stops in between.
      await writeFile(`${path}.part`, bytes, { mode: 0o600 })
      await rename(`${path}.part`, path)
    },
    async get(key) {
      try {
        return new Uint8Array(await readFile(pathOf(key)))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw error
      }
    },
    remove: (key) => rm(pathOf(key), { force: true }),
  }
}
