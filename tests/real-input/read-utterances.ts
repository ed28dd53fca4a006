import { readDialogues, readParts } from '../../server/understanding/testing/public-sets.ts'

/** Twenty Chinese and twenty English customers with five real utterances each: CrossWOZ (Apache-2.0) and BANKING77 (CC BY 4.0). */
export function readUtterances(): { language: 'zh-CN' | 'en'; texts: string[] }[] {
  const chinese = readDialogues(40)
    .map((messages) => messages.filter((message) => message.role === 'usr').map((message) => message.content))
    .filter((texts) => texts.length >= 5)
    .slice(0, 20)
    .map((texts) => ({ language: 'zh-CN' as const, texts: texts.slice(0, 5) }))
  const english = readParts('banking77', 'valid')
  const spread = Array.from({ length: 20 }, (_, customer) => ({
    language: 'en' as const,
    texts: Array.from({ length: 5 }, (_, turn) => english[(customer * 5 + turn) * 15]?.text ?? 'hello'),
  }))
  return [...chinese, ...spread]
}
