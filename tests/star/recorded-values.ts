import type { StarDialogue } from './data.ts'

/**
 * What the customer made known with each of their messages, by the wizard's reading: the values the wizard looked something up by, each
 * given to the first message since its last change that holds it word for word, else to the message right before the lookup. Index of the
 * event → input → value. What was never looked up is not annotated anywhere.
 */
export function recordedValues({ events }: StarDialogue): Map<number, Record<string, string>> {
  const known = new Map<number, Record<string, string>>()
  const last = new Map<string, { value: string; at: number }>()
  const spoken: { index: number; text: string }[] = []
  for (const [index, event] of events.entries()) {
    if (event[0] === 'user') spoken.push({ index, text: loosely(event[1]) })
    if (event[0] !== 'looks') continue
    for (const [input, value] of Object.entries(event[1])) {
      const before = last.get(input)
      if (before && loosely(before.value) === loosely(value)) continue
      const since = spoken.filter(({ index: at }) => at > (before?.at ?? -1))
      const turn = since.find(({ text }) => holds(text, loosely(value))) ?? spoken.at(-1)
      if (!turn) continue
      known.set(turn.index, { ...known.get(turn.index), [input]: value })
      last.set(input, { value, at: turn.index })
    }
  }
  return known
}

function loosely(text: string): string {
  return text
    .toLowerCase()
    .replace(/(\d)\s+(am|pm)\b/g, '$1$2')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function holds(text: string, value: string): boolean {
  return value !== '' && ` ${text} `.includes(` ${value} `)
}
