import type { Json } from '../../engine/types.ts'
import { toText } from '../../expressions/values.ts'
import type { Next, NodeCompiler, NodeRun, ResumeEvent, RunnableNode } from '../definition.ts'
import { nodeText } from '../shared/said-by-nodes.ts'
import { startTimeout } from '../shared/timeout.ts'
import { webAddress } from '../shared/web-address.ts'
import { readYesNo } from '../shared/yes-no.ts'
import type { QuestionSettings } from './definition.ts'
import { compileReader } from './reader.ts'

type Said = Extract<ResumeEvent, { kind: 'message' }>

export function compileQuestion(settings: QuestionSettings, compiler: NodeCompiler): RunnableNode {
  const { answer, variable, retries, timeoutMinutes, confirm, ahead } = settings
  const ask = compiler.template(settings.text)
  const complain = compiler.template(settings.invalid)
  const sayBack = compiler.template(settings.confirmText)
  const reader = compileReader(settings, compiler)

  function wait(run: NodeRun): Next {
    startTimeout(run, timeoutMinutes)
    return { waitFor: 'customer' }
  }

  function read(run: NodeRun, said: Said): Json {
    return answer === 'file' ? readFile(said) : reader.asked(said.text, run.facts.now)
  }

  function again(run: NodeRun, text: string): Next {
    run.missed()
    const tries = Number(run.memory.tries ?? 0) + 1
    if (tries > retries) return { port: 'invalid' }
    run.memory.tries = tries
    run.memory.value = null
    run.say(text || ask(run))
    return wait(run)
  }

  function putConfirmation(run: NodeRun, value: Json): Next {
    run.memory.value = value
    // The text may show the answer, so it is kept before it is confirmed.
    run.set(variable, value)
    const choices = (['yes', 'no'] as const).map((id) => ({ id, label: nodeText(id, run.language) }))
    run.say(sayBack(run) || `${toText(value, run.language)}？`, { choices })
    startTimeout(run, timeoutMinutes)
    return { waitFor: 'customer', choices }
  }

  function accept(run: NodeRun, value: Json): Next {
    run.understood()
    run.set(variable, value)
    return { port: 'next' }
  }

  return {
    // Any words answer a question for text, so there a listener goes first.
    answers: (run, said) => answer !== 'text' && answer !== 'file' && read(run, said) !== null,
    ...(ahead ? { hears: reader.ahead } : {}),
    reads: reader.asked,
    enter(run) {
      const said = ahead ? run.heard() : null
      if (said !== null) return confirm ? putConfirmation(run, said) : accept(run, said)
      run.say(ask(run))
      return wait(run)
    },
    repeat(run) {
      run.say(ask(run))
      return wait(run)
    },
    resume(run, event) {
      if (event.kind === 'timer') return { port: 'timeout' }
      if (event.kind !== 'message') return wait(run)
      const held = run.memory.value ?? null
      if (held !== null) {
        const agreed = event.choiceId === 'yes' ? true : event.choiceId === 'no' ? false : readYesNo(event.text)
        if (agreed === true) return accept(run, held)
        if (agreed === false) return again(run, ask(run))
      }
      // In place of yes or no people send the right value.
      const value = read(run, event)
      if (value === null) return held === null ? again(run, complain(run)) : putConfirmation(run, held)
      return confirm ? putConfirmation(run, value) : accept(run, value)
    },
  }
}

/** The first file of the message; where a channel takes none, the address of one. */
function readFile({ files, text }: Said): Json {
  const [file] = files ?? []
  if (file) return { ...file }
  const url = webAddress(/https?:\/\/\S+/i.exec(text)?.[0] ?? '')
  return url === '' ? null : { name: url.split(/[?#]/)[0]?.split('/').pop() || url, url, mediaType: '', size: 0 }
}
