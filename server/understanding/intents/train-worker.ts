import { parentPort, workerData } from 'node:worker_threads'
import type { IntentExamples } from './intent-model.ts'
import { trainIntents } from './train-intents.ts'

// The whole life of this thread: one training. Its failure reaches the other side as the worker's `error`.
const model = trainIntents({ intents: workerData as IntentExamples[] })
parentPort?.postMessage(model, [model.weights.buffer as ArrayBuffer])
