import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pizza } from '../converters/dialogflow-cx/fixtures/pizza.ts'
import support from '../converters/typebot/fixtures/support.json' with { type: 'json' }
import { afterSalesProject } from '../templates/after-sales/project.ts'
import { writeProjectFile } from './project-file.ts'
import { writeProjectFolder } from './project-folder.ts'
import { readImport } from './read-import.ts'

const document = { project: afterSalesProject, layout: {} }
const agent = new Map(Object.entries(pizza).map(([path, value]) => [path, JSON.stringify(value)]))
const inside = (folder: ReadonlyMap<string, string>) => new Map([...folder].map(([path, text]) => [`my-export/${path}`, text]))

test('each kind of file is known for what it is', () => {
  expect(readImport(new Map([['a.json', writeProjectFile(document)]]))).toMatchObject({ source: 'tandem', opened: document, report: [] })
  expect(readImport(writeProjectFolder(document))).toMatchObject({ source: 'tandem', opened: document })
  expect(readImport(new Map([['bot.json', JSON.stringify(support)]]))).toMatchObject({
    source: 'typebot',
    opened: { project: { name: 'Parcel support' } },
  })
  expect(readImport(agent)).toMatchObject({ source: 'dialogflow-cx', opened: { project: { name: 'Pizza bar' } } })
})

test('a folder around everything, and what systems leave behind, do not matter', () => {
  const cluttered = inside(agent).set('__MACOSX/my-export/._agent.json', '\u0000').set('my-export/.DS_Store', '\u0000')
  expect(readImport(cluttered)).toMatchObject({ source: 'dialogflow-cx', opened: { project: { name: 'Pizza bar' } } })
  expect(readImport(inside(writeProjectFolder(document)))).toMatchObject({ opened: document })
})

test('what is none of them is refused, saying which file is broken', () => {
  expect(readImport(new Map())).toMatchObject({ opened: { error: { code: 'notAProject' } } })
  expect(readImport(new Map([['a.json', 'x']]))).toMatchObject({ opened: { error: { code: 'notJson' } } })
  expect(
    readImport(
      new Map([
        ['a.txt', '1'],
        ['b.txt', '2'],
      ]),
    ),
  ).toMatchObject({ opened: { error: { code: 'notAProject' } } })
  expect(readImport(new Map(agent).set('intents/order.pizza/order.pizza.json', '{'))).toMatchObject({
    opened: { error: { code: 'notAProject', problems: [{ path: 'intents/order.pizza/order.pizza.json', code: 'notJson' }] } },
  })
  const deep = '['.repeat(100_000) + ']'.repeat(100_000)
  expect(readImport(new Map(agent).set('webhooks/kitchen.json', deep))).toMatchObject({ opened: { error: { code: 'tooLarge' } } })
  expect(readImport(new Map([['a.json', `{"groups":[],"edges":${deep}}`]]))).toMatchObject({ opened: { error: { code: 'tooLarge' } } })
})

test('any files at all are answered', () => {
  const paths = fc.constantFrom('project.json', 'agent.json', 'flows/a/a.json', 'x/y', '', '/', 'flows//.json', '../a.json')
  fc.assert(fc.property(fc.array(fc.tuple(paths, fc.oneof(fc.json(), fc.string()))), (files) => void readImport(new Map(files))))
})
