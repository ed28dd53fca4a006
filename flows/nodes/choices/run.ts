import { languages } from '../../document/primitives.ts'
import type { ChoiceOption } from '../../engine/types.ts'
import type { Next, NodeCompiler, NodeRun, ResumeEvent, RunnableNode } from '../definition.ts'
import { matchChoice } from '../shared/match-choice.ts'
import { matchSeveral } from '../shared/match-several.ts'
import { nodeText } from '../shared/said-by-nodes.ts'
import { startTimeout } from '../shared/timeout.ts'
import type { ChoicesSettings } from './definition.ts'

type Said = Extract<ResumeEvent, { kind: 'message' }>

export function compileChoices(settings: ChoicesSettings, compiler: NodeCompiler): RunnableNode {
  const { choices, variable, retries, timeoutMinutes, multiple, min } = settings
  const max = Math.max(min, settings.max)
  const ask = compiler.template(settings.text)
  const askAgain = compiler.template(settings.notUnderstood)
  const labels = choices.map((choice) => ({ id: choice.id, label: compiler.template(choice.label) }))
  // Typed answers match in every language the author wrote, whatever language the talk is in.
  const fixed = choices.map((choice) => ({
    id: choice.id,
    labels: [...languages.map((language) => choice.label[language] ?? ''), ...choice.synonyms],
  }))

  function shownTo(run: NodeRun): ChoiceOption[] {
    return labels.map(({ id, label }) => ({ id, label: label(run) })).filter((choice) => choice.label !== '')
  }

  function put(run: NodeRun, text: string): Next {
    const shown = shownTo(run)
    const typed = multiple && !run.facts.channel.capabilities.multipleChoice
    const hint = typed ? [text, nodeText('several', run.language)].filter((line) => line !== '').join(' ') : text
    run.say(hint, multiple ? { choices: shown, multiple: { min, max: Math.min(max, shown.length) } } : { choices: shown })
    startTimeout(run, timeoutMinutes)
    return { waitFor: 'customer', choices: shown }
  }

  /** Ids of what was chosen; empty when nothing was, or not as many as wanted. */
  function choose(run: NodeRun, said: Said): string[] {
    const shown = shownTo(run)
    const both = fixed.map((choice) => ({
      id: choice.id,
      labels: [...choice.labels, ...shown.flatMap(({ id, label }) => (id === choice.id ? [label] : []))],
    }))
    if (!multiple) {
      const chosen = matchChoice(fixed, said) ?? matchChoice(both, said)
      return chosen === null ? [] : [chosen]
    }
    const chosen = matchSeveral(both, said)
    return chosen.length >= min && chosen.length <= max ? chosen : []
  }

  return {
    answers: (run, event) => choose(run, event).length > 0,
    enter: (run) => put(run, ask(run)),
    resume(run, event) {
      if (event.kind === 'timer') return { port: 'timeout' }
      if (event.kind !== 'message') return put(run, ask(run))
      const chosen = choose(run, event)
      const [first] = chosen
      if (first !== undefined) {
        run.understood()
        const named = chosen.map((id) => labels.find((choice) => choice.id === id)?.label(run) ?? id)
        run.set(variable, multiple ? named : (named[0] ?? first))
        return { port: multiple ? 'next' : `choice:${first}` }
      }
      run.missed()
      const tries = Number(run.memory.tries ?? 0) + 1
      if (tries > retries) return { port: 'none' }
      run.memory.tries = tries
      return put(run, askAgain(run) || ask(run))
    },
  }
}
