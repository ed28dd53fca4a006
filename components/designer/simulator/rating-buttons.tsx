'use client'
import { Star } from 'lucide-react'
import type { ChoiceOption } from '../../../flows/engine/types.ts'

export function RatingButtons({ choices, onPress }: { choices: readonly ChoiceOption[]; onPress(id: string, label: string): void }) {
  return (
    <div className="flex flex-wrap gap-1.5">
      {choices.map(({ id, label }, index) => (
        <button
          key={id}
          type="button"
          aria-label={label}
          aria-keyshortcuts={String(index + 1)}
          data-testid={`sim-rate-${index + 1}`}
          className="grid size-8 place-items-center rounded-md text-warn hover:bg-surface"
          onClick={() => onPress(id, label)}
        >
          <Star aria-hidden className="size-5" />
        </button>
      ))}
    </div>
  )
}
