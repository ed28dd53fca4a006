import { languages } from '../../document/primitives.ts'
import type { Next, NodeCompiler, NodeRun, ResumeEvent, RunnableNode } from '../definition.ts'
import { matchChoice } from '../shared/match-choice.ts'
import { startTimeout } from '../shared/timeout.ts'
import type { ChoicesSettings } from './definition.ts'

export function compileChoices(
  { text, choices, variable, notUnderstood, retries, timeoutMinutes }: ChoicesSettings,
  compiler: NodeCompiler,
): RunnableNode {
  const ask = compiler.template(text)
  const askAgain = compiler.template(notUnderstood)
  const labels = choices.map((choice) => ({ id: choice.id, label: compiler.template(choice.label) }))
  // Typed answers match in every language the author wrote, whatever language the talk is in.
  const fixed = choices.map((choice) => ({
    id: choice.id,
    labels: [...languages.map((language) => choice.label[language] ?? ''), ...choice.synonyms],
  }))

  function put(run: NodeRun, text: string): Next {
    const shown = labels.map(({ id, label }) => ({ id, label: label(run) })).filter((choice) => choice.label !== '')
    run.say(text, { choices: shown })
    startTimeout(run, timeoutMinutes)
    return { waitFor: 'customer', choices: shown }
  }

  function choose(run: NodeRun, event: Extract<ResumeEvent, { kind: 'message' }>): string | null {
    const shown = labels.map(({ id, label }) => ({ id, labels: [label(run)] }))
    return matchChoice(fixed, event) ?? matchChoice(shown, event)
  }

  return {
    answers: (run, event) => choose(run, event) !== null,
    enter: (run) => put(run, ask(run)),
    resume(run, event) {
      if (event.kind === 'timer') return { port: 'timeout' }
      if (event.kind !== 'message') return put(run, ask(run))
      const chosen = choose(run, event)
      if (chosen !== null) {
        run.understood()
        run.set(variable, labels.find((choice) => choice.id === chosen)?.label(run) ?? chosen)
        return { port: `choice:${chosen}` }
      }
      run.missed()
      const tries = Number(run.memory.tries ?? 0) + 1
      if (tries > retries) return { port: 'none' }
      run.memory.tries = tries
      return put(run, askAgain(run) || ask(run))
    },
  }
}
