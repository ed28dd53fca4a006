import type { Intent } from '../../flows/document/project.ts'
import type { Understanding } from '../../flows/engine/types.ts'

const human = /人工|客服|真人|转接|\b(human|agent|person|representative)\b/i
const angry = /投诉|垃圾|骗|差劲|生气|太慢|三天了|退钱|terrible|awful|angry|ridiculous|worst/i
const urgent = /马上|立刻|紧急|urgent|asap|immediately/i

/** A stand-in while the server cannot be reached: how many pairs of characters a text shares with the examples. Much weaker than the real one. */
export function understandLocally(text: string, intents: readonly Intent[]): Understanding {
  const said = pairs(text)
  const scores = intents
    .map(({ id, name, examples }) => ({
      id,
      score: Math.max(0, ...[name, ...Object.values(examples).flat()].map((example) => overlap(said, pairs(example)))),
    }))
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

function pairs(text: string): Set<string> {
  const plain = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
  const found = new Set<string>()
  for (let i = 0; i < plain.length - 1; i++) found.add(plain.slice(i, i + 2))
  return found
}

/** Dice coefficient, 0..1. */
function overlap(a: Set<string>, b: Set<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  let shared = 0
  for (const pair of a) if (b.has(pair)) shared += 1
  return (2 * shared) / (a.size + b.size)
}
