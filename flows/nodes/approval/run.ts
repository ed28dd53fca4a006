import { getField, toText } from '../../expressions/values.ts'
import type { NodeCompiler, RunnableNode } from '../definition.ts'
import type { ApprovalSettings } from './definition.ts'

/**
 * A person approves, edits or declines what the bot is about to say. It is asked for like any other effect, so the answer counts
 * once, is kept while the flow is put aside, and does not come too late.
 */
export function compileApproval(settings: ApprovalSettings, compiler: NodeCompiler): RunnableNode {
  const { send, queueId, variable, timeoutMinutes } = settings
  const titleOf = compiler.template(settings.title)
  const textOf = compiler.template(settings.text)
  const askPatience = compiler.template(settings.waitText)
  return {
    enter(run) {
      run.say(askPatience(run))
      const effect = {
        kind: 'approval' as const,
        queueId: queueId || compiler.settings.fallbackQueueId,
        title: titleOf(run).slice(0, 200),
        text: textOf(run).slice(0, 4000),
      }
      run.command({ kind: 'needsAttention', ruleId: '', reason: 'approval' })
      return { waitFor: 'effect', effect, timeoutMs: Math.max(timeoutMinutes, 1) * 60_000 }
    },
    resume(run, event) {
      if (event.kind !== 'effect' || !event.ok) return { port: 'timedOut' }
      const decision = getField(event.result, 'decision')
      if (decision !== 'approved' && decision !== 'edited') return { port: 'declined' }
      const text = toText(getField(event.result, 'text'))
      run.set(variable, text)
      if (send) run.say(text)
      return { port: 'approved' }
    },
  }
}
