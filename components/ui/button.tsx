import type { LucideIcon } from 'lucide-react'
import { Slot } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

export type ButtonVariant = 'primary' | 'outline' | 'quiet' | 'danger' | 'danger-quiet'
export type ButtonProps = ComponentProps<'button'> & {
  /** One filled primary button per decision. */
  variant?: ButtonVariant
  /** md 28 px, sm 24 px (inside panels), lg 36 px (log-in and other single-purpose pages). */
  size?: 'sm' | 'md' | 'lg'
  icon?: LucideIcon
  /** Shows progress and refuses further clicks; the width stays. */
  loading?: boolean
  /** Renders the only child (a link) with the button's look. */
  asChild?: boolean
}

export function Button({
  variant = 'outline',
  size = 'md',
  icon: Icon,
  loading = false,
  asChild,
  className,
  children,
  disabled,
  type = 'button',
  ...props
}: ButtonProps) {
  const classes = cn(buttonClass({ variant, size, iconOnly: !children }), className)
  if (asChild) return <Slot.Root className={classes}>{children}</Slot.Root>
  return (
    <button type={type} className={classes} disabled={disabled || loading} aria-busy={loading || undefined} {...props}>
      {loading ? <Spinner /> : Icon && <Icon aria-hidden className={size === 'sm' ? 'size-3.5' : 'size-4'} strokeWidth={1.75} />}
      {children}
    </button>
  )
}

export function buttonClass({
  variant = 'outline',
  size = 'md',
  iconOnly = false,
}: {
  variant?: ButtonVariant
  size?: 'sm' | 'md' | 'lg'
  iconOnly?: boolean
}): string {
  return cn(
    'inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-normal text-md leading-none transition-colors disabled:pointer-events-none disabled:opacity-50',
    size === 'md' && 'h-7 px-2.5',
    size === 'sm' && 'h-6 px-2 text-sm leading-none',
    size === 'lg' && 'h-9 px-4',
    iconOnly && (size === 'sm' ? 'w-6 px-0' : size === 'lg' ? 'w-9 px-0' : 'w-7 px-0'),
    looks[variant],
  )
}

const looks: Record<ButtonVariant, string> = {
  primary: 'border-accent bg-accent font-semibold text-on-accent hover:border-accent-deep hover:bg-accent-deep',
  outline: 'border-line-strong bg-surface text-ink hover:bg-sunken aria-expanded:bg-sunken',
  quiet:
    'border-transparent text-ink-2 hover:bg-sunken hover:text-ink aria-expanded:bg-sunken aria-pressed:bg-accent-soft aria-pressed:text-accent-ink',
  danger: 'border-bad bg-bad font-semibold text-white hover:border-bad-deep hover:bg-bad-deep dark:text-[#2a0d08]',
  'danger-quiet': 'border-transparent text-bad hover:bg-bad-soft',
}

function Spinner() {
  return (
    <svg viewBox="0 0 16 16" className="size-3.5 animate-spin" aria-hidden="true">
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeOpacity=".25" strokeWidth="2" />
      <path d="M14 8a6 6 0 0 0-6-6" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
    </svg>
  )
}
