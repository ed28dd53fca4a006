import { describe, expect, test } from 'vitest'
import { settingsSchema } from '../../document/settings.ts'
import { createFacts } from '../../testing/world.ts'
import { checkExpression } from '../check.ts'
import { compileExpression } from '../compile.ts'
import { createEnvironment } from '../environment.ts'
import type { Scope } from '../scope.ts'
import { anyType, fits } from '../type.ts'
import { describeProblem } from '../words.ts'
import { loops } from './loops.ts'
import { readSignature } from './read-signature.ts'
import { functionsByGroup } from './registry.ts'

const spans = [
  { from: '09:00', to: '12:00' },
  { from: '13:00', to: '18:00' },
]
const environment = createEnvironment({
  variables: [],
  settings: settingsSchema.parse({
    calendars: [{ id: 'shop', name: 'Shop', timezone: 'Asia/Shanghai', week: { '1': spans, '2': spans }, closedDays: [], workdays: [] }],
  }),
})
const scope = {
  facts: createFacts({}),
  state: { variables: {}, signals: {}, handoff: null, stack: [] },
  language: 'zh-CN',
  message: null,
} as unknown as Scope
const entries = [...Object.values(functionsByGroup).flatMap((group) => Object.entries(group)), ...Object.entries(loops)]

describe('every function does what its example says', () => {
  test.each(entries)('%s', (name, { example: [formula, result], zh, en, signatures }) => {
    const { problem, full } = checkExpression(environment, formula)
    expect(problem && describeProblem(problem, 'en')).toBeNull()
    expect(compileExpression(environment, formula).run(scope)).toEqual(result)
    expect(formula).toContain(`${name}(`)
    expect(zh).toMatch(/[\u4e00-\u9fff].*。$/)
    expect(en).toMatch(/\.$|”\.$/)
    // The type that the checker promises is the type that comes out.
    const literal = checkExpression(environment, JSON.stringify(result)).full
    const tagged = typeof result === 'object' && result !== null && !Array.isArray(result)
    if (!tagged) expect(fits(literal, full) || full.kind === anyType.kind).toBe(true)
    for (const signature of signatures) expect(readSignature(signature).parameters.length + 1).toBe(signature.split(':').length)
  })
})

test('no name is used twice', () => {
  const names = entries.map(([name]) => name)
  expect(new Set(names).size).toBe(names.length)
})
