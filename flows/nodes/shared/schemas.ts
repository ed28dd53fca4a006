import { z } from 'zod'
import { idSchema, localTextSchema } from '../../document/primitives.ts'

/** A text per language that may be left out. */
export const localText = localTextSchema.default({})
/** A one-language template such as a URL or a ticket's subject. */
export const template = z.string().max(4000).default('')
/** Id of a variable, queue, flow …, '' when not chosen yet. */
export const reference = z.string().max(60).default('')
export const minutes = z.number().min(0).max(10080)
export { idSchema }
