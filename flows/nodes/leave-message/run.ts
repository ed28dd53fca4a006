import type { JsonObject } from '../../engine/types.ts'
import { getField, toText } from '../../expressions/values.ts'
import type { Next, NodeCompiler, NodeRun, RunnableNode } from '../definition.ts'
import { readAnswer } from '../question/read-answer.ts'
import { startTimeout } from '../shared/timeout.ts'
import type { LeaveMessageSettings } from './definition.ts'

const TIMEOUT_MS = 30_000

/** A message for the team: what it is about, how to reach the customer, and a ticket to call back from. */
export function compileLeaveMessage(settings: LeaveMessageSettings, compiler: NodeCompiler): RunnableNode {
  const { askContact, ticketType, variable, timeoutMinutes } = settings
  const ask = compiler.template(settings.text)
  const askHow = compiler.template(settings.contactText)
  const thank = compiler.template(settings.thanks)

  function wait(run: NodeRun): Next {
    startTimeout(run, timeoutMinutes || 10)
    return { waitFor: 'customer' }
  }

  function createTicket(run: NodeRun, contact: string): Next {
    const message = toText(run.memory.message ?? '')
    const fields: JsonObject = contact === '' ? {} : { contact }
    const effect = {
      kind: 'ticket' as const,
      ticketType,
      subject: message.replace(/\s+/g, ' ').slice(0, 120),
      description: message,
      priority: 0,
      fields,
    }
    return { waitFor: 'effect', effect, timeoutMs: TIMEOUT_MS }
  }

  function takeMessage(run: NodeRun, text: string): Next {
    if (text.trim() === '') return wait(run)
    run.memory.message = text.trim()
    const known = knownContact(run)
    if (known !== '' || !askContact) return createTicket(run, known)
    run.memory.asksContact = true
    run.say(askHow(run))
    return wait(run)
  }

  return {
    enter(run) {
      run.say(ask(run))
      return wait(run)
    },
    resume(run, event) {
      // Whatever was left so far is worth a ticket.
      if (event.kind === 'timer') return run.memory.message ? createTicket(run, '') : { port: 'timeout' }
      if (event.kind === 'effect') {
        if (!event.ok) {
          run.command({ kind: 'needsAttention', ruleId: '', reason: 'leftMessage' })
          return { port: 'failed' }
        }
        run.set(variable, getField(event.result, 'number'))
        run.say(thank(run))
        return { port: 'left' }
      }
      if (event.kind !== 'message') return wait(run)
      if (!run.memory.asksContact) return takeMessage(run, event.text)
      const contact = readContact(event.text)
      if (contact !== null) return createTicket(run, contact)
      if (run.memory.asked) return createTicket(run, event.text.trim().slice(0, 200))
      run.memory.asked = true
      run.say(askHow(run))
      return wait(run)
    },
  }
}

function readContact(text: string): string | null {
  for (const type of ['email', 'phone'] as const) {
    const found = readAnswer({ type, text, pattern: '', today: '' })
    if (found !== null) return toText(found)
  }
  return null
}

function knownContact({ facts }: NodeRun): string {
  return toText(getField(facts.customer.attributes, 'phone') ?? getField(facts.customer.attributes, 'email') ?? '')
}
