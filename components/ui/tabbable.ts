const candidates = 'input, textarea, select, button, a[href], summary, [contenteditable=true], [tabindex]'

/** What Tab stops at within `root`, in that order. */
export function tabbableIn(root: Element): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(candidates)].filter(isTabbable)
}

export function isTabbable(element: Element): element is HTMLElement {
  return element instanceof HTMLElement && element.tabIndex >= 0 && !element.matches(':disabled, [inert] *') && isShown(element)
}

export function isShown(element: Element): boolean {
  return element.getClientRects().length > 0
}
