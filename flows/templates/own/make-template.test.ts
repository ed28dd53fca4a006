import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analyse } from '../../analysis/analyse.ts'
import { projectSchema } from '../../document/project.ts'
import type { JsonObject } from '../../engine/types.ts'
import { scenarioSchema } from '../../scenarios/scenario.ts'
import { arbitraryProject } from '../../testing/arbitraries.ts'
import { buildProject } from '../../testing/build-project.ts'
import { templates } from '../index.ts'
import type { TemplateArticle } from '../template.ts'
import { fillTemplate } from './fill-template.ts'
import { makeTemplate } from './make-template.ts'

const nothing = { layout: {}, scenarios: [], knowledge: [], queues: [], hidden: [] }
const request = (settings: JsonObject) =>
  buildProject({ cards: { ask: [['call', 'http', { method: 'GET', url: 'https://shop.example.com/orders', ...settings }]] } })
const settingsOf = (project: ReturnType<typeof buildProject>) => project.flows.main?.cards.ask?.nodes[0]?.settings

test('the key in a header becomes a secret to fill in; its scheme stays, harmless headers stay', () => {
  const project = request({
    headers: [
      { key: 'Authorization', value: 'Bearer hunter2-hunter2' },
      { key: 'Accept', value: 'application/json' },
      { key: 'X-Customer', value: '{{ customer.id }}' },
    ],
  })
  const made = makeTemplate({ ...nothing, project })
  expect(settingsOf(made.project)).toMatchObject({
    url: '{{ fill_address }}/orders',
    headers: [
      { key: 'Authorization', value: 'Bearer {{ fill_authorization }}' },
      { key: 'Accept', value: 'application/json' },
      { key: 'X-Customer', value: '{{ customer.id }}' },
    ],
  })
  expect(made.blanks).toEqual([
    { id: 'fill_address', kind: 'address', name: 'ask', where: ['ask'], suggestion: 'https://shop.example.com' },
    { id: 'fill_authorization', kind: 'secret', name: 'Authorization', where: ['ask'] },
  ])
  expect(made.project.variables.find(({ id }) => id === 'fill_authorization')).toMatchObject({ type: 'secret', scope: 'constant' })
})

test.each([
  ['a log-in in the address', { url: 'https://anna:s3cret-pass@shop.example.com/orders' }],
  ['a key in the query', { url: 'https://shop.example.com/orders?id={{ customer.id }}&api_key=s3cret-pass' }],
  ['a key in the way', { url: 'https://hooks.example.com/T01/s3cret-passs3cret-pass99' }],
  ['a password in the body', { method: 'POST', body: '{"user": "u", "password": "s3cret-pass"}' }],
  ['a password in a form', { method: 'POST', body: 'user=u&password=s3cret-pass' }],
  ['a key within a formula of a header', { headers: [{ key: 'X-Key', value: '{{ "s3cret-pass" }}' }] }],
  ['a header nobody has heard of', { headers: [{ key: 'X-Anna', value: 's3cret-pass {{ customer.id }}' }] }],
])('%s is left out', (_what, settings) => {
  const made = makeTemplate({ ...nothing, project: request(settings) })
  expect(JSON.stringify(made)).not.toContain('s3cret-pass')
  expect(made.blanks.length).toBeGreaterThan(0)
})

test('secret and sensitive values, key-like constants and addresses of constants are left out; other constants stay', () => {
  const constant = (id: string, initial: string, more = {}) =>
    ({ id, name: id, type: 'text', scope: 'constant', initial, sensitive: false, ...more }) as const
  const project = buildProject({
    cards: { ask: [['say', 'message', { text: { en: 'Call {{ shop_hotline }}. Our code is tops3cret.' } }]] },
    variables: [
      constant('shop_hotline', '400-800'),
      constant('shop_api', 'https://shop.example.com/api'),
      constant('vendor_password', 'tops3cret'),
      { ...constant('pin', 'aaaa1111'), type: 'secret', sensitive: true },
    ],
  })
  const { project: stripped, blanks } = makeTemplate({ ...nothing, project })
  expect(stripped.variables.map(({ id, initial }) => [id, initial])).toEqual([
    ['shop_hotline', '400-800'],
    ['shop_api', undefined],
    ['vendor_password', undefined],
    ['pin', undefined],
  ])
  expect(blanks.map(({ id, kind, suggestion }) => [id, kind, suggestion])).toEqual([
    ['shop_api', 'address', 'https://shop.example.com/api'],
    ['vendor_password', 'secret', undefined],
    ['pin', 'secret', undefined],
  ])
  expect(JSON.stringify(stripped)).not.toContain('tops3cret')
})

