import { localTime } from '../../calendar/local-time.ts'
import type { FormField, Json } from '../../engine/types.ts'
import type { Next, NodeCompiler, NodeRun, ResumeEvent, RunnableNode } from '../definition.ts'
import { readAnswer } from '../question/read-answer.ts'
import { matchChoice } from '../shared/match-choice.ts'
import { isSkip, nodeText } from '../shared/said-by-nodes.ts'
import { startTimeout } from '../shared/timeout.ts'
import type { FormSettings } from './definition.ts'

type Said = Extract<ResumeEvent, { kind: 'message' }>
type Field = FormSettings['fields'][number]

/** All fields at once where the channel has forms; one question after the other where it has none, or when the customer types instead. */
export function compileForm(settings: FormSettings, compiler: NodeCompiler): RunnableNode {
  const { fields, retries, timeoutMinutes } = settings
  const intro = compiler.template(settings.text)
  const complain = compiler.template(settings.invalid)
  const submit = compiler.template(settings.submit)
  const labels = fields.map((field) => compiler.template(field.label))
  const timezone = compiler.settings.calendars[0]?.timezone ?? 'Asia/Shanghai'
  const labelOf = (run: NodeRun, index: number) => labels[index]?.(run) || (fields[index]?.id ?? '')

  /** undefined: not valid; null: left out. */
  function read(run: NodeRun, field: Field, text: string, choiceId?: string): Json | undefined {
    if (!field.required && isSkip(text)) return null
    if (field.kind === 'choice') {
      const options = field.options.map((option, index) => ({ id: `o${index}`, labels: [option] }))
      const chosen = matchChoice(options, choiceId === undefined ? { kind: 'message', text } : { kind: 'message', text, choiceId })
      return chosen === null ? undefined : field.options[Number(chosen.slice(1))]
    }
    const type = field.kind === 'longText' ? 'text' : field.kind
    const today = type === 'date' ? localTime(run.facts.now, timezone).date : ''
    return readAnswer({ type, text, pattern: '', today }) ?? undefined
  }

  function wait(run: NodeRun, choices?: { id: string; label: string }[]): Next {
    startTimeout(run, timeoutMinutes)
    return choices ? { waitFor: 'customer', choices } : { waitFor: 'customer' }
  }

  function putForm(run: NodeRun, text: string): Next {
    const shown = fields.map((field, index): FormField => {
      const { id, kind, required, options } = field
      return kind === 'choice'
        ? { id, label: labelOf(run, index), kind, required, options }
        : { id, label: labelOf(run, index), kind, required }
    })
    run.say(text, { content: { kind: 'form', fields: shown, submit: submit(run) || nodeText('submit', run.language) } })
    return wait(run)
  }

  function putField(run: NodeRun, index: number, before: string): Next {
    const field = fields[index]
    if (!field) return { port: 'next' }
    run.memory.at = index
    const hint = field.required ? '' : nodeText('skipHint', run.language)
    const text = [before, [labelOf(run, index), hint].filter((part) => part !== '').join(' ')].filter((part) => part !== '').join('\n')
    const choices = field.kind === 'choice' ? field.options.map((label, at) => ({ id: `o${at}`, label })) : undefined
    run.say(text, choices ? { choices } : {})
    return wait(run, choices)
  }

  function tryAgain(run: NodeRun, put: () => Next): Next {
    run.missed()
    const tries = Number(run.memory.tries ?? 0) + 1
    if (tries > retries) return { port: 'invalid' }
    run.memory.tries = tries
    return put()
  }

  function takeForm(run: NodeRun, values: Record<string, string>): Next {
    const given = fields.map((field) => read(run, field, values[field.id] ?? ''))
    const wrong = fields.flatMap((_, index) => (given[index] === undefined ? [labelOf(run, index)] : []))
    if (wrong.length > 0) return tryAgain(run, () => putForm(run, `${complain(run)} ${wrong.join('、')}`.trim()))
    run.understood()
    for (const [index, { variable }] of fields.entries()) run.set(variable, given[index] ?? null)
    return { port: 'next' }
  }

  function takeField(run: NodeRun, { text, choiceId }: Said): Next {
    const at = Number(run.memory.at)
    const field = fields[at]
    const value = field && read(run, field, text, choiceId)
    if (!field || value === undefined) return tryAgain(run, () => putField(run, at, complain(run)))
    run.understood()
    run.set(field.variable, value)
    run.memory.tries = 0
    return putField(run, at + 1, '')
  }

  return {
    enter(run) {
      if (fields.length === 0) return { port: 'next' }
      return run.facts.channel.capabilities.forms ? putForm(run, intro(run)) : putField(run, 0, intro(run))
    },
    resume(run, event) {
      if (event.kind === 'timer') return { port: 'timeout' }
      if (event.kind !== 'message') return wait(run)
      if (event.values) return takeForm(run, event.values)
      // Typed words under a form: they are the first answer, if they fit it; the rest is asked for.
      if (run.memory.at === undefined) {
        run.memory.at = 0
        const first = fields[0]
        if (!first || read(run, first, event.text) === undefined) return putField(run, 0, '')
      }
      return takeField(run, event)
    },
  }
}
