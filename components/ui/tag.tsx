import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

export type Tone = 'neutral' | 'accent' | 'ok' | 'warn' | 'bad' | 'wait' | 'pass' | 'act' | 'human' | 'know'

/** A small word beside a thing. Filled by tone; `outline` for plain attributes. */
export function Tag({
  tone = 'neutral',
  outline = false,
  icon: Icon,
  className,
  children,
  ...props
}: ComponentProps<'span'> & { tone?: Tone; outline?: boolean; icon?: LucideIcon }) {
  return (
    <span
      {...props}
      className={cn(
        'inline-flex h-[18px] shrink-0 items-center gap-1 whitespace-nowrap rounded-sm px-1.5 text-xs',
        outline ? 'border border-line text-ink-2' : toneClasses[tone],
        className,
      )}
    >
      {Icon && <Icon aria-hidden className="size-3" strokeWidth={2} />}
      {children}
    </span>
  )
}

/** Soft ground and text dark enough on it, per meaning. */
export const toneClasses: Record<Tone, string> = {
  neutral: 'bg-sunken text-ink-2',
  accent: 'bg-accent-soft text-accent-ink',
  ok: 'bg-ok-soft text-ok-ink',
  warn: 'bg-warn-soft text-warn-ink',
  bad: 'bg-bad-soft text-bad',
  wait: 'bg-wait-soft text-warn-ink',
  pass: 'bg-pass-soft text-ink-2',
  act: 'bg-act-soft text-act',
  human: 'bg-human-soft text-human-ink',
  know: 'bg-know-soft text-know-ink',
}
