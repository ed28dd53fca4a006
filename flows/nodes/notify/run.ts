import type { NodeCompiler, RunnableNode } from '../definition.ts'
import type { NotifySettings } from './definition.ts'

const TIMEOUT_MS = 60_000

export function compileNotify({ by, to, subject, text }: NotifySettings, compiler: NodeCompiler): RunnableNode {
  const toWhom = compiler.template(to, by === 'webhook' ? 'url' : 'plain')
  const subjectOf = compiler.template(subject)
  const textOf = compiler.template(text)
  return {
    enter(run) {
      const said = textOf(run).trim().slice(0, 4000)
      if (by === 'team') {
        run.command({ kind: 'notify', message: said })
        return { port: 'sent' }
      }
      // A line break in a subject or an address would begin a header of its own.
      const oneLine = (value: string) => value.replace(/[\r\n]+/g, ' ').trim()
      const effect = {
        kind: 'notify' as const,
        by,
        to: oneLine(toWhom(run)).slice(0, 2000),
        subject: oneLine(subjectOf(run)).slice(0, 200),
        text: said,
      }
      return { waitFor: 'effect', effect, timeoutMs: TIMEOUT_MS }
    },
    resume: (_run, event) => ({ port: event.kind === 'effect' && event.ok ? 'sent' : 'failed' }),
  }
}
