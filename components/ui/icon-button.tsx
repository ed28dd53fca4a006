import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, type ButtonProps } from './button.tsx'
import { Tooltip } from './tooltip.tsx'

/** A button with an icon alone: its label is the accessible name and the tooltip. `keys` are shown after it ("Ctrl Z"). */
export function IconButton({
  label,
  keys,
  icon,
  side,
  variant = 'quiet',
  ...props
}: Omit<ButtonProps, 'children' | 'icon' | 'asChild'> & {
  label: string
  keys?: string
  icon: LucideIcon
  side?: 'top' | 'right' | 'bottom' | 'left'
  children?: ReactNode
}) {
  return (
    <Tooltip content={label} keys={keys} side={side}>
      <Button aria-label={label} icon={icon} variant={variant} {...props} />
    </Tooltip>
  )
}
