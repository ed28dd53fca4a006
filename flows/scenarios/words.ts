import type { Language } from '../document/primitives.ts'
import type { Project } from '../document/project.ts'
import type { Unmet } from './check-expectation.ts'
import type { ScenarioAct, ScenarioExpectation } from './scenario.ts'

/** What a project does not know: how queues are called, and what is written on the choices offered, by their ids. */
export type OutsideNames = { queues?: readonly { id: string; name: string }[]; choices?: Readonly<Record<string, string>> }

type Telling = { language: Language; project: Project; outside?: OutsideNames }

/** An act as one sentence. */
export function describeAct({ act, language, project, outside }: Telling & { act: ScenarioAct }): string {
  const names = namesOf(project, outside)
  const zh = language === 'zh-CN'
  switch (act.kind) {
    case 'say':
      return `${zh ? `客户说“${act.text}”` : `The customer says “${act.text}”`}${understoodText(act.understanding, { language, project })}`
    case 'choose':
      return zh
        ? `客户选择“${act.text ?? names.choices(act.choiceId.split(','), '、')}”`
        : `The customer chooses “${act.text ?? names.choices(act.choiceId.split(','), ', ')}”`
    case 'fill':
      return zh
        ? `客户填写表单：${Object.values(act.values).join('、')}`
        : `The customer fills in the form: ${Object.values(act.values).join(', ')}`
    case 'send':
      return zh
        ? `客户发来文件：${act.files.map((file) => file.name).join('、')}`
        : `The customer sends ${act.files.map((file) => file.name).join(', ')}`
    case 'askHuman':
      return zh ? '客户点“找人工”' : 'The customer presses “Talk to a person”'
    case 'leave':
      return zh ? '客户离开' : 'The customer leaves'
    case 'silence':
      return zh ? `${durationText(act.seconds, language)}没有人说话` : `Nobody says anything for ${durationText(act.seconds, language)}`
    case 'clock':
      return zh ? `时间到了 ${act.at.replace('T', ' ')}` : `It is ${act.at.replace('T', ' ')}`
    case 'queue':
      return zh
        ? `队列“${names.queue(act.queueId)}”变为：${figures(act.figures)}`
        : `The queue “${names.queue(act.queueId)}” is now ${figures(act.figures)}`
    case 'answer':
      return zh
        ? `${describeEffect(act.answer.effect, language)}的回答改变`
        : `${upper(describeEffect(act.answer.effect, language))} answers differently from here`
    case 'customer':
      return zh ? `客户资料改变：${JSON.stringify(act.attributes)}` : `The customer’s attributes change: ${JSON.stringify(act.attributes)}`
    case 'accept':
      return zh ? '坐席接入' : 'An agent takes the conversation'
    case 'agentSays':
      return zh ? `坐席说“${act.text}”` : `The agent says “${act.text}”`
    case 'transfer':
      return zh ? `转到队列“${names.queue(act.queueId)}”` : `Transferred to the queue “${names.queue(act.queueId)}”`
    case 'return':
      return zh ? '坐席交回机器人' : 'The agent gives it back to the bot'
    case 'resolve':
      return zh ? '坐席结束服务' : 'The agent is done'
  }
}

/** An expectation as one sentence. */
export function describeExpectation({ expectation, language, project, outside }: Telling & { expectation: ScenarioExpectation }): string {
  const names = namesOf(project, outside)
  const zh = language === 'zh-CN'
  switch (expectation.kind) {
    case 'says':
      return saysText(expectation, zh)
    case 'saysNot':
      return zh ? `不说“${expectation.text}”` : `does not say “${expectation.text}”`
    case 'offers':
      return zh ? `给出选项：${names.choices(expectation.choiceIds, '、')}` : `offers ${names.choices(expectation.choiceIds, ', ')}`
    case 'card':
      return zh
        ? `到达卡片“${names.card(expectation.flowId, expectation.cardId)}”`
        : `reaches “${names.card(expectation.flowId, expectation.cardId)}”`
    case 'variable':
      return zh
        ? `变量“${names.variable(expectation.variableId)}”是 ${JSON.stringify(expectation.value)}`
        : `“${names.variable(expectation.variableId)}” is ${JSON.stringify(expectation.value)}`
    case 'owner':
      return zh ? `由${owners[language][expectation.owner]}负责` : `it is with ${owners[language][expectation.owner]}`
    case 'queue':
      return zh ? `进入队列“${names.queue(expectation.queueId)}”` : `goes to the queue “${names.queue(expectation.queueId)}”`
    case 'rule': {
      const rule = names.rule(expectation.ruleId)
      if (expectation.fired) return zh ? `规则“${rule}”触发` : `the rule “${rule}” fires`
      return zh ? `规则“${rule}”不触发` : `the rule “${rule}” does not fire`
    }
    case 'effect':
      return zh ? `发起${describeEffect(expectation.effect, language)}` : `asks for ${describeEffect(expectation.effect, language)}`
    case 'customer':
      return zh ? '客户资料被更新' : 'the customer’s profile is updated'
    case 'outcome':
      return zh ? `以“${expectation.outcome}”结束` : `ends as “${expectation.outcome}”`
  }
}