test('the key of a connection is cut out even if it is a plain word; an address put together of values stays', () => {
  const project = buildProject({
    name: 'Of swordfish',
    cards: {
      ask: [
        ['say', 'message', { text: { en: 'The password is swordfish.' } }],
        ['call', 'http', { method: 'GET', url: 'https://{{ customer.id }}.example.com/orders' }],
      ],
    },
  })
  const made = makeTemplate({ ...nothing, project, hidden: ['swordfish'] })
  expect(JSON.stringify(made)).not.toContain('swordfish')
  expect(made.removedFrom).toContain('ask')
  expect(made.project.flows.main?.cards.ask?.nodes[1]?.settings.url).toBe('https://{{ customer.id }}.example.com/orders')
  expect(made.blanks).toEqual([])
})

test('queues get neutral names where the workspace made up the id, and come back as the queues of who uses it', () => {
  const queue = 'queue_1g3x8k2m4abcdefghjk'
  const project = buildProject({
    cards: { ask: [['give', 'handoff', { queueId: queue }]] },
    settings: { ...buildProject({ cards: {} }).settings, fallbackQueueId: queue },
    policy: { rules: [] },
  })
  const scenario = scenarioSchema.parse({
    id: 's1',
    name: 'S',
    language: 'en',
    steps: [{ act: { kind: 'queue', queueId: queue, figures: {} } }],
  })
  const queues = [
    { id: 'other', name: 'Other', nameEn: '', serviceTargetSeconds: 30 },
    { id: queue, name: 'Support', nameEn: 'Support', serviceTargetSeconds: 60 },
  ]
  const made = makeTemplate({ ...nothing, project, scenarios: [scenario], queues })
  expect(made.queues).toEqual([{ id: 'template-queue-1', name: 'Support', nameEn: 'Support', serviceTargetSeconds: 60 }])
  expect(JSON.stringify(made)).not.toContain(queue)
  const used = fillTemplate(made, { fill: {}, queues: new Map([['template-queue-1', 'mine']]) })
  expect(used.project.settings.fallbackQueueId).toBe('mine')
  expect(used.scenarios[0]?.steps[0]?.act).toMatchObject({ queueId: 'mine' })
})

test('filled in and made a template again, the values are gone again', () => {
  const project = request({ headers: [{ key: 'X-Key', value: 'hunter2-hunter2' }] })
  const made = makeTemplate({ ...nothing, project })
  const used = fillTemplate(made, { fill: { fill_x_key: 'an0ther-key', fill_address: 'https://other.example.com' }, queues: new Map() })
  expect(JSON.stringify(used.project)).toContain('an0ther-key')
  const again = makeTemplate({ ...nothing, project: used.project })
  expect(JSON.stringify(again)).not.toContain('an0ther-key')
  expect(again.blanks.map(({ id }) => id).sort()).toEqual(['fill_address', 'fill_x_key'])
})

test.each(templates.map((template) => [template.id, template] as const))(
  '%s is as publishable as before once its blanks are filled in',
  (_id, template) => {
    const made = makeTemplate({ ...template, hidden: [] })
    expect(projectSchema.safeParse(made.project).success).toBe(true)
    expect(made.removedFrom).toEqual([])
    const fill = Object.fromEntries(made.blanks.map(({ id, suggestion }) => [id, suggestion ?? 'x']))
    const { project, scenarios } = fillTemplate(made, { fill, queues: new Map(made.queues.map(({ id }) => [id, id])) })
    expect(scenarios).toEqual(template.scenarios)
    expect({ ...project, id: template.project.id }).toEqual(template.project)
    expect(analyse(project)).toEqual(analyse(template.project))
  },
)

