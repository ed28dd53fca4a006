/** What became of one thing of the source. carried: as it was · adapted: with a difference worth knowing · left: not at all. */
export type Outcome = 'carried' | 'adapted' | 'left'

export const outcomeOf = {
  asNode: 'carried',
  asIntent: 'carried',
  asEntity: 'carried',
  promptAdded: 'adapted',
  mediaAsLink: 'adapted',
  singleChoice: 'adapted',
  alwaysShown: 'adapted',
  choicesTyped: 'adapted',
  ratingAsNumber: 'adapted',
  rangeDropped: 'adapted',
  timeAsText: 'adapted',
  redirectAsLink: 'adapted',
  firstPathOnly: 'adapted',
  bodyGuessed: 'adapted',
  otherLanguage: 'adapted',
  greetsAtOnce: 'adapted',
  slotsNotMarked: 'adapted',
  webhookReplyOnly: 'adapted',
  chooseQueue: 'adapted',
  clipped: 'adapted',
  flowReturns: 'adapted',
  previousPage: 'adapted',
  languageLeft: 'left',
  unknownBlock: 'left',
  integration: 'left',
  code: 'left',
  expression: 'left',
  condition: 'left',
  brokenLink: 'left',
  fileInput: 'left',
  payment: 'left',
  otherBot: 'left',
  event: 'left',
  payload: 'left',
  functions: 'left',
  webhookMissing: 'left',
  otherFile: 'left',
  noRoom: 'left',
} as const satisfies Record<string, Outcome>
export type ReportCode = keyof typeof outcomeOf

/** `place` is where it stands in the source, in the source's own names: `Menu › choice input`. words.ts makes the sentence. */
export type ReportItem = { outcome: Outcome; code: ReportCode; place: string; params: Record<string, string> }
