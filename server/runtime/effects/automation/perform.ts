import type { EffectPerformer } from '../effect.ts'
import { askOutside } from '../outside/ask-outside.ts'

/** Runs a robot, or only starts it. */
export const performAutomation: EffectPerformer<'automation'> = (job, context) => askOutside(job, context)
