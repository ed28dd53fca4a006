/** How a thing differs between two versions. `moved`: it only stands elsewhere on the canvas; `conflict`: both sides changed it. */
export type Mark = 'added' | 'removed' | 'changed' | 'moved' | 'conflict'

/** What of a flow differs, by id; what is not named is the same in both. */
export type FlowMarks = {
  cards: Readonly<Record<string, Mark>>
  nodes: Readonly<Record<string, Mark>>
  /** By link key. */
  links: Readonly<Record<string, Mark>>
}
export type Marks = Readonly<Record<string, FlowMarks>>
