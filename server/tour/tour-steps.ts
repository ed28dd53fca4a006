import type { Actor } from '../identity/actor.ts'
import { may, type Permission } from '../identity/permissions.ts'

/** From a template to the first conversation, in this order. */
export const tourSteps = ['template', 'simulate', 'text', 'publish', 'chat', 'inbox'] as const
export type TourStep = (typeof tourSteps)[number]

const needs: Record<TourStep, Permission> = {
  template: 'flow.edit',
  simulate: 'flow.edit',
  text: 'flow.edit',
  publish: 'flow.publish',
  chat: 'flow.publish',
  inbox: 'desk.view',
}

/** Those the person may take; none for who builds no flows. */
export function stepsOf(actor: Actor): TourStep[] {
  return may(actor, 'flow.edit') ? tourSteps.filter((step) => may(actor, needs[step])) : []
}
