import type { Language } from '../document/primitives.ts'
import { isMasked, type VariableType } from '../document/variable.ts'
import { toJson } from '../expressions/values.ts'
import type { NodeRun } from '../nodes/definition.ts'
import { settleAnswers } from './answered.ts'
import { coerce } from './coerce.ts'
import { hearingKey } from './find-hearing.ts'
import type { CompiledNode, Program } from './program.ts'
import { renderMessage } from './render-message.ts'
import type { Command, ConversationState, Facts, Frame, Json, JsonObject, Message, Owner, PendingMessage, TraceEntry } from './types.ts'

/** Longest text said or stored, in characters. */
export const MAX_TEXT_LENGTH = 4000
/** Largest list or object a variable may hold, in characters of JSON. */
const MAX_OBJECT_LENGTH = 64_000

/**
 * One step under way: the state being built (copied only where it changes), the commands and the trace. It is also what
 * nodes get into their hands (NodeRun).
 */
export class Turn implements NodeRun {
  readonly program: Program
  readonly facts: Facts
  readonly commands: Command[] = []
  readonly log: TraceEntry[] = []
  state: ConversationState
  nodeId = ''
  memory: JsonObject = {}
  /** Node visits so far in this step. */
  visits = 0
  /** On the way back from a correction: cards passed again are no sign of going round in circles. */
  goesBack = false
  /** Set when something asks for the customer's words; see run-nodes.ts. */
  looksAtMessage = false
  private said: PendingMessage | null = null
  private serial = 0
  private chance = 0
  private ownsVariables = false
  private ownsVisits = false
  private ownsTimers = false
  private ownsStack = false

  constructor(program: Program, state: ConversationState, facts: Facts) {
    this.program = program
    this.facts = facts
    this.state = { ...state, step: state.step + 1 }
  }

  get message(): PendingMessage | null {
    this.looksAtMessage = true
    return this.said
  }

  set message(message: PendingMessage | null) {
    this.said = message
  }

  get language(): Language {
    return this.state.language
  }

  get top(): Frame | undefined {
    return this.state.stack.at(-1)
  }

  nextId(): string {
    this.serial += 1
    return `${this.state.step}.${this.serial}`
  }

  say(text: string, extra: Omit<Message, 'text'> = {}): void {
    if (text.trim() === '' && !extra.choices?.length && !extra.content) return
    let body = text
    if (body.length > MAX_TEXT_LENGTH) {
      body = body.slice(0, MAX_TEXT_LENGTH)
      this.log.push({ kind: 'limit', limit: 'length', nodeId: this.nodeId || null })
    }
    for (const message of renderMessage({ ...extra, text: body }, this.facts.channel.capabilities)) {
      if (message.text.trim() === '' && !message.choices?.length && !message.content) continue
      const command: Extract<Command, { kind: 'say' }> = {
        kind: 'say',
        id: this.nextId(),
        epoch: this.state.epoch,
        text: message.text,
        nodeId: this.nodeId || null,
      }
      if (message.choices) command.choices = message.choices
      if (message.widget) command.widget = message.widget
      if (message.multiple) command.multiple = message.multiple
      if (message.content) command.content = message.content
      this.commands.push(command)
    }
  }

  heard(): Json {
    const { heard } = this.state
    const flowId = this.top?.flowId
    if (!heard || flowId === undefined) return null
    const key = hearingKey(flowId, this.nodeId)
    const value = Object.hasOwn(heard, key) ? (heard[key] ?? null) : null
    if (value === null) return null
    // Another question for the same thing must not take the same words for its answer.
    const sort = this.program.hearing.find((each) => each.key === key)?.sort
    const used = new Set(this.program.hearing.filter((each) => each.sort === sort).map((each) => each.key))
    this.state.heard = Object.fromEntries(Object.entries(heard).filter(([each]) => !used.has(each)))
    return value
  }

  set(variableId: string, value: Json): void {
    if (this.setLocal(variableId, value)) return
    const variable = this.program.variables.get(variableId)
    if (!variable || variable.scope === 'constant') return
    const stored = this.bounded(coerce(toJson(value), variable.type))
    if (!this.ownsVariables) {
      this.ownsVariables = true
      this.state.variables = { ...this.state.variables }
    }
    this.state.variables[variableId] = stored
    this.log.push({ kind: 'set', variableId, value: isMasked(variable) ? '***' : stored })
    if (variable.scope === 'customer')
      this.commands.push({ kind: 'updateCustomer', attributes: { [variableId]: stored }, addTags: [], removeTags: [] })
  }

  typeOf(id: string): VariableType {
    const { top, program } = this
    return ((top && program.flows.get(top.flowId)?.locals?.get(id)) ?? program.variables.get(id))?.type ?? 'text'
  }

