import type { DesignerStore } from './store.ts'

/**
 * A place in a project that can be gone to: a rule, a global trigger, or a card of a flow with perhaps a node on it. Empty strings name
 * nothing; what is at no such place is said about the project as a whole.
 */
export type Place = { flowId?: string; cardId?: string; nodeId?: string; ruleId?: string; listenerId?: string }

/** Opens the tab it is on, selects it and brings it into view. */
export function goTo(designer: DesignerStore, { flowId, cardId, nodeId, ruleId, listenerId }: Place): void {
  const { set } = designer.getState()
  if (ruleId || listenerId) set({ tab: 'rules' })
  else if (flowId && cardId)
    set({ tab: 'flow', flowId, selectedCards: [cardId], selectedNode: nodeId || null, dock: 'inspector', fly: { cards: [cardId] } })
  else if (!flowId) set({ tab: 'settings' })
}
