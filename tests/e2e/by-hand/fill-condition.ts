import type { Locator } from '@playwright/test'
import type { Condition } from '../../../flows/document/condition.ts'
import { conditionToCel } from '../../../flows/expressions/condition.ts'
import { createEnvironment } from '../../../flows/expressions/environment.ts'
import type { Plan } from './plan.ts'
import { labelled } from './words.ts'

type Compare = Extract<Condition, { kind: 'compare' }>
const withoutValue = new Set(['isTrue', 'isFalse', 'isSet', 'isNotSet'])

/** Rows of field, comparison and value. What lies within an object is written as a formula and then shown as rows. */
export async function fillCondition(plan: Plan, place: Locator, condition: Condition): Promise<void> {
  const { hand, wanted, words } = plan
  const items = condition.kind === 'all' || condition.kind === 'any' ? condition.items : [condition]
  const rows = items.every((item): item is Compare => item.kind === 'compare' && isListed(plan, item.field)) ? items : null
  if (!rows) {
    await hand.press(place.getByRole('button', { name: words('designerTabs.condition.toFormula') }))
    await hand.write(labelled(place, words('designerTabs.condition.formula')), conditionToCel(createEnvironment(wanted), condition))
    await hand.press(place.getByRole('button', { name: words('designerTabs.condition.toRows') }))
    return
  }
  const fields = labelled(place, words('designerTabs.condition.field'))
  for (let there = await fields.count(); there < rows.length; there++)
    await hand.press(place.getByRole('button', { name: words('designerTabs.condition.add'), exact: true }))
  for (const [at, row] of rows.entries()) {
    await hand.choose(fields.nth(at), fieldWords(plan, row.field))
    const operator = labelled(place, words('designerTabs.condition.operator')).nth(at)
    const called = words(`designerTabs.operator.${row.operator}`)
    if ((await operator.textContent()) !== called) await hand.choose(operator, called)
    if (withoutValue.has(row.operator)) continue
    // Rows without a value before it would shift the count: none of the wanted conditions mixes them.
    await hand.write(place.getByRole('textbox', { name: words('designerTabs.condition.value'), exact: true }).nth(at), String(row.value))
  }
  if (condition.kind === 'any' && rows.length > 1)
    await hand.press(place.getByRole('button', { name: words('designerTabs.join.all'), exact: true }).first())
}

function isListed({ wanted }: Plan, path: string): boolean {
  return wanted.variables.some(({ id }) => id === path) || /^(signals|message|customer|now|channel|queue)\.\w+$/.test(path)
}

function fieldWords({ wanted, words }: Plan, path: string): string {
  const variable = wanted.variables.find(({ id }) => id === path)
  return variable ? variable.name : words(`designerTabs.field.${path}`)
}
