import { fileURLToPath } from 'node:url'

/** Absolute path of the project's folder, whatever folder the program was started from. */
export const projectRoot = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '')
