import type { Locator } from '@playwright/test'
import { languageNames } from '../../../components/designer/language-names.ts'
import type { Condition } from '../../../flows/document/condition.ts'
import type { LocalText } from '../../../flows/document/primitives.ts'
import type { FlowNode } from '../../../flows/document/project.ts'
import type { FieldMeta, NodeDefinition } from '../../../flows/nodes/definition.ts'
import { getNode } from '../../../flows/nodes/registry.ts'
import { fieldsOf, itemSchema } from '../../../flows/nodes/shared/field.ts'
import { fillCondition } from './fill-condition.ts'
import type { Plan } from './plan.ts'
import { plain } from './shape.ts'
import { labelled } from './words.ts'

type Field = { place: Locator; meta: FieldMeta; name: string; value: unknown; definition: NodeDefinition; label: string }
type Row = Record<string, unknown>

/** Everything the chosen step's fields must say, written into the panel at the right; what stands there already is left. */
export async function fillNode(plan: Plan, node: FlowNode): Promise<void> {
  const { hand, language, words } = plan
  const definition = getNode(node.type)
  if (!definition) throw new Error(`no step of type ${node.type}`)
  const panel = hand.page.getByTestId('inspector')
  const wanted = definition.settings.parse(node.settings) as Row
  const there = definition.settings.parse(definition.create()) as Row
  for (const [name, meta] of fieldsOf(definition.settings)) {
    if (meta.when && !meta.when.is.includes(wanted[meta.when.field] as string | boolean)) continue
    if (JSON.stringify(plain(there[name])) === JSON.stringify(plain(wanted[name]))) continue
    const label = definition.words[language].fields[name]?.label ?? name
    if (meta.group === 'more') {
      const [before = ''] = words('designer.moreSettings', { count: '|' }).split('|')
      const folded = panel.locator('details:not([open]) > summary').filter({ hasText: before })
      if (await folded.count()) await hand.press(folded)
    }
    await fillField(plan, { place: panel, meta, name, value: wanted[name], definition, label })
  }
}

async function fillField(plan: Plan, field: Field): Promise<void> {
  const { hand, words } = plan
  const { place, meta, value, label } = field
  const control = labelled(place, label)
  const group = place.getByRole('group', { name: label, exact: true })
  switch (meta.control) {
    case 'text':
    case 'template':
    case 'expression':
    case 'number':
    case 'duration':
      return hand.write(control, String(value))
    case 'switch':
      return hand.press(control)
    case 'select':
      return hand.choose(control, field.definition.words[plan.language].fields[`${field.name}.${value}`]?.label ?? String(value))
    case 'localTemplate':
    case 'localLabel':
      return writeTexts(plan, group, value as LocalText)
    case 'tags':
      return writeTags(plan, control, value as string[])
    case 'variable':
    case 'intent':
    case 'entity':
    case 'queue':
      return hand.choose(control, nameOf(plan, meta.control, String(value)))
    case 'condition':
      return fillCondition(plan, group, value as Condition)
    case 'choices':
      return fillRows(plan, group, value as Row[], words('designer.addChoice'), async (row, item) => {
        await writeTexts(plan, row, item.label as LocalText)
        await writeTags(plan, labelled(row, words('designer.synonyms')), item.synonyms as string[])
      })
    case 'branches':
      return fillRows(plan, group, value as Row[], words('designer.addBranch'), async (row, item) => {
        await hand.write(labelled(row, words('designer.branchName')), String(item.name))
        await fillCondition(plan, row, item.when as Condition)
      })
    case 'intentRoutes':
      return fillRows(plan, group, value as Row[], words('designer.addRoute'), async (row, item) => {
        await hand.choose(labelled(row, words('designer.chooseIntent')), nameOf(plan, 'intent', String(item.intentId)))
        await writeTexts(plan, row, item.label as LocalText)
      })
    case 'mappings':
      return fillRows(plan, group, value as Row[], words('designer.addMapping'), async (row, item) => {
        await hand.write(labelled(row, words('designer.mappingPath')), String(item.path))
        await hand.choose(labelled(row, words('designer.chooseVariable')), nameOf(plan, 'variable', String(item.variable)))
      })
    case 'rows':
      return fillRows(plan, group, value as Row[], words('designer.addRow'), (row, item) => fillRow(plan, field, row, item))
    default:
      throw new Error(`nobody has shown the hand how to fill a ${meta.control}`)
  }
}

/** A small form whose fields the schema of the list's items names. */
async function fillRow(plan: Plan, { definition, name }: Field, place: Locator, item: Row): Promise<void> {
  const schema = itemSchema(definition.settings, name)
  if (!schema) throw new Error(`${name} is no list`)
  const made = schema.safeParse({ id: 'x' })
  const there = (made.success ? made.data : schema.parse({})) as Row
  for (const [key, meta] of fieldsOf(schema)) {
    if (meta.when && !meta.when.is.includes(item[meta.when.field] as string | boolean)) continue
    if (JSON.stringify(plain(there[key])) === JSON.stringify(plain(item[key]))) continue
    const path = `${name}.${key}`
    const label = definition.words[plan.language].fields[path]?.label ?? key
    await fillField(plan, { place, meta, name: path, value: item[key], definition, label })
  }
}

/** As many rows as are wanted, each filled by `fill`. */
async function fillRows(
  plan: Plan,
  group: Locator,
  items: Row[],
  add: string,
  fill: (row: Locator, item: Row) => Promise<void>,
): Promise<void> {
  const { hand, words } = plan
  const rows = group.getByRole('listitem')
  while ((await rows.count()) > items.length)
    await hand.press(rows.last().getByRole('button', { name: words('designer.remove'), exact: true }))
  for (const [at, item] of items.entries()) {
    if ((await rows.count()) <= at) await hand.press(group.getByRole('button', { name: add, exact: true }))
    await fill(rows.nth(at), item)
  }
}

export async function writeTexts({ hand, wanted }: Plan, place: Locator, text: LocalText): Promise<void> {
  for (const language of wanted.languages) await hand.write(labelled(place, languageNames[language]), text[language] ?? '')
}

/** A comma ends a word. */
async function writeTags({ hand }: Plan, field: Locator, tags: string[]): Promise<void> {
  if (tags.length > 0) await hand.write(field, `${tags.join(',')},`)
}

export function nameOf({ wanted, words }: Plan, kind: 'variable' | 'intent' | 'entity' | 'queue', id: string): string | null {
  if (kind === 'queue') return null
  if (id === '') return words('designer.noVariable')
  const named = { variable: wanted.variables, intent: wanted.intents, entity: wanted.entities ?? [] }[kind].find((each) => each.id === id)
  if (!named) throw new Error(`no ${kind} ${id}`)
  return named.name
}
