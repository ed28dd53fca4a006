import { z } from 'zod'
import { entitySchema } from './entity.ts'
import { flowLocalSchema } from './flow-local.ts'
import { listenerSchema } from './listener.ts'
import { policySchema } from './policy.ts'
import { idSchema, languageSchema } from './primitives.ts'
import { settingsSchema } from './settings.ts'
import { variableSchema } from './variable.ts'

/** The version of the document format this code writes. Older documents are migrated forward on opening. */
export const SCHEMA_VERSION = 1

/**
 * One step on a card. `settings` is checked by the node type's own schema (see flows/nodes), not here,
 * so that a draft with a half-filled node can still be stored.
 */
export const nodeSchema = z.strictObject({
  id: idSchema,
  type: z.string().min(1).max(40),
  /** Version of the node type; old versions keep running. */
  version: z.int().min(1).default(1),
  settings: z.record(z.string(), z.unknown()).default({}),
})
export type FlowNode = z.infer<typeof nodeSchema>

/** One conversational beat: a stack of nodes run top to bottom. */
export const cardSchema = z.strictObject({
  id: idSchema,
  name: z.string().max(120),
  nodes: z.array(nodeSchema).max(50),
})
export type Card = z.infer<typeof cardSchema>

export const flowSchema = z.strictObject({
  id: idSchema,
  name: z.string().max(120),
  startCardId: idSchema,
  cards: z.record(idSchema, cardSchema),
  /** Where a port leads: key `nodeId.portId` (see linkKey) → card id. A port of a node that is not the last of its card and has no link falls through to the next node if the port is `next`. */
  links: z.record(z.string(), idSchema),
  /** What a flow that runs this one gives it, gets back from it, and what it needs in between. They live in the frame of the run. */
  inputs: z.array(flowLocalSchema).max(30).optional(),
  outputs: z.array(flowLocalSchema).max(30).optional(),
  locals: z.array(flowLocalSchema).max(30).optional(),
})
export type Flow = z.infer<typeof flowSchema>

export const intentSchema = z.strictObject({
  id: idSchema,
  name: z.string().min(1).max(80),
  description: z.string().max(500).default(''),
  /** Example utterances per language; zh-CN and en may both be present. */
  examples: z.partialRecord(languageSchema, z.array(z.string().max(500))).default({}),
})
export type Intent = z.infer<typeof intentSchema>

/** What gets published together. Layout is kept apart (see layout.ts), so a moved card is not a change of behaviour. */
export const projectSchema = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  id: idSchema,
  name: z.string().min(1).max(120),
  entryFlowId: idSchema,
  languages: z.array(languageSchema).min(1),
  defaultLanguage: languageSchema,
  flows: z.record(idSchema, flowSchema),
  variables: z.array(variableSchema).default([]),
  intents: z.array(intentSchema).default([]),
  entities: z.array(entitySchema).max(200).optional(),
  listeners: z.array(listenerSchema).max(100).optional(),
  policy: policySchema,
  settings: settingsSchema,
})
export type Project = z.infer<typeof projectSchema>

/** The key of a port in `flow.links`. */
export function linkKey(nodeId: string, portId: string): string {
  return `${nodeId}.${portId}`
}

/** The inverse of linkKey. Ids never contain a dot. */
export function parseLinkKey(key: string): { nodeId: string; portId: string } {
  const dot = key.indexOf('.')
  return { nodeId: key.slice(0, dot), portId: key.slice(dot + 1) }
}
