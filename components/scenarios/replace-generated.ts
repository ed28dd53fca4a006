import type { Scenario } from '../../flows/scenarios/scenario.ts'

/** The generated scenarios replaced by new ones; those of people stay, before them. A new one whose id is taken gets another. */
export function replaceGenerated(
  scenarios: readonly Scenario[],
  generated: readonly Scenario[],
  { most, newId }: { most: number; newId(): string },
): Scenario[] {
  const kept = scenarios.filter((scenario) => !scenario.generated)
  const taken = new Set(kept.map(({ id }) => id))
  const named = generated.map((scenario) => (taken.has(scenario.id) ? { ...scenario, id: newId() } : scenario))
  return [...kept, ...named].slice(0, most)
}
