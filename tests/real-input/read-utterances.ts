import { existsSync, readFileSync } from 'node:fs'

const root = new URL('../../../shared/data/', import.meta.url)
export const hasRealData = existsSync(new URL('crosswoz/val.jsonl', root))

/** Twenty Chinese and twenty English customers with five real utterances each: CrossWOZ (Apache-2.0) and BANKING77 (CC BY 4.0). */
export function readUtterances(): { language: 'zh-CN' | 'en'; texts: string[] }[] {
  const chinese = readFileSync(new URL('crosswoz/val.jsonl', root), 'utf8')
    .split('\n')
    .slice(0, 40)
    .flatMap((line) => (line ? [JSON.parse(line) as { messages: { role: string; content: string }[] }] : []))
    .map((dialogue) => dialogue.messages.filter((message) => message.role === 'usr').map((message) => message.content))
    .filter((texts) => texts.length >= 5)
    .slice(0, 20)
    .map((texts) => ({ language: 'zh-CN' as const, texts: texts.slice(0, 5) }))
  const english = readFileSync(new URL('banking77/valid/seq.in', root), 'utf8').trim().split('\n')
  const spread = Array.from({ length: 20 }, (_, customer) => ({
    language: 'en' as const,
    texts: Array.from({ length: 5 }, (_, turn) => english[(customer * 5 + turn) * 15] ?? 'hello'),
  }))
  return [...chinese, ...spread]
}
