import type { FlowLocal } from '../document/flow-local.ts'
import type { LocalText } from '../document/primitives.ts'
import type { Project } from '../document/project.ts'
import type { CompiledRule } from '../escalation/compile-rules.ts'
import type { ExpressionEnvironment, ScopedVariable } from '../expressions/environment.ts'
import type { RunnableNode } from '../nodes/definition.ts'
import type { ParsedNode } from '../nodes/parse-settings.ts'
import type { CompiledListener } from './compile-listeners.ts'

/** A project ready to run: expressions and texts are closures, links are references. Made by `compile`, never stored. */
export type Program = {
  project: Project
  environment: ExpressionEnvironment
  entry: CompiledFlow | null
  flows: ReadonlyMap<string, CompiledFlow>
  variables: ReadonlyMap<string, ScopedVariable>
  rules: CompiledRule[]
  listeners: CompiledListener[]
  /** Nodes that cannot run because their type or settings are broken; worked out when asked for. */
  readonly broken: { flowId: string; cardId: string; nodeId: string; reason: 'unknownType' | 'settings' }[]
  /** Questions whose answer may be said before they are put; found when first needed. */
  readonly hearing: readonly Hearing[]
  apology: LocalText
}

/**
 * A question that listens. `kind`: what kind of answer it wants; nodes of one `sort` find the same things in a text; `hasWords`: only
 * near words of its own; `masked`: what is found is personal.
 */
export type Hearing = { key: string; node: CompiledNode; kind: string; sort: string; hasWords: boolean; masked: boolean }

export type CompiledFlow = {
  id: string
  name: string
  start: CompiledCard | null
  cards: ReadonlyMap<string, CompiledCard>
  nodes: ReadonlyMap<string, CompiledNode>
  /** Where the flow goes on once a person is done: the card behind a hand-off's `resolved` port, if it asks for a rating. */
  afterHuman: CompiledCard | null
  /** Inputs, outputs and locals by id; null when the flow declares none. */
  locals: ReadonlyMap<string, FlowLocal> | null
  inputs: readonly FlowLocal[]
  outputs: readonly FlowLocal[]
}

export type CompiledCard = { id: string; name: string; first: CompiledNode | null }

/** Compiled when first reached: a conversation sees few of a big project's nodes. */
export type CompiledNode = {
  readonly id: string
  readonly type: string
  readonly flow: CompiledFlow
  readonly card: CompiledCard
  /** Version of the node type. */
  readonly version: number
  next: CompiledNode | null
  /** Its definition and settings; null settings when the node is broken. */
  readonly parsed: ParsedNode
  /** Port id → card it is linked to. */
  readonly targets: ReadonlyMap<string, CompiledCard>
  readonly fallsThrough: ReadonlySet<string>
  /** Null when the node is broken. */
  readonly runnable: RunnableNode | null
}
