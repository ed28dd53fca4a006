import { type Scenario, scenarioSchema } from './scenario.ts'

/** Most scenarios a project may have. */
export const MAX_SCENARIOS = 300

/** Stored or imported scenarios, those of them that fit: a test that cannot be read must not keep a project from opening. */
export function openScenarios(input: unknown): Scenario[] {
  if (!Array.isArray(input)) return []
  const byId = new Map<string, Scenario>()
  for (const raw of input) {
    const read = scenarioSchema.safeParse(raw)
    if (read.success && !byId.has(read.data.id) && byId.size < MAX_SCENARIOS) byId.set(read.data.id, read.data)
  }
  return [...byId.values()]
}
