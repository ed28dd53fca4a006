import type { Listener, ListenerTrigger } from '../document/listener.ts'
import type { Project } from '../document/project.ts'
import { compileCondition } from '../expressions/condition.ts'
import type { ExpressionEnvironment } from '../expressions/environment.ts'
import type { Scope } from '../expressions/scope.ts'
import { normaliseText } from './similar-text.ts'

/** `hears` looks at the message in the scope; without one (the customer pressed "talk to a person") only `human` hears. */
export type CompiledListener = { listener: Listener; hears(scope: Scope): boolean }

/** Listeners that are on, in document order. */
export function compileListeners(environment: ExpressionEnvironment, project: Project): CompiledListener[] {
  return (project.listeners ?? [])
    .filter((listener) => listener.enabled)
    .map((listener) => ({ listener, hears: compileTrigger(environment, project, listener.on) }))
}

function compileTrigger(environment: ExpressionEnvironment, project: Project, trigger: ListenerTrigger): CompiledListener['hears'] {
  switch (trigger.kind) {
    case 'keywords': {
      const words = trigger.words.map(normaliseText).filter((word) => word !== '')
      return trigger.match === 'whole' ? hearsWhole(new Set(words)) : ({ message }) => containsWord(message?.text ?? '', trigger.words)
    }
    case 'intent': {
      const threshold = trigger.threshold || project.settings.understandingThreshold
      return ({ message }) => {
        const best = message?.understanding?.intents[0]
        return best !== undefined && best.id === trigger.intentId && best.score >= threshold
      }
    }
    case 'expression': {
      const condition = compileCondition(environment, trigger.when)
      return (scope) => scope.message !== null && condition.test(scope)
    }
    case 'human':
      return ({ state }) => state.signals.asksForHuman
    case 'startOver':
      return hearsWhole(startOverWords)
  }
}

function hearsWhole(words: ReadonlySet<string>): CompiledListener['hears'] {
  return ({ message }) => message !== null && words.has(normaliseText(message.text))
}

/** Han anywhere in the message, Latin as whole words, so that "no" is not heard in "now". */
function containsWord(text: string, words: readonly string[]): boolean {
  const plain = ` ${spaced(text)} `
  return words.some((word) => {
    const wanted = spaced(word)
    return wanted !== '' && plain.includes(/\p{Script=Han}/u.test(wanted) ? wanted : ` ${wanted} `)
  })
}

function spaced(text: string): string {
  return text
    .slice(0, 1000)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

const startOverWords = new Set(
  [
    '重新开始',
    '从头开始',
    '从头来',
    '重来',
    '重新来',
    '主菜单',
    '返回主菜单',
    '回到主菜单',
    '返回首页',
    'start over',
    'start again',
    'begin again',
    'restart',
    'main menu',
    'back to start',
  ].map(normaliseText),
)
