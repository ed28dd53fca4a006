import { createHash } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import { createLru } from '../runtime/lru.ts'
import type { IntentExamples, IntentModel } from './intents/intent-model.ts'

export type ModelCache = {
  /** The model of these intents; trained at most once for the same content, however many ask at once. Rejects when training fails. */
  loadModel(intents: readonly IntentExamples[]): Promise<IntentModel>
}

/** Trains in at most `threads` threads at once and keeps the models of the last `most` sets of intents. A failed training is not kept. */
export function createModelCache({ most = 50, threads = 2 }: { most?: number; threads?: number } = {}): ModelCache {
  const models = createLru<string, Promise<IntentModel>>(most)
  const limited = createLimit(threads)
  return {
    loadModel(intents) {
      const key = contentKey(intents)
      const known = models.get(key)
      if (known) return known
      const trained = limited(() => trainElsewhere(intents))
      models.set(key, trained)
      trained.catch(() => models.delete(key))
      return trained
    },
  }
}

const shared = createModelCache()

/** `loadModel` of the cache this process shares. */
export function loadModel(intents: readonly IntentExamples[]): Promise<IntentModel> {
  return shared.loadModel(intents)
}

/** The same for the same words, whatever else an intent carries and in whatever order its languages stand. */
export function contentKey(intents: readonly IntentExamples[]): string {
  const content = intents.map(({ id, name, description = '', examples }) => [
    id,
    name,
    description,
    Object.entries(examples).sort(([a], [b]) => (a < b ? -1 : 1)),
  ])
  return createHash('sha256').update(JSON.stringify(content)).digest('base64')
}

/** Even a small set costs this thread 100 ms the first time, and a conversation would wait for it. */
function trainElsewhere(intents: readonly IntentExamples[]): Promise<IntentModel> {
  return new Promise((resolve, reject) => {
    // Only what training reads: an intent may carry more than can be sent to a thread.
    const workerData = intents.map(({ id, name, description, examples }) => ({ id, name, description, examples }))
    const worker = new Worker(new URL('./intents/train-worker.ts', import.meta.url), { workerData })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the training thread ended without a model')))
  })
}

/** At most `most` at once; the others wait their turn. */
function createLimit(most: number) {
  const waiting: (() => void)[] = []
  let running = 0
  return async <T>(run: () => Promise<T>): Promise<T> => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    running++
    try {
      return await run()
    } finally {
      running--
      waiting.shift()?.()
    }
  }
}
