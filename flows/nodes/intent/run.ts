import { languages } from '../../document/primitives.ts'
import type { Next, NodeCompiler, NodeRun, RunnableNode } from '../definition.ts'
import { matchChoice } from '../shared/match-choice.ts'
import { startTimeout } from '../shared/timeout.ts'
import type { IntentSettings } from './definition.ts'

type Scored = { routeId: string; score: number }

export function compileIntent(settings: IntentSettings, compiler: NodeCompiler): RunnableNode {
  const { routes, margin, retries, timeoutMinutes } = settings
  const prompt = compiler.template(settings.prompt)
  const clarify = compiler.template(settings.clarify)
  const askAgain = compiler.template(settings.notUnderstood)
  const threshold = settings.threshold || compiler.settings.understandingThreshold
  const routeOf = new Map(routes.map((route) => [route.intentId, route.id]))
  const labels = new Map(routes.map((route) => [route.id, compiler.label(route.label)]))
  const names = new Map(routes.map((route) => [route.id, compiler.intentName(route.intentId)]))
  const typed = routes.map((route) => ({
    id: route.id,
    labels: [compiler.intentName(route.intentId), ...languages.map((language) => route.label[language] ?? '')],
  }))

  function wait(run: NodeRun): Next {
    startTimeout(run, timeoutMinutes)
    return { waitFor: 'customer' }
  }

  /** Routes by score; several intents never share a route, so the order is the intents' own. */
  function score(message: NodeRun['message']): Scored[] {
    return (message?.understanding?.intents ?? []).flatMap(({ id, score }) => {
      const routeId = routeOf.get(id)
      return routeId === undefined ? [] : [{ routeId, score }]
    })
  }

  function decide(run: NodeRun): Next {
    const intents = run.message?.understanding?.intents ?? []
    const [first, second] = score(run.message)
    const certain = first && first.score >= threshold
    const choose = (chosen: string | null) => run.trace({ kind: 'intent', nodeId: run.nodeId, scores: intents.slice(0, 5), chosen })
    // A better intent without a route here means: none of these, unless one that has a route is about as likely.
    const foreign = first && (intents[0]?.score ?? 0) - first.score > margin
    if (!first || !certain || foreign) {
      choose(null)
      return notUnderstood(run)
    }
    if (second && second.score >= threshold * 0.8 && first.score - second.score < margin) {
      choose(null)
      return didYouMean(run, [first.routeId, second.routeId])
    }
    choose(routes.find((route) => route.id === first.routeId)?.intentId ?? null)
    run.understood()
    return { port: `route:${first.routeId}` }
  }

  function didYouMean(run: NodeRun, routeIds: string[]): Next {
    const choices = routeIds.map((id) => ({ id, label: labels.get(id)?.(run.language) || names.get(id) || id }))
    run.memory.asked = routeIds
    run.say(clarify(run), { choices })
    startTimeout(run, timeoutMinutes)
    return { waitFor: 'customer', choices }
  }

  function notUnderstood(run: NodeRun): Next {
    run.missed()
    const tries = Number(run.memory.tries ?? 0) + 1
    if (tries > retries) return { port: 'none' }
    run.memory.tries = tries
    run.memory.asked = null
    run.say(askAgain(run))
    return wait(run)
  }

  return {
    answers(_run, event) {
      const first = score(event)[0]
      return first !== undefined && first.score >= threshold
    },
    enter(run) {
      if (settings.source === 'last' && run.message && run.message.text.trim() !== '') return decide(run)
      run.say(prompt(run))
      return wait(run)
    },
    repeat(run) {
      run.say(prompt(run))
      return wait(run)
    },
    resume(run, event) {
      if (event.kind === 'timer') return { port: 'timeout' }
      if (event.kind !== 'message') return wait(run)
      const asked = run.memory.asked
      const chosen = Array.isArray(asked)
        ? matchChoice(
            typed.filter((route) => asked.includes(route.id)),
            event,
          )
        : null
      if (chosen === null) return decide(run)
      run.understood()
      return { port: `route:${chosen}` }
    },
  }
}
