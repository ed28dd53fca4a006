import type { ResumeEvent } from '../definition.ts'
import { type Matchable, matchChoice } from './match-choice.ts'

/**
 * Which choices a message means, in their order: the ids that were ticked (joined by commas), numbers such as "1,3" or "1 3", else
 * every part between commas and "and" that means one. One part that means none makes the whole not understood.
 */
export function matchSeveral(choices: readonly Matchable[], said: Extract<ResumeEvent, { kind: 'message' }>): string[] {
  const chosen = new Set<string>()
  const ticked = said.choiceId?.split(',') ?? []
  if (ticked.length > 0 && ticked.every((id) => choices.some((choice) => choice.id === id))) for (const id of ticked) chosen.add(id)
  else if (/^[\d\s,，、;；.]+$/.test(said.text.normalize('NFKC').trim())) {
    for (const number of said.text.normalize('NFKC').match(/\d+/g) ?? []) {
      const choice = choices[Number(number) - 1]
      if (!choice) return []
      chosen.add(choice.id)
    }
  } else {
    const whole = matchChoice(choices, { kind: 'message', text: said.text })
    const parts = said.text.split(/[,，、;；\n]|和|以及|还有|\band\b|&/i).filter((part) => part.trim() !== '')
    for (const part of parts.length > 1 ? parts : [said.text]) {
      const found = parts.length > 1 ? matchChoice(choices, { kind: 'message', text: part.trim() }) : whole
      if (found === null) return []
      chosen.add(found)
    }
  }
  return choices.map((choice) => choice.id).filter((id) => chosen.has(id))
}