const crockford = fc.string({ unit: fc.constantFrom(...'0123456789abcdefghjkmnpqrstvwxyz'), minLength: 18, maxLength: 18 })
const workspaceId = fc
  .tuple(fc.constantFrom('ws', 'queue', 'member', 'channel', 'project', 'version', 'customer'), crockford)
  .map(([kind, rest]) => `${kind}_1${rest}`)
const secret = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'abcdefgXYZ0123456789+/=._-$*()[]'), minLength: 7, maxLength: 40 }).map((text) => `${text}7q`),
  fc.uuid(),
)

/** Everywhere an author could have put it: steps, texts, code, formulas, rules, scenarios, articles, names. */
function scatter(hidden: string, id: string) {
  const said = { en: `before ${hidden} after ${id}`, 'zh-CN': `${id}${hidden}` }
  return {
    cards: {
      ask: [
        [
          'h',
          'http',
          {
            method: 'POST',
            url: `https://u:${hidden}@x.example.com/${id}?token=${hidden}`,
            headers: [{ key: 'X-A', value: hidden }],
            body: `{"token":"${hidden}","w":"${id}"}`,
          },
        ],
        ['n', 'notify', { by: 'webhook', to: `https://hooks.example.com/${hidden}`, subject: id, text: hidden }],
        ['m', 'message', { text: said }],
        ['c', 'code', { source: `const apiKey = "${hidden}"; return "${id}"` }],
        ['q', 'handoff', { queueId: id, reason: hidden }],
      ] as [string, string, JsonObject][],
    },
    variables: [{ id: 'pin', name: `pin ${id}`, type: 'secret', scope: 'constant', initial: hidden, sensitive: true } as const],
    intents: [{ id: 'i', name: 'I', description: hidden, examples: { en: [`${hidden} ${id}`] } }],
  }
}

test('no secret and no id of the workspace survives, wherever it stood, and what is left is a project', () => {
  fc.assert(
    fc.property(arbitraryProject, secret, workspaceId, workspaceId, (drawn, hidden, id, other) => {
      const part = buildProject(scatter(hidden, id))
      const project = {
        ...drawn,
        id: other,
        flows: { ...drawn.flows, scattered: { ...part.flows.main, id: 'scattered' } },
        variables: [...drawn.variables.filter((variable) => variable.id !== 'pin'), ...part.variables],
        intents: [...drawn.intents, ...part.intents],
      } as typeof drawn
      const scenario = scenarioSchema.parse({
        id: 's1',
        name: `run of ${id}`,
        language: 'en',
        customer: { name: hidden, attributes: { [id]: hidden } },
        queues: { [id]: {} },
        answers: [{ effect: 'http', match: { headers: { 'x-a': hidden } }, then: { kind: 'result', result: { id, hidden } } }],
        steps: [{ act: { kind: 'say', text: `${hidden} ${other}` } }],
      })
      const article = {
        category: 'c',
        language: 'en',
        title: `${id} title`,
        questions: [hidden],
        text: `see ${id} ${hidden}`,
      } satisfies TemplateArticle
      const queue = { id, name: 'Support', nameEn: '', serviceTargetSeconds: 60 }
      const notes = { scattered: { cards: { ask: { x: 1, y: 2 } }, notes: { n: { x: 0, y: 0, width: 200, text: `${hidden} ${id}` } } } }
      const made = makeTemplate({ project, layout: notes, scenarios: [scenario], knowledge: [article], queues: [queue], hidden: [hidden] })
      const strings: string[] = []
      JSON.stringify(made, (key, value) => {
        strings.push(key)
        if (typeof value === 'string') strings.push(value)
        return value
      })
      for (const gone of [hidden, id, other]) expect(strings.filter((text) => text.includes(gone))).toEqual([])
      expect(projectSchema.safeParse(made.project).error?.issues).toBeUndefined()
      expect(scenarioSchema.safeParse(made.scenarios[0]).success).toBe(true)
      expect(makeTemplate({ ...made, hidden: [] }).project).toEqual(made.project)
    }),
    { numRuns: 150 },
  )
})
