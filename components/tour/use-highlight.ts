'use client'
import { useEffect } from 'react'
import type { TourStep } from '../../server/tour/tour-steps.ts'
import { findTarget, targetsOf } from './step-targets.ts'
import type { Tour } from './use-tour.ts'

/** Pages come and go under the tour; looking this often costs less than watching every change of them. */
const LOOK_MS = 300

/** Rings the control of a step and describes it by the hint, wherever it is on the page. Nothing is laid over anything. */
export function useHighlight(tour: Tour | null, step: TourStep | null, hintId: string): void {
  useEffect(() => {
    if (!tour || !step) return
    let ringed: HTMLElement | null = null
    let before: string | null = null
    const move = (to: HTMLElement | null) => {
      if (to === ringed && (to === null || to.hasAttribute('data-tour-here'))) return
      if (ringed) {
        ringed.removeAttribute('data-tour-here')
        if (before === null) ringed.removeAttribute('aria-describedby')
        else ringed.setAttribute('aria-describedby', before)
      }
      ringed = to
      if (!to) return
      before = to.getAttribute('aria-describedby')
      to.setAttribute('data-tour-here', '')
      to.setAttribute('aria-describedby', before ? `${before} ${hintId}` : hintId)
    }
    const look = () => move(findTarget(targetsOf(step, tour)))
    look()
    const timer = setInterval(look, LOOK_MS)
    return () => {
      clearInterval(timer)
      move(null)
    }
  }, [tour, step, hintId])
}
