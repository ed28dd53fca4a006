import type { EffectPerformer } from '../effect.ts'
import { askOutside } from '../outside/ask-outside.ts'

/** One turn of a model that talks to the customer; the node keeps the exchanges and the limits. */
export const performAssistant: EffectPerformer<'assistant'> = (job, context) => askOutside(job, context)
