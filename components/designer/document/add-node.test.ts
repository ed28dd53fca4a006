import { expect, test } from 'vitest'
import { buildProject } from '../../../flows/testing/build-project.ts'
import type { DesignDocument } from '../contract.ts'
import { apply, startHistory } from './history.ts'
import { addNode } from './operations.ts'

const project = buildProject({
  cards: { a: [['hello', 'message', {}]], b: [['bye', 'end', {}]] },
  links: { 'hello.next': 'b' },
})
const start: DesignDocument = { project, layout: {}, scenarios: [] }
const node = (type: string) => ({ id: 'new', type, version: 1, settings: {} })
const linksAfter = (type: string, index?: number) => {
  const recipe = (document: DesignDocument) => addNode(document, { flowId: 'main', cardId: 'a', node: node(type), index })
  return apply(startHistory(start), { label: 'add', at: 0, merge: undefined, recipe }).document.project.flows.main?.links
}

test('a node added behind the last of a card stands between it and the card that came next', () => {
  expect(linksAfter('message')).toEqual({ 'new.next': 'b' })
  expect(linksAfter('message', 1)).toEqual({ 'new.next': 'b' })
})

test('a node that leads nowhere ends the way there; one added before changes no way', () => {
  expect(linksAfter('end')).toEqual({})
  expect(linksAfter('message', 0)).toEqual({ 'hello.next': 'b' })
})
