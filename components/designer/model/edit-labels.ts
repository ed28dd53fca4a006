/** Names of the steps in the history; words in messages designer.edits.<label>. */
export const editLabels = [
  'addCard',
  'addNode',
  'changeFlow',
  'changeIntent',
  'changeRule',
  'changeSettings',
  'changeVariable',
  'connect',
  'cut',
  'delete',
  'disconnect',
  'duplicate',
  'move',
  'moveNode',
  'paste',
  'rename',
  'restore',
  'setStart',
  'tidy',
] as const
export type EditLabel = (typeof editLabels)[number]
