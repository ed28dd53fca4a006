/** A place in a project that can be gone to: a rule, or a card of a flow with perhaps a node on it. Empty strings name nothing. */
export type Place = { flowId?: string; cardId?: string; nodeId?: string; ruleId?: string }
