import type { Language } from '../document/primitives.ts'
import type { Project } from '../document/project.ts'
import { describeProblem } from '../expressions/words.ts'
import { getNode } from '../nodes/registry.ts'
import type { Finding, FindingCode } from './finding.ts'

/** A finding as one plain sentence; the project lets it call nodes, ports and fields by their names. */
export function describeFinding({ finding, language, project }: { finding: Finding; language: Language; project: Project }): string {
  const values: Record<string, string> = { ...finding.params, ...names(finding, language, project) }
  if (values.channel !== undefined) values.channel = channelNames[language][values.channel] ?? values.channel
  const problem = finding.problem ? describeProblem(finding.problem, language) : ''
  const language_ = finding.params.language
  if (language_ !== undefined) values.language = languageNames[language][language_] ?? language_
  return findingSentences[language][finding.code].replace(/\{(\w+)\}/g, (_, key: string) =>
    key === 'problem' ? problem : (values[key] ?? ''),
  )
}

function names(finding: Finding, language: Language, project: Project): Record<string, string> {
  const flow = Object.hasOwn(project.flows, finding.flowId) ? project.flows[finding.flowId] : undefined
  const card = flow && finding.cardId !== undefined ? flow.cards[finding.cardId] : undefined
  const node = card?.nodes.find((item) => item.id === finding.nodeId)
  const words = node ? getNode(node.type)?.words[language] : undefined
  const rule = project.policy.rules.find((item) => item.id === finding.ruleId)
  const field = finding.params.field?.split('.')[0] ?? ''
  const listener = (project.listeners ?? []).find((item) => item.id === finding.listenerId)
  const place = rule ? rule.name : listener ? listener.name : (card?.name ?? flow?.name ?? project.name)
  return {
    place,
    node: words?.name ?? node?.type ?? '',
    port: finding.params.port || words?.ports[finding.portId ?? ''] || finding.portId || '',
    field: words?.fields[field]?.label ?? ruleFields[language][field] ?? field,
  }
}

export const languageNames: Record<Language, Record<string, string>> = {
  'zh-CN': { 'zh-CN': '中文', en: '英文' },
  en: { 'zh-CN': 'Chinese', en: 'English' },
}
const channelNames: Record<Language, Record<string, string>> = {
  'zh-CN': { web: '网页', wechat: '微信', sms: '短信', email: '邮件' },
  en: { web: 'the web', wechat: 'WeChat', sms: 'SMS', email: 'e-mail' },
}
const ruleFields: Record<Language, Record<string, string>> = {
  'zh-CN': { when: '条件', message: '对客户说', queueId: '队列', subject: '工单标题', notify: '通知' },
  en: { when: 'When', message: 'Say to the customer', queueId: 'Queue', subject: 'Ticket subject', notify: 'Notification' },
}

