import type { Slot } from './slots.ts'

export function variableOf({ input }: Slot): string {
  return `in_${input.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase()}`
}

/** Inputs with the same values are one entity, so that the flow knows they are alike. */
export function entityOf({ input, kind, pattern = '' }: Slot): string {
  if (kind === 'pattern') return pattern.includes('st|nd') ? 'day_of_month' : `${variableOf({ input, kind })}_pattern`
  if (input.startsWith('ColorOf')) return 'colour'
  return input.endsWith('City') && input !== 'City' ? 'city' : `${variableOf({ input, kind })}_list`
}
