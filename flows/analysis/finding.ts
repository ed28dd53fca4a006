import type { ExpressionProblem } from '../expressions/problem.ts'

export const findingCodes = [
  'entryFlowMissing',
  'startCardMissing',
  'emptyCard',
  'unreachableCard',
  'openPort',
  'openFailurePort',
  'brokenLink',
  'unknownNodeType',
  'settingsInvalid',
  'duplicateNodeId',
  'expression',
  'unknownVariable',
  'constantWritten',
  'wrongVariableType',
  'loopWithoutWaiting',
  'noWayToHuman',
  'missingTranslation',
  'unknownQueue',
  'unknownIntent',
  'unknownCalendar',
  'unknownFlow',
  'unknownCard',
  'nothingChosen',
  'fewExamples',
  'duplicateChoice',
  'noChoices',
  'emptyText',
  'shadowedRule',
  'sameRule',
  'emptyRule',
  'emptyBranch',
  'reservedVariable',
  'duplicateVariable',
  'badTimezone',
  'badPattern',
  'noFallbackQueue',
  'recursion',
  'endlessRecursion',
  'noEnd',
  'noWayToHumanFrom',
  'noTimeout',
  'branchNeverTaken',
  'elseNeverTaken',
  'ruleNeverFires',
  'unusedVariable',
  'unsetVariable',
  'sensitiveSent',
  'unusedFlow',
  'unknownInput',
  'missingInput',
  'unknownOutput',
  'emptyListener',
  'listenerIntent',
  'sharedExample',
  'similarExample',
  'shadowedListener',
  'textTooLong',
  'tooManyMessages',
  'choicesAsNumbers',
] as const
export type FindingCode = (typeof findingCodes)[number]

/** error blocks publishing · warning should be looked at · note is a hint. */
export type Severity = 'error' | 'warning' | 'note'

/** One thing wrong or doubtful in a project. The sentence is made by `describeFinding` (words.ts). */
export type Finding = {
  code: FindingCode
  severity: Severity
  /** '' for things of the whole project (a rule, a variable, the settings). */
  flowId: string
  cardId?: string
  nodeId?: string
  portId?: string
  ruleId?: string
  listenerId?: string
  variableId?: string
  intentId?: string
  /** Settings field, as `text` or `branches.a`. */
  field?: string
  params: Record<string, string>
  /** For `expression`: what is wrong, with the position in the text. */
  problem?: ExpressionProblem
  /** For path problems: cards from the start to the place, to click through and to play. */
  path?: string[]
}
