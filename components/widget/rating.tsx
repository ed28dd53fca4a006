/** @jsxImportSource preact */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { ChoiceOption } from '../../flows/engine/types.ts'
import { Icon } from './icons.tsx'
import type { Translate } from './words.ts'

/** Five stars; each is one of the message's choices (worst first), or its number when the message names none. */
export function Rating({
  t,
  choices,
  onRate,
}: {
  t: Translate
  choices: ChoiceOption[]
  onRate(choiceId: string, text: string): void
}): JSX.Element {
  const [hovered, setHovered] = useState(0)
  const options = choices.length > 0 ? choices : [1, 2, 3, 4, 5].map((score) => ({ id: String(score), label: String(score) }))
  return (
    <fieldset class="stars" onMouseLeave={() => setHovered(0)}>
      {options.map((option, index) => (
        <button
          key={option.id}
          type="button"
          aria-label={t('rate', { score: index + 1 })}
          class={index < hovered ? 'on' : ''}
          onMouseEnter={() => setHovered(index + 1)}
          onFocus={() => setHovered(index + 1)}
          onClick={() => onRate(option.id, option.label)}
        >
          <Icon name="star" filled={index < hovered} />
        </button>
      ))}
    </fieldset>
  )
}