/** Sentences by code. Exported so that a test can hold both languages to the same codes. */
export const findingSentences: Record<Language, Record<FindingCode, string>> = {
  'zh-CN': {
    entryFlowMissing: '项目没有入口流程，请在设置里选一个。',
    startCardMissing: '流程“{flow}”没有起始卡片。',
    emptyCard: '卡片“{card}”是空的，客户走到这里会卡住。',
    unreachableCard: '没有路通向卡片“{card}”。',
    openPort: '“{card}”里“{node}”的出口“{port}”没有接到任何地方。',
    openFailurePort: '“{card}”里“{node}”的出口“{port}”没有接；出现这种情况会直接转人工。',
    brokenLink: '“{card}”里“{node}”的出口“{port}”连到了一张不存在的卡片。',
    unknownNodeType: '“{card}”里有一个无法识别的节点（{type}）。',
    settingsInvalid: '“{card}”里“{node}”的“{field}”填得不对。',
    duplicateNodeId: '“{card}”里有节点和别处的编号重复了。',
    expression: '“{place}”的“{field}”：{problem}',
    unknownVariable: '“{card}”里“{node}”要写入变量“{name}”，但没有这个变量。',
    constantWritten: '“{card}”里“{node}”要改写“{name}”，但它是固定值，不能改。',
    wrongVariableType: '“{card}”里给“{name}”赋的值类型不对。',
    loopWithoutWaiting: '从“{card}”会绕回原处而中间不停，机器人会原地打转。',
    noWayToHuman: '流程“{flow}”里没有任何办法找到人工。',
    missingTranslation: '“{place}”的“{field}”还没有{language}。',
    unknownQueue: '“{place}”用到的队列已经不存在。',
    unknownIntent: '“{card}”里“{node}”用到的意图已经不存在。',
    unknownCalendar: '“{card}”里“{node}”用到的日历已经不存在。',
    unknownFlow: '“{place}”要运行的流程已经不存在。',
    unknownCard: '“{place}”要跳转的卡片已经不存在。',
    nothingChosen: '“{place}”的“{field}”还没有选。',
    fewExamples: '意图“{intent}”只有 {count} 条例句，至少要 {wanted} 条才认得准。',
    duplicateChoice: '“{card}”里“{node}”有重复的选项“{label}”。',
    noChoices: '“{card}”里“{node}”一个选项都没有。',
    emptyText: '“{card}”里“{node}”的“{field}”是空的。',
    sameRule: '规则“{rule}”和前面的“{by}”针对同一种情况：“{by}”已触发过或在间隔期里时，才轮到它。',
    shadowedRule: '规则“{rule}”永远轮不到：前面的“{by}”已经处理了同样的情况。',
    emptyRule: '规则“{rule}”还没有条件，不会触发。',
    emptyBranch: '“{card}”里有一个分支还没有条件，永远不会走。',
    reservedVariable: '变量“{name}”的标识 {id} 是系统保留的，请换一个。',
    duplicateVariable: '有两个变量用了同一个标识 {id}。',
    badTimezone: '日历“{calendar}”的时区“{timezone}”不存在。',
    badPattern: '“{card}”里“{node}”的格式没写或写得不对。',
    noFallbackQueue: '还没有选备用队列；机器人处理不了时，客户会没有人接。',
    recursion: '流程“{flow}”会绕回来运行它自己。',
    endlessRecursion: '流程“{flow}”无论怎么走都会再运行它自己，永远结束不了。',
    noEnd: '从“{card}”开始，没有一条路能走到结束或人工，客户只能一直绕下去。',
    noWayToHumanFrom: '从“{card}”开始，客户没有任何办法找到人工。',
    noTimeout: '流程“{flow}”里有 {count} 处等客户回复而没有时限；客户不再说话时，要等 {minutes} 分钟才会结束对话。',
    branchNeverTaken: '“{card}”里“{node}”的“{port}”永远走不到：条件自相矛盾，或前面的分支已经包括了它。',
    elseNeverTaken: '“{card}”里“{node}”的“否则”永远走不到：前面的分支已经包括了所有情况。',
    ruleNeverFires: '规则“{rule}”的条件自相矛盾，永远不会触发。',
    unusedVariable: '没有任何地方用到变量“{name}”。',
    unsetVariable: '“{card}”里“{node}”的“{field}”用到“{name}”，但有一条路走到这里时它还没有值。',
    sensitiveSent: '“{card}”里“{node}”的“{field}”会把敏感信息“{name}”发到外部系统。',
    unusedFlow: '没有任何地方运行流程“{flow}”。',
    unknownInput: '“{card}”里“{node}”要给流程“{flow}”传“{name}”，但它没有这个输入。',
    missingInput: '“{card}”里“{node}”没有给流程“{flow}”必填的输入“{name}”。',
    unknownOutput: '“{card}”里“{node}”要从流程“{flow}”取“{name}”，但它没有这个输出。',
    emptyListener: '全局触发“{listener}”还没有条件，不会触发。',
    listenerIntent: '全局触发“{listener}”用到的意图已经不存在。',
    sharedExample: '意图“{intent}”和“{other}”有同样的例句“{example}”，机器人分不清。',
    similarExample: '意图“{intent}”的例句“{example}”和“{other}”的“{otherExample}”太像，机器人容易认错。',
    shadowedListener: '全局触发“{listener}”永远轮不到：前面的“{by}”已经处理了同样的话。',
    textTooLong: '“{card}”里“{node}”的文字太长，在{channel}上会被拆成 {count} 条消息。',
    tooManyMessages: '有一条路走到“{card}”里的“{node}”时，客户没有说话而机器人已经连发超过 {most} 条消息，{channel}会拒收多出来的。',
    choicesAsNumbers: '“{card}”里“{node}”的选项太多或太长，在{channel}上显示不了按钮，客户要输入序号。',
  },
  en: {
    entryFlowMissing: 'The project has no entry flow. Choose one in the settings.',
    startCardMissing: 'The flow “{flow}” has no start card.',
    emptyCard: 'The card “{card}” is empty; a customer who gets here is stuck.',
    unreachableCard: 'No way leads to the card “{card}”.',
    openPort: 'On “{card}”, the exit “{port}” of “{node}” leads nowhere.',
    openFailurePort: 'On “{card}”, the exit “{port}” of “{node}” leads nowhere; when it happens the customer goes straight to a person.',
    brokenLink: 'On “{card}”, the exit “{port}” of “{node}” leads to a card that does not exist.',
    unknownNodeType: '“{card}” has a node of an unknown kind ({type}).',
    settingsInvalid: 'On “{card}”, “{field}” of “{node}” is not filled in correctly.',
    duplicateNodeId: 'On “{card}”, a node has the same id as another one.',
    expression: '“{place}”, {field}: {problem}',
    unknownVariable: 'On “{card}”, “{node}” writes the variable “{name}”, which does not exist.',
    constantWritten: 'On “{card}”, “{node}” changes “{name}”, which is a constant.',
    wrongVariableType: 'On “{card}”, “{name}” gets a value of the wrong type.',
    loopWithoutWaiting: 'From “{card}” the flow comes back round without ever waiting, so the bot would run in circles.',
    noWayToHuman: 'Nothing in the flow “{flow}” leads to a person.',
    missingTranslation: '“{place}”, {field}: {language} is missing.',
    unknownQueue: '“{place}” uses a queue that no longer exists.',
    unknownIntent: 'On “{card}”, “{node}” uses an intent that no longer exists.',
    unknownCalendar: 'On “{card}”, “{node}” uses a calendar that no longer exists.',
    unknownFlow: '“{place}” runs a flow that no longer exists.',
    unknownCard: '“{place}” goes to a card that no longer exists.',
    nothingChosen: '“{place}”, {field}: nothing is chosen yet.',
    fewExamples: 'The intent “{intent}” has only {count} examples; it takes at least {wanted} to be recognised well.',
    duplicateChoice: 'On “{card}”, “{node}” has the choice “{label}” twice.',
    noChoices: 'On “{card}”, “{node}” has nothing to choose from.',
    emptyText: 'On “{card}”, “{field}” of “{node}” is empty.',
    sameRule: 'The rule “{rule}” is for the same case as “{by}” before it: it acts only while that one rests.',
    shadowedRule: 'The rule “{rule}” never gets its turn: “{by}” before it takes the same cases.',
    emptyRule: 'The rule “{rule}” has no condition yet and never fires.',
    emptyBranch: 'On “{card}”, a branch has no condition yet and is never taken.',
    reservedVariable: 'The variable “{name}” uses the reserved id {id}. Choose another.',
    duplicateVariable: 'Two variables have the same id {id}.',
    badTimezone: 'The calendar “{calendar}” has a time zone that does not exist: {timezone}.',
    badPattern: 'On “{card}”, the pattern of “{node}” is missing or cannot be read.',
    noFallbackQueue: 'No fallback queue is chosen; when the bot is in trouble, nobody takes the customer.',
    recursion: 'The flow “{flow}” comes round to running itself.',
    endlessRecursion: 'Whatever happens in it, the flow “{flow}” runs itself again and never ends.',
    noEnd: 'From “{card}” on, no way leads to an end or a person; the customer can only go round in circles.',
    noWayToHumanFrom: 'From “{card}” on, the customer has no way to a person.',
    noTimeout:
      'The flow “{flow}” waits for the customer without a time limit in {count} places; a customer who falls silent is left alone until the conversation ends after {minutes} minutes.',
    branchNeverTaken:
      'On “{card}”, “{port}” of “{node}” can never be taken: its condition contradicts itself, or the branches before it take all its cases.',
    elseNeverTaken: 'On “{card}”, “Otherwise” of “{node}” can never be taken: the branches before it take every case.',
    ruleNeverFires: 'The condition of the rule “{rule}” contradicts itself, so it never fires.',
    unusedVariable: 'Nothing uses the variable “{name}”.',
    unsetVariable: 'On “{card}”, “{field}” of “{node}” shows “{name}”, but there is a way here on which it has no value yet.',
    sensitiveSent: 'On “{card}”, “{field}” of “{node}” sends the sensitive value “{name}” to another system.',
    unusedFlow: 'Nothing runs the flow “{flow}”.',
    unknownInput: 'On “{card}”, “{node}” gives “{name}” to the flow “{flow}”, which has no such input.',
    missingInput: 'On “{card}”, “{node}” does not give the flow “{flow}” the input “{name}”, which it needs.',
    unknownOutput: 'On “{card}”, “{node}” takes “{name}” from the flow “{flow}”, which has no such output.',
    emptyListener: 'The global trigger “{listener}” has no condition yet and never acts.',
    listenerIntent: 'The global trigger “{listener}” uses an intent that no longer exists.',
    sharedExample: 'The intents “{intent}” and “{other}” share the example “{example}”; the bot cannot tell them apart.',
    similarExample:
      'The example “{example}” of the intent “{intent}” is too much like “{otherExample}” of “{other}”; the bot easily takes one for the other.',
    shadowedListener: 'The global trigger “{listener}” never gets its turn: “{by}” before it takes the same words.',
    textTooLong: 'On “{card}”, the text of “{node}” is too long; on {channel} it comes apart into {count} messages.',
    tooManyMessages:
      'On a way to “{node}” on “{card}” the bot sends more than {most} messages without the customer saying anything; {channel} refuses the rest.',
    choicesAsNumbers:
      'On “{card}”, the choices of “{node}” are too many or too long for buttons on {channel}; customers type a number instead.',
  },
}