/** What the scenario says understanding makes of a text; nothing where that is ordinary. */
function understoodText(
  understanding: Extract<ScenarioAct, { kind: 'say' }>['understanding'],
  { language, project }: { language: Language; project: Project },
): string {
  const zh = language === 'zh-CN'
  const { intents = [], sentiment = 0, asksForHuman, urgent, topics = [] } = understanding ?? {}
  const intent = intents[0] && (project.intents.find(({ id }) => id === intents[0]?.id)?.name ?? intents[0].id)
  const parts = [
    intent,
    sentiment < -0.3 && (zh ? '不满' : 'upset'),
    sentiment > 0.3 && (zh ? '满意' : 'pleased'),
    asksForHuman && (zh ? '要找人工' : 'wants a person'),
    urgent && (zh ? '着急' : 'in a hurry'),
    ...topics,
  ].filter(Boolean)
  if (parts.length === 0) return ''
  return zh ? `（${parts.join('、')}）` : ` (${parts.join(', ')})`
}

function saysText({ how, text }: Extract<ScenarioExpectation, { kind: 'says' }>, zh: boolean): string {
  if (how === 'equals') return zh ? `说“${text}”` : `says “${text}”`
  if (how === 'contains') return zh ? `说出含有“${text}”的话` : `says something with “${text}”`
  return zh ? `说出符合“${text}”的话` : `says something like “${text}”`
}

/** What was expected and what came instead. */
export function describeUnmet({ unmet, ...telling }: Telling & { unmet: Unmet }): string {
  const expected = describeExpectation({ expectation: unmet.expectation, ...telling })
  const found = describeFound({ unmet, ...telling })
  if (telling.language === 'zh-CN') return `应当${expected}，实际${found === '' ? '没有' : `是：${found}`}`
  return `Expected: ${expected}. Instead: ${found === '' ? 'nothing' : found}`
}

/** What came instead, with names for ids; empty where nothing came. */
export function describeFound({ unmet: { expectation, found }, language, project, outside }: Telling & { unmet: Unmet }): string {
  const names = namesOf(project, outside)
  const comma = language === 'zh-CN' ? '、' : ', '
  if (found === '') return ''
  if (expectation.kind === 'owner') return owners[language][found] ?? found
  if (expectation.kind === 'queue') return names.queue(found)
  if (expectation.kind === 'offers') return names.choices(found.split(', '), comma)
  if (expectation.kind !== 'card') return found
  return found
    .split(', ')
    .map((key) => names.card(key.slice(0, key.indexOf('.')), key.slice(key.indexOf('.') + 1)))
    .join(comma)
}

const owners: Record<Language, Record<string, string>> = {
  'zh-CN': { bot: '机器人', queue: '队列', agent: '坐席', closed: '（已结束）' },
  en: { bot: 'the bot', queue: 'a queue', agent: 'an agent', closed: 'nobody: it is closed' },
}

/** A call of another system, as one asks for it. */
export function describeEffect(kind: string, language: Language): string {
  return effects[language][kind] ?? kind
}

const effects: Record<Language, Record<string, string>> = {
  'zh-CN': {
    http: '外部请求',
    knowledge: '知识库检索',
    ticket: '工单创建',
    ticketChange: '工单修改',
    extract: '信息提取',
    notify: '通知',
    approval: '审批',
    assistant: '智能助理的回答',
    code: '代码运行',
    automation: '自动化任务',
    recommend: '推荐',
  },
  en: {
    http: 'a web request',
    knowledge: 'a knowledge search',
    ticket: 'a new ticket',
    ticketChange: 'a change of a ticket',
    extract: 'an extraction',
    notify: 'a notification',
    approval: 'an approval',
    assistant: 'an answer of the assistant',
    code: 'a run of code',
    automation: 'an automation',
    recommend: 'a recommendation',
  },
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function namesOf(project: Project, { queues = [], choices = {} }: OutsideNames = {}) {
  return {
    card: (flowId: string, cardId: string) => project.flows[flowId]?.cards[cardId]?.name ?? cardId,
    variable: (id: string) => project.variables.find((variable) => variable.id === id)?.name ?? id,
    rule: (id: string) => project.policy.rules.find((rule) => rule.id === id)?.name ?? id,
    queue: (id: string) => queues.find((queue) => queue.id === id)?.name ?? id,
    choices: (ids: readonly string[], comma: string) => ids.map((id) => choices[id] ?? id).join(comma),
  }
}

function figures(of: Record<string, unknown>): string {
  return Object.entries(of)
    .map(([key, value]) => `${key} ${String(value)}`)
    .join(', ')
}

function durationText(seconds: number, language: Language): string {
  const zh = language === 'zh-CN'
  if (seconds < 60) return `${Math.round(seconds)} ${zh ? '秒' : 's'}`
  if (seconds < 3600) return `${Math.round(seconds / 60)} ${zh ? '分钟' : 'min'}`
  return `${Math.round(seconds / 360) / 10} ${zh ? '小时' : 'h'}`
}
