import { expect, test } from 'vitest'
import { z } from 'zod'
import type { FlowNode } from '../document/project.ts'
import { compile } from '../engine/compile.ts'
import { buildProject } from '../testing/build-project.ts'
import { play } from '../testing/play.ts'
import { createRegistry } from './create-registry.ts'
import type { NodeDefinition, NodeRun } from './definition.ts'
import { messageNode } from './message/definition.ts'
import { readNode } from './parse-settings.ts'
import { getNode, nodeRegistry, upgradeNode } from './registry.ts'

/** A made-up second version of the message node that keeps its text elsewhere and says it loud. */
const louder = {
  ...messageNode,
  version: 2,
  settings: z.strictObject({ loud: z.string() }),
  upgrade: ({ text }: Record<string, unknown>) => ({ loud: String((text as Record<string, string>)['zh-CN'] ?? '') }),
  uses: () => ({}),
  compile: ({ loud }: { loud: string }) => ({
    enter: (run: NodeRun) => {
      run.say(`${loud}！`)
      return { port: 'next' }
    },
  }),
} as unknown as NodeDefinition
const known = createRegistry([...nodeRegistry, louder])
const parse = (node: FlowNode) => readNode(node, known.get(node.type, node.version))
const node = (version: number, settings: object): FlowNode => ({ id: 'm', type: 'message', version, settings: settings as never })

function saidBy(first: FlowNode): string[] {
  const project = buildProject({
    cards: {
      a: [
        ['m', 'message'],
        ['e', 'end', {}],
      ],
    },
  })
  const card = project.flows.main?.cards.a
  if (card) card.nodes[0] = first
  return play(compile(project, parse), []).said
}

test('both versions run side by side', () => {
  expect(saidBy(node(1, { text: { 'zh-CN': '你好' } }))).toEqual(['你好'])
  expect(saidBy(node(2, { loud: '你好' }))).toEqual(['你好！'])
})

test('an upgrade brings the settings along, and what it gives runs', () => {
  const upgraded = known.upgrade(node(1, { text: { 'zh-CN': '你好' } }))
  expect(upgraded).toEqual(node(2, { loud: '你好' }))
  expect(saidBy(upgraded)).toEqual(['你好！'])
  expect(known.upgrade(upgraded)).toBe(upgraded)
})

test('the newest version is the one offered; one that is not known yet is broken, not guessed', () => {
  expect(known.get('message')).toBe(louder)
  expect(known.get('message', 3)).toBeNull()
  expect(getNode('message', 9)).toBeNull()
  expect(upgradeNode(node(1, {})).version).toBe(getNode('message')?.version)
})
