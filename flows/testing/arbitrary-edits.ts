import fc from 'fast-check'
import type { LocalText } from '../document/primitives.ts'
import { type Flow, type Project, projectSchema } from '../document/project.ts'

/** A change a designer might make; what it speaks of may not be there, then nothing happens. Numbers pick by position. */
export type Edit =
  | { kind: 'editNode'; at: number; key: string; value: unknown }
  | { kind: 'deleteNode' | 'reverseCard' | 'deleteCard' | 'deleteFlow' | 'deleteRule'; at: number }
  | { kind: 'moveNode' | 'link'; at: number; to: number }
  | { kind: 'addNode' | 'addCard' | 'addFlow' | 'addRule' | 'addVariable' | 'addIntent'; at: number; id: string; text: LocalText }
  | { kind: 'rename'; at: number; name: string }
  | { kind: 'moveRules' }
  | { kind: 'apology'; text: LocalText }
  | { kind: 'example'; text: string }
  | { kind: 'ruleState'; at: number; state: 'on' | 'off' }

const text = fc.record({ 'zh-CN': fc.constantFrom('甲', '乙', ''), en: fc.constantFrom('a', 'b') }, { requiredKeys: [] })
const at = fc.nat(20)
/** Few ids, so that two people now and then make the same one. */
const id = fc.constantFrom('new1', 'new2', 'new3')

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({
    kind: fc.constant('editNode' as const),
    at,
    key: fc.constantFrom('text', 'variable', 'retries', '__proto__'),
    value: fc.oneof(text, fc.constantFrom('x', 1, null), fc.jsonValue({ maxDepth: 2 })),
  }),
  fc.record({ kind: fc.constantFrom('deleteNode' as const, 'reverseCard' as const, 'deleteCard' as const, 'deleteRule' as const), at }),
  fc.record({ kind: fc.constant('deleteFlow' as const), at: fc.constantFrom(1, 2) }),
  fc.record({ kind: fc.constantFrom('moveNode' as const, 'link' as const), at, to: fc.nat(5) }),
  fc.record({
    kind: fc.constantFrom(
      'addNode' as const,
      'addCard' as const,
      'addFlow' as const,
      'addRule' as const,
      'addVariable' as const,
      'addIntent' as const,
    ),
    at,
    id,
    text,
  }),
  fc.record({ kind: fc.constant('rename' as const), at, name: fc.constantFrom('N', 'M') }),
  fc.constant({ kind: 'moveRules' as const }),
  fc.record({ kind: fc.constant('apology' as const), text }),
  fc.record({ kind: fc.constant('example' as const), text: fc.constantFrom('u', 'v') }),
  fc.record({ kind: fc.constant('ruleState' as const), at, state: fc.constantFrom('on' as const, 'off' as const) }),
)
export const arbitraryEdits = fc.array(edit, { maxLength: 5 })

/** A valid project with the edits made; the given one stays as it is. */
export function makeEdits(project: Project, edits: Edit[]): Project {
  const copy = structuredClone(project)
  for (const item of edits) make(copy, item)
  return projectSchema.parse(copy)
}

function make(project: Project, edit: Edit): void {
  const pick = <T>(items: T[], index: number): T | undefined => items[index % Math.max(1, items.length)]
  const cards = Object.values(project.flows).flatMap((flow) => Object.values(flow.cards).map((card) => ({ flow, card })))
  const nodes = cards.flatMap(({ flow, card }) => card.nodes.map((node) => ({ flow, card, node })))
  const { rules } = project.policy
  switch (edit.kind) {
    case 'editNode': {
      const node = pick(nodes, edit.at)?.node
      if (node) node.settings = Object.fromEntries([...Object.entries(node.settings), [edit.key, edit.value]])
      return
    }
    case 'deleteNode': {
      const found = pick(nodes, edit.at)
      if (found) found.card.nodes = found.card.nodes.filter((node) => node !== found.node)
      return
    }
    case 'reverseCard':
      pick(cards, edit.at)?.card.nodes.reverse()
      return
    case 'deleteCard': {
      const found = pick(cards, edit.at)
      if (found) delete found.flow.cards[found.card.id]
      return
    }
    case 'deleteFlow': {
      const key = pick(Object.keys(project.flows), edit.at)
      if (key !== undefined && key !== 'main') delete project.flows[key]
      return
    }
    case 'deleteRule':
      rules.splice(edit.at % Math.max(1, rules.length), 1)
      return
    case 'moveNode': {
      const found = pick(nodes, edit.at)
      const target = found && pick(Object.values(found.flow.cards), edit.to)
      if (!found || !target || target.nodes.length >= 50) return
      found.card.nodes = found.card.nodes.filter((node) => node !== found.node)
      target.nodes.unshift(found.node)
      return
    }
    case 'link': {
      const found = pick(nodes, edit.at)
      const target = found && pick(Object.keys(found.flow.cards), edit.to)
      if (found && target !== undefined) found.flow.links[`${found.node.id}.next`] = target
      return
    }
    case 'addNode': {
      const found = pick(cards, edit.at)
      if (found && !has(found.flow, edit.id))
        found.card.nodes.push({ id: edit.id, type: 'message', version: 1, settings: { text: edit.text } })
      return
    }
    case 'addCard': {
      const flow = pick(Object.values(project.flows), edit.at)
      if (flow) flow.cards[edit.id] ??= { id: edit.id, name: edit.id, nodes: [] }
      return
    }
    case 'addFlow':
      project.flows[edit.id] ??= { id: edit.id, name: edit.id, startCardId: 'a', cards: {}, links: {} }
      return
    case 'addRule':
      if (!rules.some((rule) => rule.id === edit.id))
        rules.splice(edit.at % (rules.length + 1), 0, {
          id: edit.id,
          name: edit.id,
          when: { kind: 'formula', expression: 'true' },
          then: [{ kind: 'offerHuman', queueId: 'q1', message: edit.text }],
          state: 'on',
          frequency: { kind: 'once' },
          scope: { flowIds: [], channels: [] },
          stopHere: false,
        })
      return
    case 'addVariable':
      if (!project.variables.some((variable) => variable.id === edit.id))
        project.variables.push({ id: edit.id, name: edit.text.en || 'V', type: 'text', scope: 'conversation', sensitive: false })
      return
    case 'addIntent':
      if (!project.intents.some((intent) => intent.id === edit.id))
        project.intents.push({ id: edit.id, name: edit.id, description: edit.text.en ?? '', examples: {} })
      return
    case 'rename': {
      const found = pick(cards, edit.at)
      if (found) found.card.name = edit.name
      return
    }
    case 'moveRules':
      rules.reverse()
      return
    case 'apology':
      project.settings.apology = edit.text
      return
    case 'example': {
      const intent = project.intents[0]
      if (intent) intent.examples = { ...intent.examples, en: [...(intent.examples.en ?? []), edit.text] }
      return
    }
    case 'ruleState': {
      const rule = pick(rules, edit.at)
      if (rule) rule.state = edit.state
      return
    }
  }
}

function has(flow: Flow, nodeId: string): boolean {
  return Object.values(flow.cards).some((card) => card.nodes.some((node) => node.id === nodeId))
}
