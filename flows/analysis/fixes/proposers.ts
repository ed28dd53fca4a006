import type { FindingCode } from '../finding.ts'
import { lastBranchAsElse, moveRuleUp, pointElsewhere, removeItem, removeRule, turnOffListener } from './fix-conditions.ts'
import {
  chooseCalendar,
  chooseFallbackQueue,
  chooseFlow,
  chooseQueue,
  giveInput,
  makeIntent,
  removeRow,
  setTimezone,
} from './fix-references.ts'
import { answerFreely, copyText, removeDouble, removeExample, removeRoutes, resetField } from './fix-texts.ts'
import {
  allowWriting,
  declareVariable,
  deleteVariable,
  fillHole,
  fitTypes,
  keepInside,
  renameVariable,
  useSuggestion,
} from './fix-values.ts'
import {
  addTimeouts,
  bringInOrDelete,
  chooseEntry,
  chooseStart,
  connect,
  deleteFlow,
  endInstead,
  fillCard,
  leaveLoop,
  leaveTrap,
  removeNode,
  renameNode,
} from './fix-ways.ts'
import type { Place, Proposal } from './proposal.ts'

type Proposer = (place: Place) => Proposal[]

const all =
  (...proposers: Proposer[]): Proposer =>
  (place) =>
    proposers.flatMap((propose) => propose(place))
const removeBranch: Proposer = (place) => removeItem(place, 'branches', place.finding.field?.split('.')[1])
/** A node's reference that is missing: which one the field says. */
const choosers: Record<string, Proposer> = {
  calendarId: chooseCalendar,
  queueId: chooseQueue,
  flowId: chooseFlow,
  routes: removeRoutes,
  cardId: endInstead,
}
const choose: Proposer = (place) => choosers[place.finding.params.field ?? '']?.(place) ?? []
/** In a node, a rule or a global trigger. */
const elsewhere =
  (inNode: Proposer): Proposer =>
  (place) =>
    place.node ? inNode(place) : pointElsewhere(place)

/** What may mend each kind of finding. Those without an entry need somebody who thinks. */
export const proposers: Partial<Record<FindingCode, Proposer>> = {
  entryFlowMissing: chooseEntry,
  startCardMissing: chooseStart,
  emptyCard: fillCard,
  unreachableCard: bringInOrDelete,
  openPort: connect,
  openFailurePort: connect,
  brokenLink: connect,
  unknownNodeType: removeNode,
  settingsInvalid: resetField,
  duplicateNodeId: renameNode,
  expression: all(useSuggestion, declareVariable),
  unknownVariable: declareVariable,
  constantWritten: allowWriting,
  wrongVariableType: fitTypes,
  loopWithoutWaiting: leaveLoop,
  noWayToHuman: chooseFallbackQueue,
  noWayToHumanFrom: chooseFallbackQueue,
  missingTranslation: copyText,
  unknownQueue: chooseQueue,
  unknownIntent: all(makeIntent, removeRoutes),
  unknownCalendar: chooseCalendar,
  unknownFlow: elsewhere(all(chooseFlow, removeNode)),
  unknownCard: elsewhere(endInstead),
  nothingChosen: choose,
  duplicateChoice: removeDouble,
  emptyText: resetField,
  shadowedRule: all(moveRuleUp, removeRule),
  sameRule: removeRule,
  emptyRule: removeRule,
  emptyBranch: removeBranch,
  reservedVariable: renameVariable,
  duplicateVariable: deleteVariable,
  badTimezone: setTimezone,
  badPattern: answerFreely,
  noFallbackQueue: chooseFallbackQueue,
  recursion: removeNode,
  endlessRecursion: removeNode,
  noEnd: leaveTrap,
  noTimeout: addTimeouts,
  branchNeverTaken: removeBranch,
  elseNeverTaken: lastBranchAsElse,
  ruleNeverFires: removeRule,
  unusedVariable: deleteVariable,
  unsetVariable: fillHole,
  sensitiveSent: keepInside,
  unusedFlow: deleteFlow,
  unknownInput: removeRow,
  missingInput: giveInput,
  unknownOutput: removeRow,
  emptyListener: turnOffListener,
  listenerIntent: turnOffListener,
  sharedExample: removeExample,
  similarExample: removeExample,
  shadowedListener: turnOffListener,
}
