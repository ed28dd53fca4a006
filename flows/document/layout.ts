import { z } from 'zod'
import { idSchema } from './primitives.ts'

const point = { x: z.number(), y: z.number() }

/** Where things stand on the canvas. Never affects behaviour. */
export const flowLayoutSchema = z.strictObject({
  cards: z.record(idSchema, z.strictObject({ ...point, pinned: z.boolean().optional() })).default({}),
  notes: z.record(idSchema, z.strictObject({ ...point, text: z.string().max(4000), width: z.number().default(200) })).default({}),
  frames: z.record(idSchema, z.strictObject({ ...point, width: z.number(), height: z.number(), name: z.string().max(120) })).optional(),
})
export const layoutSchema = z.record(idSchema, flowLayoutSchema)
export type FlowLayout = z.infer<typeof flowLayoutSchema>
export type Layout = z.infer<typeof layoutSchema>
