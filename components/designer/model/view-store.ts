import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Language } from '../../../flows/document/primitives.ts'
import type { Point } from '../document/document.ts'

export const designerTabs = ['flow', 'rules', 'intents', 'variables', 'versions'] as const
export type DesignerTab = (typeof designerTabs)[number]

/** Where the palette was asked for and what choosing there does. */
export type PaletteRequest = {
  /** On the screen, in pixels. */
  at: Point
  /** On the canvas: where a new card goes. */
  place: Point | null
  /** The place is only a wish: look for room near it. */
  free?: boolean
  /** The new step follows this port … */
  from?: { nodeId: string; portId: string }
  /** … and leads to this card (put in on a link). */
  to?: string
  /** The new step joins this card. */
  into?: { cardId: string; index: number }
}

export type ViewState = {
  tab: DesignerTab
  flowId: string
  /** Language of the texts that are shown and edited. */
  language: Language
  dock: 'properties' | 'simulator' | null
  cardIds: string[]
  nodeId: string | null
  /** A selected link, by its key. */
  link: string | null
  /** The field that is edited on the card: `cardId` for the name, `nodeId.field` for a text. */
  editing: string | null
  palette: PaletteRequest | null
  publishing: boolean
  /** Card to fly to; a new object each time. */
  flight: { cardIds: string[]; zoom?: number } | null
  announcement: string
}

export type ViewStore = StoreApi<ViewState> & {
  /** Select cards and nothing else. */
  select(cardIds: string[], nodeId?: string | null): void
  flyTo(place: { flowId?: string; cardId: string; nodeId?: string | null }): void
  announce(text: string): void
}

/** What is looked at: never saved, never undone. */
export function createViewStore(start: Pick<ViewState, 'flowId' | 'language' | 'tab'>): ViewStore {
  const store = createStore<ViewState>()(() => ({
    ...start,
    dock: 'properties',
    cardIds: [],
    nodeId: null,
    link: null,
    editing: null,
    palette: null,
    publishing: false,
    flight: null,
    announcement: '',
  }))
  return {
    ...store,
    select: (cardIds, nodeId = null) => store.setState({ cardIds, nodeId, link: null }),
    flyTo: ({ flowId, cardId, nodeId = null }) =>
      store.setState((state) => ({
        tab: 'flow',
        flowId: flowId ?? state.flowId,
        cardIds: [cardId],
        nodeId,
        link: null,
        flight: { cardIds: [cardId] },
      })),
    announce: (announcement) => store.setState({ announcement }),
  }
}
