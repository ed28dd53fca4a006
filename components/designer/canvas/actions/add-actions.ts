import { linkKey, parseLinkKey } from '../../../../flows/document/project.ts'
import { addCard, addNode, cardOfNode, connect, disconnect, insertCard, newLocalId } from '../../document/operations.ts'
import { portLabel, portsOf } from '../../node-look.ts'
import { freePlace, placeBehind } from '../free-place.ts'
import { CARD_WIDTH, FAR_ZOOM, type Point } from '../geometry.ts'
import { createNewNode, type NewNode } from '../node-list/new-node.ts'
import type { Opening, PortChoice, Tools } from './tools.ts'

/** Adding nodes and cards, and where ports lead. */
export function createAddActions(tools: Tools) {
  const {
    scene,
    say,
    toCanvas,
    toScreen,
    zoom,
    openPalette,
    choosePort,
    focus,
    state,
    document,
    flow,
    middle,
    nodeName,
    announce,
    cardName,
    select,
    current,
    portWords,
    besideCard,
    isFarFrom,
  } = tools
  const actions = {
    /** The list of nodes for the chosen card, behind the chosen node; for a new card when nothing is chosen. */
    add(at?: Point): void {
      openPalette(actions.opening(at))
    },

    /** Where what is added goes as long as nobody says where. */
    opening(at?: Point): Opening {
      const card = current()
      if (!card) return { at: at ?? middle(), after: null }
      const index = card.nodes.findIndex((node) => node.id === state().selectedNode)
      const last = card.nodes[index >= 0 ? index : card.nodes.length - 1]
      return {
        at: at ?? besideCard(card.id),
        into: { cardId: card.id, index: index >= 0 ? index + 1 : card.nodes.length },
        after: last ? { type: last.type, label: nodeName(last) } : null,
      }
    },

    /** The list of nodes and cards for a port: what it is to lead to. */
    addBehind(from: { nodeId: string; portId: string }, at?: Point): void {
      const open = flow()
      const card = open && cardOfNode(open, from.nodeId)
      if (card) openPalette({ at: at ?? besideCard(card.id), from, after: portWords(from.nodeId, from.portId) })
    },

    addOnLink(key: string, at: Point): void {
      const { nodeId, portId } = parseLinkKey(key)
      openPalette({ at, insert: key, after: portWords(nodeId, portId) })
    },

    /** Lets one of the ports of the chosen node or card be chosen, and then where it leads. */
    connectFrom(): void {
      const card = current()
      const open = flow()
      if (!card || !open) return
      const nodes = card.nodes.filter((node) => !state().selectedNode || node.id === state().selectedNode)
      const ports = nodes.flatMap((node) =>
        portsOf(node).map((port): PortChoice => {
          const target = open.links[linkKey(node.id, port.id)]
          const label = portLabel(port, node, document().project, state().language)
          return { nodeId: node.id, portId: port.id, label, node: nodeName(node), target: target ? cardName(target) : null }
        }),
      )
      const [only] = ports
      if (!only) {
        announce(say('announce.noPorts', { name: card.name }))
        return
      }
      if (ports.length === 1) actions.addBehind(only)
      else choosePort(ports)
    },

    /** Where a new card comes to stand that is let go at a point of the screen: its head beneath the pointer, on no other card. */
    placeFor(at: Point): Point {
      const { x, y } = toCanvas(at)
      return freePlace(scene.rest(), { x: Math.round(x - CARD_WIDTH / 2), y: Math.round(y - 20) })
    },

    /** A node of the list beside the canvas: where it was dropped, or else where it would go by `opening`. */
    addNew(node: NewNode, where?: Pick<Opening, 'into' | 'insert'> & { place?: Point }): void {
      const { place, ...rest } = where ?? {}
      const at = place ? toScreen(actions.placeFor(place)) : middle()
      actions.put(node, where ? { at, ...rest, after: null } : actions.opening())
    },

    /** A node, as the list was opened for. */
    put(wanted: NewNode, opening: Opening): void {
      const { flowId, edit, set } = state()
      const node = createNewNode(wanted)
      const runs = wanted.flowId === undefined ? undefined : document().project.flows[wanted.flowId]
      const name = runs?.name ?? nodeName(node)
      const { into, insert, from } = opening
      if (into) {
        edit(say('do.addNode', { name }), (draft) => addNode(draft, { flowId, cardId: into.cardId, node, index: into.index }))
        select([into.cardId], node.id)
        announce(say('announce.nodeAdded', { name, card: cardName(into.cardId) }))
      } else {
        const card = { id: newLocalId('c'), name, nodes: [node] }
        const open = flow()
        const source = from && open ? cardOfNode(open, from.nodeId)?.id : undefined
        const dropped = toCanvas(opening.at)
        const at =
          source && (zoom() < FAR_ZOOM || !isFarFrom(source, dropped))
            ? placeBehind(scene.rest(), source)
            : freePlace(scene.rest(), dropped)
        edit(say('do.addCard', { name }), (draft) => {
          if (insert) insertCard(draft, { flowId, key: insert, card, at })
          else addCard(draft, { flowId, card, at, ...(from ? { from } : {}) })
        })
        select([card.id], node.id)
        set({ fly: { cards: [card.id], zoom: 'keep', ifHidden: true } })
        announce(say(from || insert ? 'announce.cardAddedBehind' : 'announce.cardAdded', { name, port: opening.after?.label ?? '' }))
      }
      set({ dock: 'inspector' })
      focus()
    },

    /** An existing card, as the list was opened for. */
    pickCard(cardId: string, { from }: Opening): void {
      if (!from) return
      const port = portWords(from.nodeId, from.portId)?.label ?? ''
      state().edit(say('do.connect'), (draft) => connect(draft, state().flowId, from, cardId))
      announce(say('announce.connected', { port, name: cardName(cardId) }))
      focus()
    },

    disconnect(from: { nodeId: string; portId: string }): void {
      const port = portWords(from.nodeId, from.portId)?.label ?? ''
      state().edit(say('do.disconnect'), (draft) => disconnect(draft, state().flowId, from))
      state().set({ selectedLink: null })
      announce(say('announce.disconnected', { port }))
    },

    /** What the port of a link is called. */
    portLabel(key: string): string {
      const { nodeId, portId } = parseLinkKey(key)
      return portWords(nodeId, portId)?.label ?? ''
    },

    toBoard: focus,

    besideCurrent(): Point {
      const card = current()
      return card ? besideCard(card.id) : middle()
    },
  }
  return actions
}
