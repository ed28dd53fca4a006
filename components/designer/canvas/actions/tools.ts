import type { Card, Flow, FlowNode } from '../../../../flows/document/project.ts'
import type { DesignDocument } from '../../contract.ts'
import { cardOfNode } from '../../document/operations.ts'
import { portLabel, portsOf, wordsOf } from '../../node-look.ts'
import type { DesignerStore } from '../../store.ts'
import type { Point } from '../geometry.ts'
import type { Scene } from '../scene.ts'

/** Where the list of nodes opens and what becomes of the choice. Screen pixels. */
export type Opening = {
  at: Point
  /** The port that is to lead to it. */
  from?: { nodeId: string; portId: string }
  /** The link it is put on. */
  insert?: string
  /** The card it becomes a part of. */
  into?: { cardId: string; index: number }
  after: { type: string; label: string } | null
}

export type PortChoice = { nodeId: string; portId: string; label: string; node: string; target: string | null }

/** What the actions need of the canvas. */
export type Needs = {
  store: DesignerStore
  scene: Scene
  say(key: string, values?: Record<string, string | number>): string
  toCanvas(at: Point): Point
  toScreen(at: Point): Point
  zoom(): number
  openPalette(opening: Opening): void
  choosePort(ports: PortChoice[]): void
  focus(): void
}

export type Tools = ReturnType<typeof createTools>

/** What the actions share: the document as it is now, and words for what is in it. */
export function createTools(needs: Needs) {
  const { store, scene, toScreen } = needs
  const state = () => store.getState()
  const document = (): DesignDocument => state().history.document
  const flow = (): Flow | undefined => document().project.flows[state().flowId]
  const middle = (): Point => ({ x: window.innerWidth / 2 - 120, y: window.innerHeight / 2 - 120 })
  const nodeName = (node: FlowNode): string => wordsOf(node.type, state().language)?.name ?? node.type

  return {
    ...needs,
    state,
    document,
    flow,
    /** The middle of the screen, where a card may come to stand. */
    middle,
    nodeName,
    announce: (text: string): void => state().set({ announcement: text }),
    cardName: (id: string): string => flow()?.cards[id]?.name ?? '',
    select: (cards: string[], node: string | null = null): void =>
      state().set({ selectedCards: cards, selectedNode: node, selectedLink: null, selectedExtra: null }),

    /** The chosen card, or the one the chosen node is on. */
    current(): Card | undefined {
      const { selectedCards, selectedNode } = state()
      const open = flow()
      if (!open) return undefined
      return selectedNode ? cardOfNode(open, selectedNode) : selectedCards.length === 1 ? open.cards[selectedCards[0] ?? ''] : undefined
    },

    /** What a port is called, and the type of its node. */
    portWords(nodeId: string, portId: string): { type: string; label: string } | null {
      const open = flow()
      const node = open && cardOfNode(open, nodeId)?.nodes.find((each) => each.id === nodeId)
      if (!node) return null
      const port = portsOf(node).find((each) => each.id === portId) ?? { id: portId }
      return { type: node.type, label: portLabel(port, node, document().project, state().language) }
    },

    besideCard(cardId: string): Point {
      const box = scene.boxes().get(cardId)
      return box ? toScreen({ x: box.x + box.width + 16, y: box.y }) : middle()
    },

    /** Whether a point is so far from a card that somebody has chosen it rather than let the place be found. */
    isFarFrom(cardId: string, at: Point): boolean {
      const box = scene.rest().get(cardId)
      return !box || at.x > box.x + box.width + 32 || at.x < box.x - 32 || at.y > box.y + box.height + 32 || at.y < box.y - 32
    },
  }
}
