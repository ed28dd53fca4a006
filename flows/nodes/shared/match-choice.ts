import type { ResumeEvent } from '../definition.ts'

export type Matchable = { id: string; labels: string[] }

/**
 * Which choice a message means: the pressed button, else the typed label or synonym, else the one choice whose label is part
 * of the message (or the message of it). Null when none or several would do.
 */
export function matchChoice(choices: readonly Matchable[], { text, choiceId }: Extract<ResumeEvent, { kind: 'message' }>): string | null {
  if (choiceId !== undefined && choices.some((choice) => choice.id === choiceId)) return choiceId
  const typed = plain(text)
  if (typed === '') return null
  const exact = choices.find((choice) => choice.labels.some((label) => plain(label) === typed))
  if (exact) return exact.id
  if (typed.length < 2) return null
  const partly = choices.filter((choice) => choice.labels.some((label) => overlaps(plain(label), typed)))
  return partly.length === 1 ? (partly[0]?.id ?? null) : null
}

function plain(text: string): string {
  return text
    .slice(0, 500)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Han is compared by characters, Latin by whole words, so that "no" is not found in "now". */
function overlaps(label: string, typed: string): boolean {
  if (label.length < 2) return false
  if (/\p{Script=Han}/u.test(label)) return typed.includes(label) || label.includes(typed)
  return ` ${typed} `.includes(` ${label} `) || (typed.length >= 4 && ` ${label} `.includes(` ${typed} `))
}
