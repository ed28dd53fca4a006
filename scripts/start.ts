import { loadConfig } from '../server/platform/config.ts'
import { isFreePort } from '../server/platform/embedded-postgres/free-port.ts'
import { runServer } from '../server/run-server.ts'
import { PortInUseError } from '../server/serve.ts'
import { buildInterface } from './lib/build-interface.ts'
import { describePlace } from './lib/describe-place.ts'
import { createProgress } from './lib/progress.ts'
import { seedDemo } from './lib/seed-demo.ts'

/** `npm start`: everything a fresh clone needs, then the server, until Ctrl-C. */
const progress = createProgress()
try {
  const config = loadConfig()
  progress.note('Starting')
  const run = await runServer({
    config,
    async prepare({ services, database }) {
      progress.note(database.embedded ? 'The embedded database runs' : 'Connected to the database of DATABASE_URL')
      // Said now rather than after a minute of building.
      if (!(await isFreePort(config.port, config.host))) throw new PortInUseError(config.port)
      await seedDemo({ services, progress })
      if (config.roles.has('web')) await buildInterface({ nextDir: config.nextDir, progress, signal: services.stopping })
    },
  })
  console.log(await describePlace(run.services))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
