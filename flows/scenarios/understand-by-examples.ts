import type { Intent } from '../document/project.ts'
import { normaliseText } from '../engine/similar-text.ts'
import type { Understand } from './moment.ts'

const human = /人工|客服|真人|转接|\b(human|agent|person|representative)\b/i
const angry = /投诉|垃圾|骗|差劲|生气|太慢|三天了|退钱|terrible|awful|angry|ridiculous|worst/i
const urgent = /马上|立刻|紧急|urgent|asap|immediately/i

/**
 * Understanding without a recogniser: how many pairs of characters a text shares with the examples of each intent (Dice, 0..1).
 * Much weaker than a trained one, but the same everywhere and always.
 */
export function understandByExamples(intents: readonly Intent[]): Understand {
  const known = intents.map(({ id, name, examples }) => ({ id, pairs: [name, ...Object.values(examples).flat()].map(pairsOf) }))
  return (text) => {
    const said = pairsOf(text)
    const scores = known
      .map(({ id, pairs }) => ({ id, score: pairs.reduce((best, each) => Math.max(best, overlap(said, each)), 0) }))
      .filter(({ score }) => score > 0.1)
      .sort((a, b) => b.score - a.score)
      .slice(0, 5)
    return {
      language: /\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en',
      intents: scores,
      sentiment: angry.test(text) ? -0.7 : 0,
      asksForHuman: human.test(text),
      urgent: urgent.test(text),
      topics: [],
    }
  }
}

function pairsOf(text: string): Set<string> {
  const plain = normaliseText(text)
  const found = new Set<string>()
  for (let i = 0; i < plain.length - 1; i++) found.add(plain.slice(i, i + 2))
  return found
}

function overlap(a: Set<string>, b: Set<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  let shared = 0
  for (const pair of a) if (b.has(pair)) shared += 1
  return (2 * shared) / (a.size + b.size)
}
