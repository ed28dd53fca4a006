import { loadConfig } from '../server/platform/config.ts'
import { buildInterface } from './lib/build-interface.ts'
import { createProgress } from './lib/progress.ts'

/** `npm run build`: the interface and the widget, for servers that then run `node server/main.ts`. */
try {
  const { nextDir } = loadConfig()
  await buildInterface({ nextDir, progress: createProgress() })
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
