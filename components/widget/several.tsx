/** @jsxImportSource preact */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { ChoiceOption } from '../../flows/engine/types.ts'
import type { Translate } from './words.ts'

type SeveralProps = {
  choices: ChoiceOption[]
  multiple: { min: number; max: number }
  t: Translate
  onChoose(choiceId: string, text: string): void
}

/** Choices of which several may be taken; sent together, in the order they stand in. */
export function Several({ choices, multiple, t, onChoose }: SeveralProps): JSX.Element {
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set())
  const chosen = choices.filter(({ id }) => taken.has(id))
  const toggle = (id: string): void => {
    const next = new Set(taken)
    if (!next.delete(id) && next.size < multiple.max) next.add(id)
    setTaken(next)
  }
  return (
    <div class="choices">
      {choices.map(({ id, label }) => (
        <button key={id} type="button" aria-pressed={taken.has(id)} onClick={() => toggle(id)}>
          {label}
        </button>
      ))}
      <button
        type="button"
        class="done"
        disabled={chosen.length < multiple.min}
        onClick={() => onChoose(chosen.map(({ id }) => id).join(','), chosen.map(({ label }) => label).join(t('listSeparator')))}
      >
        {t('chosen', { count: chosen.length })}
      </button>
    </div>
  )
}