  /** True when the flow under way declares the name itself. */
  private setLocal(id: string, value: Json): boolean {
    const frame = this.top
    const local = frame?.locals && this.program.flows.get(frame.flowId)?.locals?.get(id)
    if (!frame || !local) return false
    const stored = this.bounded(coerce(toJson(value), local.type))
    this.state.stack = [...this.state.stack.slice(0, -1), { ...frame, locals: { ...frame.locals, [id]: stored } }]
    this.log.push({ kind: 'set', variableId: id, value: isMasked(local) ? '***' : stored })
    return true
  }

  command(command: Command): void {
    if (command.kind === 'notify' || command.kind === 'rated' || command.kind === 'needsAttention') settleAnswers(this)
    this.commands.push(command)
  }

  timer(name: string, afterMs: number): void {
    this.setTimer(`node.${name}`, this.facts.now + Math.max(0, Number.isFinite(afterMs) ? afterMs : 0))
  }

  trace(entry: TraceEntry): void {
    this.log.push(entry)
  }

  missed(): void {
    this.state.signals = { ...this.state.signals, misses: this.state.signals.misses + 1 }
  }

  understood(): void {
    if (this.state.signals.misses > 0) this.state.signals = { ...this.state.signals, misses: 0 }
  }

  failed(): void {
    this.state.signals = { ...this.state.signals, failures: this.state.signals.failures + 1 }
  }

  /** mulberry32 over the seed, the step and the number of calls. */
  random(): number {
    this.chance += 1
    let x = (this.facts.seed ^ Math.imul(this.state.step, 0x9e3779b1) ^ Math.imul(this.chance, 0x85ebca6b)) >>> 0
    x = (x + 0x6d2b79f5) >>> 0
    let y = Math.imul(x ^ (x >>> 15), 1 | x)
    y = (y + Math.imul(y ^ (y >>> 7), 61 | y)) ^ y
    return ((y ^ (y >>> 14)) >>> 0) / 4294967296
  }

  setTimer(name: string, due: number): void {
    if (!this.ownsTimers) this.state.timers = { ...this.state.timers }
    this.ownsTimers = true
    this.state.timers[name] = due
  }

  cancelTimer(name: string): void {
    if (!(name in this.state.timers)) return
    // Built anew instead of `delete`, which would make the object slow for good.
    const timers: Record<string, number> = {}
    for (const key in this.state.timers) if (key !== name) timers[key] = this.state.timers[key] ?? 0
    this.state.timers = timers
    this.ownsTimers = true
  }

  clearTimers(): void {
    for (const _ in this.state.timers) {
      this.state.timers = {}
      this.ownsTimers = true
      return
    }
  }

  /** Replace the innermost frame: the flow is now at this node, with fresh memory. */
  place(node: CompiledNode): void {
    this.nodeId = node.id
    this.memory = {}
    this.replaceTop({ flowId: node.flow.id, cardId: node.card.id, nodeId: node.id, memory: this.memory })
  }

  /** Go on at the node of the innermost frame; its memory may now be changed. */
  reenter(frame: Frame): void {
    this.nodeId = frame.nodeId
    this.memory = { ...frame.memory }
    this.replaceTop({ flowId: frame.flowId, cardId: frame.cardId, nodeId: frame.nodeId, memory: this.memory })
  }

  /** Another place in the same run of the flow: its locals stay. */
  replaceTop(frame: Frame): void {
    const locals = this.top?.locals
    // Copied once in a step: the frames of a node passed are nobody's any more.
    if (!this.ownsStack) this.state.stack = this.state.stack.slice()
    this.ownsStack = true
    this.state.stack[Math.max(0, this.state.stack.length - 1)] = locals ? { ...frame, locals } : frame
  }

  push(frame: Frame): void {
    this.state.stack = [...this.state.stack, frame]
  }

  visitCard(cardId: string): void {
    if (this.goesBack) return
    if (!this.ownsVisits) {
      this.ownsVisits = true
      this.state.visits = { ...this.state.visits }
    }
    const count = (Object.hasOwn(this.state.visits, cardId) ? (this.state.visits[cardId] ?? 0) : 0) + 1
    this.state.visits[cardId] = count
    if (count > this.state.signals.loops) this.state.signals = { ...this.state.signals, loops: count }
  }

  setOwner(owner: Owner): void {
    settleAnswers(this)
    this.state.owner = owner
    this.state.epoch += 1
    this.commands.push({ kind: 'owner', owner, epoch: this.state.epoch })
    this.log.push({ kind: 'owner', owner, epoch: this.state.epoch })
  }

  private bounded(value: Json): Json {
    if (typeof value === 'string' && value.length > MAX_TEXT_LENGTH) {
      this.log.push({ kind: 'limit', limit: 'length', nodeId: this.nodeId || null })
      return value.slice(0, MAX_TEXT_LENGTH)
    }
    if (typeof value === 'object' && value !== null && JSON.stringify(value).length > MAX_OBJECT_LENGTH) {
      this.log.push({ kind: 'limit', limit: 'length', nodeId: this.nodeId || null })
      return null
    }
    return value
  }
}
