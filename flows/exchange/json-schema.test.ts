import { expect, test } from 'vitest'
import { nodeRegistry } from '../nodes/registry.ts'
import { canonicalJson } from './canonical-json.ts'
import { projectJsonSchema } from './json-schema.ts'

test('the published schema is the current one (vitest -u writes it)', async () => {
  await expect(canonicalJson(projectJsonSchema())).toMatchFileSnapshot('../../docs/schema/project.schema.json')
})

test('every node type has its settings in it, and nothing of the forms', () => {
  const text = JSON.stringify(projectJsonSchema())
  for (const { type } of nodeRegistry) expect(text).toContain(`{"properties":{"type":{"const":"${type}"}}}`)
  expect(text).not.toMatch(/localTemplate|"control"/)
})

test('every reference points at a definition that is there', () => {
  const schema = projectJsonSchema() as { $defs: Record<string, unknown> }
  const references = [...JSON.stringify(schema).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1] ?? '')
  expect(references.length).toBeGreaterThan(0)
  for (const reference of references) expect(Object.keys(schema.$defs)).toContain(reference.replace('#/$defs/', ''))
})
