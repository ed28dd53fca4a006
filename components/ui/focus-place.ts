import { isShown, isTabbable, tabbableIn } from './tabbable.ts'

/** What stood around the element, from the inside out. */
type Level = { parent: Element; next: Element | null; previous: Element | null }

/**
 * Remembers where an element stands. The function it gives focuses the element, or, where that is gone, what has taken its place: what
 * followed it, what went before it, or the first control of what held it. It says whether there was anything to focus.
 */
export function focusPlace(element: HTMLElement): () => boolean {
  const levels: Level[] = []
  for (let at: Element = element; at.parentElement && at !== document.body; at = at.parentElement)
    levels.push({ parent: at.parentElement, next: at.nextElementSibling, previous: at.previousElementSibling })
  return () => {
    // What had the focus may have it again, also where Tab does not stop: the page itself, one of a list that arrows walk.
    const target = element.isConnected && isShown(element) && !element.matches(':disabled') ? element : whatTookItsPlace(levels)
    target?.focus()
    return target !== undefined
  }
}

function whatTookItsPlace(levels: Level[]): HTMLElement | undefined {
  for (const { parent, next, previous } of levels) {
    if (!parent.isConnected || parent === document.body) continue
    const found =
      (next?.parentElement === parent && tabbableWithin(next)[0]) ||
      (previous?.parentElement === parent && tabbableWithin(previous).at(-1)) ||
      tabbableIn(parent)[0]
    if (found) return found
  }
  return undefined
}

function tabbableWithin(element: Element): HTMLElement[] {
  return isTabbable(element) ? [element] : tabbableIn(element)
}
