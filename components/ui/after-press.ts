/**
 * Runs at once, or, while the mouse or a finger is down, when it is up again: what goes away under a press moves the page, and the
 * click misses what was pressed.
 */
export function afterPress(run: () => void): void {
  if (!document.documentElement.matches(':active')) run()
  else addEventListener('pointerup', () => setTimeout(run), { once: true, capture: true })
}
