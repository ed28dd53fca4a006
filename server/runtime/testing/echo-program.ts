import { blankState } from '../../../flows/engine/create-state.ts'
import type { Command, ConversationEvent, ConversationState, Facts, StepResult, TraceEntry } from '../../../flows/engine/types.ts'
import type { LiveProgram } from '../live-program.ts'

/**
 * A program small enough to reason about: it keeps every text it was told in `variables.log`, in order, and answers each with
 * `echo <n>: <text>`. A lost, doubled or reordered turn shows in that list. Some texts do more:
 * `effect` asks for an HTTP effect, `slow <ms>` sets a timer, `human` hands off, `bye` closes, `vip` changes the customer.
 */
export const echoProgram = echoVersion('echo')

/** Another version of it. Who moves to it is told so: it remembers in `variables.moves`, and says `again`. */
export function echoVersion(versionId: string): LiveProgram {
  return {
    versionId,
    engine: 'echo',
    createState: ({ now }) => blankState({ now, language: 'en', variables: { log: [], moves: [] } }),
    step,
    adopt(before) {
      const state = structuredClone(before)
      ;(state.variables.moves as string[]).push(versionId)
      return { outcome: 'restartStep', state, reasons: [] }
    },
    wakeAt(state) {
      const due = Object.values(state.timers)
      return due.length === 0 ? null : Math.min(...due)
    },
  }
}

function step(before: ConversationState, event: ConversationEvent, facts: Facts): StepResult {
  const state = structuredClone(before)
  state.step += 1
  const commands: Command[] = []
  const trace: TraceEntry[] = []
  const say = (text: string) =>
    commands.push({ kind: 'say', id: `${state.step}.${commands.length}`, epoch: state.epoch, text, nodeId: null })
  const own = (owner: ConversationState['owner']) => {
    state.owner = owner
    state.epoch += 1
    commands.push({ kind: 'owner', owner, epoch: state.epoch })
  }
  const log = state.variables.log as string[]
  switch (event.kind) {
    case 'start':
      say('hello')
      break
    case 'message': {
      log.push(event.text)
      if (event.text === 'effect') {
        const effect = { kind: 'http', method: 'POST', url: 'http://127.0.0.1:9/', headers: {}, body: null } as const
        commands.push({ kind: 'effect', id: `e${state.step}`, effect, nodeId: 'n', timeoutMs: 20_000 })
      }
      if (event.text.startsWith('slow ')) state.timers[`t${state.step}`] = facts.now + Number(event.text.slice(5))
      if (event.text === 'vip') commands.push({ kind: 'updateCustomer', attributes: { tier: 'gold' }, addTags: ['vip'], removeTags: [] })
      if (event.text === 'ticket') {
        const effect = { kind: 'ticket', ticketType: 'general', subject: 'Help', description: '', priority: 1, fields: {} } as const
        commands.push({ kind: 'effect', id: `e${state.step}`, effect, nodeId: 'n', timeoutMs: 20_000 })
      }
      if (event.text === 'human') {
        own('queue')
        commands.push({ kind: 'handoff', queueId: 'q', priority: 2, epoch: state.epoch, packet: packet(event.text) })
      }
      if (state.owner === 'bot') say(`echo ${log.length}: ${event.text}`)
      if (event.text === 'bye') {
        own('closed')
        state.outcome = 'done'
        commands.push({ kind: 'close', outcome: 'done' })
      }
      break
    }
    case 'effect':
      log.push(`${event.id}=${event.ok ? 'ok' : event.error.code}`)
      say(`effect ${event.id} ${event.ok ? 'ok' : 'failed'}`)
      break
    case 'wake':
      for (const [name, due] of Object.entries(state.timers)) {
        if (due > facts.now) continue
        delete state.timers[name]
        log.push(`fired ${name}`)
        say(`fired ${name}`)
      }
      break
    case 'repeat':
      say('again')
      break
    case 'accepted':
      own('agent')
      break
    case 'left':
    case 'resolved':
      own('closed')
      commands.push({ kind: 'close', outcome: event.kind === 'left' ? 'left' : event.outcome })
      break
    default:
      break
  }
  return { state, commands, trace }
}

function packet(text: string) {
  return {
    ruleId: null,
    ruleName: null,
    reason: 'asked',
    intent: '',
    sentiment: 0,
    collected: [],
    tried: [],
    lastCustomerText: text,
    language: 'en' as const,
    trace: [],
  }
}
