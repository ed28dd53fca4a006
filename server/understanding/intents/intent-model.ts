import type { Language } from '../../../flows/document/primitives.ts'
import type { VectorSpace } from '../classifier/vector-space.ts'

/** What an intent model is made from: a project's intents. */
export type IntentExamples = { id: string; name: string; description?: string; examples: Partial<Record<Language, string[]>> }

/** A trained model. Plain data: it may be sent to another thread as it is and stored with `encodeModel`. */
export type IntentModel = {
  version: 1
  /** Class k of the weights is intent k; the class behind the last one is "none of them". */
  intentIds: string[]
  space: VectorSpace
  /** 1 for a feature that occurs in the intents' own examples, 0 for one only foreign texts have. */
  known: Uint8Array
  /** Mean number of texts an intent was learnt from. */
  textsPerIntent: number
  /** See SvmWeights. */
  weights: Float32Array
}

export function encodeModel(model: IntentModel): string {
  const { version, intentIds, space, known, textsPerIntent, weights } = model
  return JSON.stringify({
    version,
    intentIds,
    keys: toBase64(space.keys),
    idf: toBase64(space.idf),
    textsPerIntent,
    known: toBase64(known),
    weights: toBase64(weights),
  })
}

/** Throws on text that `encodeModel` of this version did not write. */
export function decodeModel(text: string): IntentModel {
  const { version, intentIds, keys, idf, known, textsPerIntent, weights } = JSON.parse(text) as Record<string, unknown>
  if (version !== 1 || !Array.isArray(intentIds)) throw new Error('not an intent model of version 1')
  const model: IntentModel = {
    version,
    intentIds: intentIds.map(String),
    space: { keys: new Int32Array(fromBase64(keys)), idf: new Float32Array(fromBase64(idf)) },
    known: new Uint8Array(fromBase64(known)),
    textsPerIntent: Number(textsPerIntent),
    weights: new Float32Array(fromBase64(weights)),
  }
  const width = model.space.keys.length
  if (model.space.idf.length !== width || model.weights.length !== (width + 1) * (model.intentIds.length + 1))
    throw new Error('the parts of the intent model do not fit together')
  return model
}

function toBase64({ buffer, byteOffset, byteLength }: Uint8Array | Int32Array | Float32Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64')
}

function fromBase64(text: unknown): ArrayBuffer {
  if (typeof text !== 'string') throw new Error('the intent model misses a part')
  const bytes = Buffer.from(text, 'base64')
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
}
