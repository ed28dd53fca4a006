import { getField } from '../../expressions/values.ts'
import type { NodeCompiler, RunnableNode } from '../definition.ts'
import type { TicketSettings } from './definition.ts'

const TIMEOUT_MS = 30_000

export function compileTicket(
  { ticketType, subject, description, priority, variable }: TicketSettings,
  compiler: NodeCompiler,
): RunnableNode {
  const subjectOf = compiler.template(subject)
  const descriptionOf = compiler.template(description)
  return {
    enter(run) {
      const effect = {
        kind: 'ticket' as const,
        ticketType,
        subject: subjectOf(run).trim().slice(0, 200) || ticketType,
        description: descriptionOf(run),
        priority,
        fields: {},
      }
      return { waitFor: 'effect', effect, timeoutMs: TIMEOUT_MS }
    },
    resume(run, event) {
      if (event.kind !== 'effect' || !event.ok) return { port: 'failed' }
      run.set(variable, getField(event.result, 'number'))
      return { port: 'done' }
    },
  }
}
