import type { EffectPerformer } from '../effect.ts'
import { askOutside } from '../outside/ask-outside.ts'

/** What a model finds in a text by description. */
export const performExtract: EffectPerformer<'extract'> = (job, context) => askOutside(job, context)
