import type { NodeCompiler, RunnableNode } from '../definition.ts'
import { queueAvailability } from '../shared/queue-availability.ts'
import type { HandoffSettings } from './definition.ts'

export function compileHandoff(
  { queueId, message, reason, priority, maxWaitMinutes }: HandoffSettings,
  compiler: NodeCompiler,
): RunnableNode {
  const messageOf = compiler.template(message)
  const reasonOf = compiler.template(reason)
  const queue = queueId || compiler.settings.fallbackQueueId
  return {
    enter(run) {
      // "Connecting you" is only said when somebody is there.
      const available = queueAvailability(run.facts, queue)
      if (available !== 'available') return { port: available === 'closed' ? 'closed' : 'nobody' }
      run.say(messageOf(run))
      return { waitFor: 'human', queueId: queue, priority, reason: reasonOf(run), waitSeconds: maxWaitMinutes * 60 }
    },
    resume: (_run, event) => ({ port: event.kind === 'human' ? event.outcome : 'nobody' }),
  }
}
