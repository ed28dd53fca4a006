import { openDatabase, poolSizes } from '../../../platform/database.ts'
import { armFailpoint } from '../../../runtime/failpoints.ts'
import { createRuntime } from '../../../runtime/runtime.ts'
import { silentLog } from '../../../runtime/testing/start-runtime.ts'
import { runMoves } from '../run-moves.ts'

/**
 * A worker to be killed while it moves conversations. Arguments: connection string, ms its clock is ahead, failpoint (name:times,
 * see failpoints.ts; may be empty).
 */
const [url = '', ahead = '0', failpoint] = process.argv.slice(2)
const db = openDatabase({ url, connections: poolSizes.tool })
const clock = { now: () => Date.now() + Number(ahead) }
const runtime = createRuntime({ pool: db.pool, clock, log: silentLog })
armFailpoint(failpoint)
await runMoves({ db, runtime, clock, log: silentLog, stopping: new AbortController().signal })
await runtime.stop()
await db.close()
