import { expect, test } from 'vitest'
import { compile } from '../../flows/engine/compile.ts'
import { coverable } from '../../flows/scenarios/coverage.ts'
import { mutate } from '../../flows/scenarios/mutation/mutate-project.ts'
import { scenarioSchema } from '../../flows/scenarios/scenario.ts'
import { afterSalesProject as project } from '../../flows/templates/after-sales/project.ts'
import { gapOf, placeOfSurvivor } from './gaps.ts'
import { replaceGenerated } from './replace-generated.ts'

const isThere = (flowId = '', cardId = '') => Boolean(project.flows[flowId]?.cards[cardId])

test('everything that could be missing is somewhere one can go', () => {
  compile(project)
  const all = coverable(project)
  for (const key of all.cards) expect(gapOf('cards', key, project).place).toSatisfy((place) => isThere(place.flowId, place.cardId))
  for (const key of all.ports) {
    const { place, portId } = gapOf('ports', key, project)
    expect(isThere(place.flowId, place.cardId)).toBe(true)
    expect(`${place.flowId}.${place.nodeId}.${portId}`).toBe(key)
  }
  for (const key of all.rules) expect(gapOf('rules', key, project).place).toEqual({ ruleId: key })
  expect(gapOf('conditions', 'legal-risk.2.not', project)).toMatchObject({ place: { ruleId: 'legal-risk' }, part: 2, held: false })
})

test('every mistake was made somewhere one can go', () => {
  for (const { project: _, ...mutant } of mutate(project)) {
    const { flowId, cardId, ruleId } = placeOfSurvivor(mutant, project)
    expect(ruleId ? project.policy.rules.some(({ id }) => id === ruleId) : isThere(flowId, cardId)).toBe(true)
  }
})

test('generating again replaces what was generated and nothing else', () => {
  const one = (id: string, generated: boolean) => scenarioSchema.parse({ id, name: id, language: 'en', steps: [], generated })
  const before = [one('auto-1', true), one('mine', false), one('auto-2', false)]
  const after = replaceGenerated(before, [one('auto-1', true), one('auto-2', true), one('auto-3', true)], { most: 4, newId: () => 'new' })
  expect(after.map(({ id }) => id)).toEqual(['mine', 'auto-2', 'auto-1', 'new'])
})
