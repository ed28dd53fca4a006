/** Focuses the first control of a dialog's body rather than its close button; the window itself when there is none. */
export function focusBody(event: Event): void {
  const window = event.currentTarget as HTMLElement | null
  if (!window) return
  event.preventDefault()
  const first = window.querySelector<HTMLElement>(
    '[data-body] :is(input, textarea, select, button, a[href], [tabindex="0"]):not(:disabled)',
  )
  ;(first ?? window).focus()
}
