import type { TourStep } from '../../server/tour/tour-steps.ts'
import type { Tour } from './use-tour.ts'

type Target = {
  /** A selector of the control. */
  point: string
  /** Only while this is on the page too. */
  with?: string
}

const chosenTemplate = '[role=radio][aria-checked=true][data-testid^="template-"]:not([data-testid="template-blank"])'

/** Where a step is done, the nearest control first; the last are ways to the page it is on. */
export function targetsOf(step: TourStep, { projectId, conversationId }: Tour): Target[] {
  const flows = [{ point: `a[href="/flows/${projectId}"]` }, { point: 'a[href="/flows"]' }]
  switch (step) {
    case 'template':
      return [
        { point: '[data-testid=create-flow]', with: chosenTemplate },
        { point: '[data-testid^="template-"][role=radio]:not([data-testid="template-blank"])' },
        { point: '[data-testid=new-flow]' },
        { point: 'a[href="/flows"]' },
      ]
    case 'simulate':
      return [{ point: '[data-testid=sim-input]' }, { point: '[data-testid=simulate]' }, ...flows]
    case 'text':
      return [
        { point: '[data-testid=canvas] section[data-testid^="node-"] > [data-inline-text]' },
        { point: '[data-testid=canvas]' },
        ...flows,
      ]
    case 'publish':
      return [{ point: '[data-testid=publish-confirm]' }, { point: '[data-testid=publish]' }, ...flows]
    case 'chat':
      return [{ point: '[data-testid=tour-chat]' }]
    case 'inbox':
      return [
        { point: `[data-testid="conversation-${conversationId}"]` },
        { point: '[data-testid=list-bot]' },
        { point: 'a[href="/inbox"]' },
      ]
  }
}

/** The page a step is done on. */
export function pageOf(step: TourStep, { projectId, conversationId }: Tour): string {
  if (step === 'template' || projectId === null) return step === 'inbox' ? '/inbox' : '/flows'
  if (step === 'inbox') return conversationId ? `/inbox?open=${conversationId}` : '/inbox'
  return `/flows/${projectId}`
}

/** The control to point at now: hidden ones do not count, of several the one nearest to the upper left. */
export function findTarget(targets: readonly Target[]): HTMLElement | null {
  for (const { point, with: beside } of targets) {
    if (beside && !document.querySelector(beside)) continue
    const shown = [...document.querySelectorAll<HTMLElement>(point)].filter((element) => element.checkVisibility())
    const [nearest] = shown.map((element) => ({ element, far: distance(element) })).sort((a, b) => a.far - b.far)
    if (nearest) return nearest.element
  }
  return null
}

/** Of what is scrolled or panned away, far. */
function distance(element: Element): number {
  const { left, top } = element.getBoundingClientRect()
  return left < 0 || top < 0 ? Number.MAX_SAFE_INTEGER : left + top
}
