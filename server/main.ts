import { loadConfig } from './platform/config.ts'
import { runServer } from './run-server.ts'

// The program for servers: `node server/main.ts`. It serves and nothing else; `npm start` also installs, builds and fills in
// the demo. A start that cannot work says why in one sentence.
try {
  await runServer({ config: loadConfig(), dev: process.argv.includes('--dev') })
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
