import type { Language } from '../../../flows/document/primitives.ts'
import type { VectorSpace } from '../classifier/vector-space.ts'

/** What an intent model is made from: a project's intents. */
export type IntentExamples = { id: string; name: string; description?: string; examples: Partial<Record<Language, string[]>> }

/** A trained model. Plain data: it may be sent to another thread as it is. */
export type IntentModel = {
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
