import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { codeDeadline } from '../../../../flows/sandbox/run-code.ts'
import { escapeProject } from '../../../../flows/sandbox/testing/escape-project.ts'
import { type Escape, escapes } from '../../../../flows/sandbox/testing/escapes.ts'
import { type TestDatabase, testDatabase } from '../../../../tests/setup/database.ts'
import type { Worker } from '../../build-worker.ts'
import { compileProgram } from '../../compile-program.ts'
import { brokenInvariants } from '../../testing/invariants.ts'
import { seedChannel } from '../../testing/seed.ts'
import { silentLog, startRuntime, visitor } from '../../testing/start-runtime.ts'
import { startWorker } from '../../worker.ts'

/** Escapes from the sandbox in a live conversation each: flow, runtime, worker, thread. tests/e2e/sandbox.spec.ts does it in a browser. */
let db: TestDatabase
let worker: Worker
let runtime: ReturnType<typeof startRuntime>

beforeAll(async () => {
  db = await testDatabase()
  await seedChannel(db.pool, { versionId: 'v1', content: escapeProject() })
  runtime = startRuntime(db.pool, { compile: compileProgram })
  worker = startWorker({ pool: db.pool, runtime, clock: { now: Date.now }, log: silentLog, allowPrivateHttp: [], outside: {} })
})
afterAll(async () => {
  await worker.stop()
  expect(await brokenInvariants(db.pool)).toEqual([])
  await db.close()
})

type Finished = { ok: boolean; code?: string; millis: number }

async function run(name: string, source: string): Promise<{ said: string; finished: Finished }> {
  const { conversationId } = await visitor(runtime, name).start()
  await visitor(runtime, name).say('m1', source)
  const bodies = async (kind: string) => {
    const sql = 'SELECT body FROM event WHERE conversation_id = $1 AND kind = $2 ORDER BY seq'
    return (await db.pool.query(sql, [conversationId, kind])).rows.map((row) => row.body)
  }
  const finished = await vi.waitFor(
    async () => {
      const [first] = (await bodies('effect.finished')) as Finished[]
      return first ?? Promise.reject(new Error('still running'))
    },
    { timeout: 20_000 },
  )
  const said = (await bodies('message.bot')).map(({ text }) => text as string)
  expect(said.at(-1), 'the conversation goes on').toBe('Code?')
  return { said: said.at(-2) ?? '', finished }
}

function expected(attempt: Escape) {
  return 'gives' in attempt
    ? { said: `gave ${typeof attempt.gives === 'string' ? attempt.gives : JSON.stringify(attempt.gives)}`, code: undefined }
    : { said: 'failed', code: expect.toBeOneOf(attempt.fails) }
}

test('whatever the code does, the flow goes on by the right port, in bounded time, and the worker is well afterwards', async () => {
  const waiting = escapes.values()
  const lane = async () => {
    for (const attempt of waiting) {
      const { said, finished } = await run(attempt.name, attempt.source)
      expect({ name: attempt.name, said, code: finished.code }).toEqual({ name: attempt.name, ...expected(attempt) })
      // The thread has to start too, beside three others.
      expect(finished.millis, attempt.name).toBeLessThan(codeDeadline + 3_000)
    }
  }
  await Promise.all([lane(), lane(), lane()])
  expect(await run('afterwards', 'return 6 * 7')).toMatchObject({ said: 'gave 42', finished: { ok: true } })
}, 120_000)
