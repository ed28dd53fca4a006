import type { EffectPerformer } from '../effect.ts'
import { askOutside } from '../outside/ask-outside.ts'

/** Things that fit the customer. */
export const performRecommend: EffectPerformer<'recommend'> = (job, context) => askOutside(job, context)
