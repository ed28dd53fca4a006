'use client'
import { createContext, type ReactNode, use, useId } from 'react'
import { cn } from './cn.ts'

type FieldContext = { id: string; describedBy?: string; invalid: boolean; required: boolean }
const Context = createContext<FieldContext | null>(null)

/**
 * Label, help and error around one control of this kit; the control picks up id and descriptions by itself. Around several controls
 * (`group`) it names them together, and each has a name of its own.
 */
export function Field({
  label,
  help,
  error,
  required = false,
  group = false,
  aside,
  className,
  children,
}: {
  label?: ReactNode
  help?: ReactNode
  error?: ReactNode
  required?: boolean
  group?: boolean /** On the right of the label: a count, a language switch. */
  aside?: ReactNode
  className?: string
  children: ReactNode
}) {
  const id = useId()
  const note = error || help ? `${id}-note` : undefined
  const Label = group ? 'span' : 'label'
  return (
    <Context value={group ? null : { id, describedBy: note, invalid: Boolean(error), required }}>
      <div
        {...(group && { role: 'group', 'aria-labelledby': id, 'aria-describedby': note })}
        className={cn('flex min-w-0 flex-col gap-1', className)}
      >
        {(label || aside) && (
          <div className="flex items-center gap-2">
            {label && (
              <Label {...(group ? { id } : { htmlFor: id })} className="text-ink-2 text-sm">
                {label}
                {required && (
                  <span aria-hidden className="ml-0.5 text-bad">
                    *
                  </span>
                )}
              </Label>
            )}
            {aside && <div className="ml-auto text-ink-meta text-sm">{aside}</div>}
          </div>
        )}
        {children}
        {note && (
          <p id={note} role={error ? 'alert' : undefined} className={cn('text-sm', error ? 'text-bad' : 'text-ink-meta')}>
            {error || help}
          </p>
        )}
      </div>
    </Context>
  )
}

/** For controls: the attributes a surrounding Field asks for. */
export function useFieldProps(own: { id?: string } = {}): {
  id?: string
  'aria-describedby'?: string
  'aria-invalid'?: true
  'aria-required'?: true
} {
  const field = use(Context)
  if (!field) return { id: own.id }
  return {
    id: own.id ?? field.id,
    'aria-describedby': field.describedBy,
    'aria-invalid': field.invalid || undefined,
    'aria-required': field.required || undefined,
  }
}
