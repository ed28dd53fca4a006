import type { EffectRequest } from '../../engine/types.ts'
import { getField, toNumber } from '../../expressions/values.ts'
import type { NodeCompiler, NodeRun, RunnableNode } from '../definition.ts'
import type { TicketSettings } from './definition.ts'

const TIMEOUT_MS = 30_000

export function compileTicket(settings: TicketSettings, compiler: NodeCompiler): RunnableNode {
  const { action, ticketType, priority, variable, status } = settings
  const subjectOf = compiler.template(settings.subject)
  const descriptionOf = compiler.template(settings.description)
  const commentOf = compiler.template(settings.comment)
  const numberOf = compiler.expression(settings.number)

  function request(run: NodeRun): EffectRequest | null {
    if (action === 'create') {
      const subject = subjectOf(run).trim().slice(0, 200) || ticketType
      return { kind: 'ticket', ticketType, subject, description: descriptionOf(run), priority, fields: {} }
    }
    const number = toNumber(numberOf(run))
    return number === null ? null : { kind: 'ticketChange', number, status, priority: null, comment: commentOf(run).trim() }
  }

  return {
    enter(run) {
      const effect = request(run)
      return effect ? { waitFor: 'effect', effect, timeoutMs: TIMEOUT_MS } : { port: 'failed' }
    },
    resume(run, event) {
      if (event.kind !== 'effect' || !event.ok) return { port: 'failed' }
      if (action === 'create') run.set(variable, getField(event.result, 'number'))
      return { port: 'done' }
    },
  }
}
