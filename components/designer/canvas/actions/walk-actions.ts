import { runFlowNode } from '../../../../flows/nodes/run-flow/definition.ts'
import { neighbours } from '../../document/node-operations.ts'
import { cardOfNode } from '../../document/operations.ts'
import { inlineField } from '../../node-look.ts'
import { FAR_ZOOM } from '../geometry.ts'
import { type Arrow, walk } from '../walk.ts'
import type { Tools } from './tools.ts'

/** Choosing and going about; writing where one is. */
export function createWalkActions(tools: Tools, others: { add(): void }) {
  const { scene, say, zoom, state, document, flow, nodeName, announce, cardName, select, current } = tools
  let cameFrom: string | null = null
  const calledBy = (nodeId: string | null) => {
    const open = flow()
    const node = open && nodeId ? cardOfNode(open, nodeId)?.nodes.find(({ id }) => id === nodeId) : undefined
    return node?.type === runFlowNode.type ? document().project.flows[String(node.settings.flowId)] : undefined
  }
  const actions = {
    selectAll(): void {
      select([...scene.boxes().keys()])
      announce(say('manySelected', { count: scene.boxes().size }))
    },

    clear(): void {
      select([])
    },

    /** To the next card; with `keep` it is chosen in addition. */
    walk(arrow: Arrow, keep: boolean): void {
      const { selectedCards, flowId, set } = state()
      const open = flow()
      const from = selectedCards.at(-1) ?? open?.startCardId
      if (!open || !from) return
      const next =
        selectedCards.length === 0
          ? from
          : walk({ boxes: scene.boxes(), from, arrow, neighbours: neighbours(document(), flowId, from), cameFrom })
      if (!next) {
        announce(say('announce.noMore'))
        return
      }
      cameFrom = from
      select(keep ? [...new Set([...selectedCards, next])] : [next])
      set({ fly: { cards: [next], zoom: 'keep', ifHidden: true } })
      actions.tellCard(next)
    },

    /** What a card is, for those who hear rather than see it. */
    tellCard(cardId: string): void {
      const card = flow()?.cards[cardId]
      if (!card) return
      const own = state().findings.filter((finding) => finding.flowId === state().flowId && finding.cardId === cardId)
      const problems = own.length > 0 ? say('announce.problems', { count: own.length }) : ''
      const { next } = neighbours(document(), state().flowId, cardId)
      const leads = next.length > 0 ? say('announce.leadsTo', { names: next.slice(0, 3).map(cardName).join('、'), count: next.length }) : ''
      announce([say('announce.card', { name: card.name, count: card.nodes.length }), leads, problems].filter(Boolean).join(' '))
    },

    /** Up or down within the chosen card. */
    walkNodes(by: 1 | -1): void {
      const card = current()
      if (!card) return
      const at = card.nodes.findIndex((node) => node.id === state().selectedNode)
      const index = at < 0 ? (by > 0 ? 0 : card.nodes.length - 1) : at + by
      const node = card.nodes[index]
      if (!node) {
        announce(say('announce.noMore'))
        return
      }
      select([card.id], node.id)
      announce(say('announce.node', { number: index + 1, count: card.nodes.length, name: nodeName(node) }))
    },

    /** Text of the chosen node, else of the first node that has one; of a node without, its fields at the right. */
    edit(): void {
      const card = current()
      const { selectedNode, set } = state()
      if (!card || state().readOnly) return
      const nodes = selectedNode ? card.nodes.filter((node) => node.id === selectedNode) : card.nodes
      const written = nodes.find((node) => inlineField(node.type) === 'text')
      const [first] = nodes
      if (written) actions.editAt(card.id, `node:${written.id}`, written.id)
      else if (first) {
        set({ selectedCards: [card.id], selectedNode: first.id, dock: 'inspector' })
        setTimeout(
          () => window.document.querySelector<HTMLElement>('[data-testid=inspector] :is(input,textarea,[role=combobox])')?.focus(),
          50,
        )
      } else others.add()
    },

    rename(): void {
      const card = current()
      if (card && !state().readOnly) actions.editAt(card.id, `card:${card.id}`, state().selectedNode)
    },

    editAt(cardId: string, editing: string, nodeId: string | null): void {
      select([cardId], nodeId)
      state().set({ editing, fly: zoom() < FAR_ZOOM ? { cards: [cardId] } : { cards: [cardId], zoom: 'keep', ifHidden: true } })
    },

    /** Shows the flow a node runs in place, or folds it away: of the chosen node when none is given. */
    unfold(nodeId = state().selectedNode): void {
      const called = calledBy(nodeId)
      if (!nodeId || !called) return
      const { unfolded, set } = state()
      const isOpen = unfolded.includes(nodeId)
      set({ unfolded: isOpen ? unfolded.filter((id) => id !== nodeId) : [...unfolded, nodeId] })
      announce(say(isOpen ? 'subFlow.folded' : 'subFlow.unfolded', { name: called.name }))
    },

    /** Into the flow a node runs; `backToCaller` leads out again. */
    openSubFlow(nodeId = state().selectedNode): void {
      const called = calledBy(nodeId)
      if (!nodeId || !called) return
      const { callers, flowId, set } = state()
      set({ flowId: called.id, callers: [...callers, { flowId, nodeId }], fly: { cards: [called.startCardId] } })
      select([called.startCardId])
      announce(say('subFlow.opened', { name: called.name }))
    },

    backToCaller(): void {
      const { callers, set } = state()
      const caller = callers.at(-1)
      const open = caller && document().project.flows[caller.flowId]
      const card = open && cardOfNode(open, caller.nodeId)
      if (!caller || !open || !card) return
      set({ flowId: open.id, callers: callers.slice(0, -1), fly: { cards: [card.id] } })
      select([card.id], caller.nodeId)
      announce(say('subFlow.opened', { name: open.name }))
    },

    zoomToSelection(): void {
      const { selectedCards, set } = state()
      set({ fly: { cards: selectedCards.length > 0 ? selectedCards : 'all' } })
    },

    zoomToAll(): void {
      state().set({ fly: { cards: 'all' } })
    },
  }
  return actions
}
