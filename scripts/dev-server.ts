import { loadConfig } from '../server/platform/config.ts'
import { runServer } from '../server/run-server.ts'
import { describePlace } from './lib/describe-place.ts'
import { createProgress } from './lib/progress.ts'
import { seedDemo } from './lib/seed-demo.ts'

// What `npm run dev` runs and restarts.
try {
  const progress = createProgress()
  const run = await runServer({ config: loadConfig(), dev: true, prepare: ({ services }) => seedDemo({ services, progress }) })
  console.log(await describePlace(run.services))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
