'use client'
import { type ComponentProps, useLayoutEffect, useRef } from 'react'
import { cn } from './cn.ts'
import { useFieldProps } from './field.tsx'
import { inputClass } from './input.tsx'

/** Grows with its text from `rows` to `maxRows`, then scrolls. */
export function Textarea({ rows = 2, maxRows = 12, className, ref, ...props }: ComponentProps<'textarea'> & { maxRows?: number }) {
  const own = useRef<HTMLTextAreaElement | null>(null)
  const field = useFieldProps(props)
  const text = props.value
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text decides the height
  useLayoutEffect(() => {
    if (own.current) grow(own.current, maxRows)
  }, [text, maxRows])
  return (
    <textarea
      {...props}
      {...field}
      rows={rows}
      ref={(element) => {
        own.current = element
        if (typeof ref === 'function') return ref(element)
        if (ref) ref.current = element
      }}
      onInput={(event) => {
        grow(event.currentTarget, maxRows)
        props.onInput?.(event)
      }}
      className={cn(inputClass, 'resize-none px-2 py-[3px]', className)}
    />
  )
}

function grow(element: HTMLTextAreaElement, maxRows: number): void {
  const style = getComputedStyle(element)
  const frame = element.offsetHeight - element.clientHeight
  const limit = Number.parseFloat(style.lineHeight) * maxRows + Number.parseFloat(style.paddingTop) * 2 + frame
  element.style.height = 'auto'
  const wanted = element.scrollHeight + frame
  element.style.height = `${Math.min(wanted, limit)}px`
  element.style.overflowY = wanted > limit ? 'auto' : 'hidden'
}
