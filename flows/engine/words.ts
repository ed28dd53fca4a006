import type { Language } from '../document/primitives.ts'
import type { MigrationReason } from './migrate-state.ts'

/** What the engine itself says when no author's text is there. Never silence. */
export const engineWords = {
  apology: {
    'zh-CN': '抱歉，我这边出了点问题，没能继续处理。',
    en: 'Sorry, something went wrong on my side and I could not go on.',
  },
  nobody: {
    'zh-CN': '现在没有客服在线。您的情况已经记下，我们会尽快联系您；您也可以继续在这里提问。',
    en: 'Nobody is available right now. Your case is noted and we will get back to you; you can also go on here.',
  },
  closed: {
    'zh-CN': '现在不在人工服务时间内。您的情况已经记下，上班后会有人跟进；您也可以继续在这里提问。',
    en: 'Our team is not at work right now. Your case is noted and someone will follow up; you can also go on here.',
  },
  connecting: { 'zh-CN': '好的，正在为您转接人工客服。', en: 'All right, I am connecting you with a person.' },
  corrected: { 'zh-CN': '好的，已改好。', en: 'All right, I have changed that.' },
  offer: { 'zh-CN': '需要为您转接人工客服吗？', en: 'Would you like to talk to a person?' },
  yes: { 'zh-CN': '转人工', en: 'Yes, please' },
  no: { 'zh-CN': '不用，继续', en: 'No, go on' },
} satisfies Record<string, Record<Language, string>>

export function engineText(key: keyof typeof engineWords, language: Language): string {
  return engineWords[key][language]
}

/** Why a conversation was moved to a new version the way it was. `{name}` is filled in. */
const migrationWords = {
  closed: { 'zh-CN': '会话已经结束。', en: 'The conversation is over.' },
  flowGone: { 'zh-CN': '流程“{flow}”在新版本里没有了。', en: 'The flow “{flow}” no longer exists in the new version.' },
  cardGone: { 'zh-CN': '客户所在的卡片“{card}”在新版本里没有了。', en: 'The card “{card}” the customer is at no longer exists.' },
  nodeGone: { 'zh-CN': '卡片“{card}”里客户所在的步骤被删掉了。', en: 'The step of the card “{card}” the customer is at was removed.' },
  nodeReplaced: {
    'zh-CN': '卡片“{card}”里客户所在的步骤换成了别的。',
    en: 'The step of the card “{card}” the customer is at was replaced by another.',
  },
  nodeChanged: {
    'zh-CN': '卡片“{card}”里客户所在的步骤改了做法。',
    en: 'The step of the card “{card}” the customer is at works differently now.',
  },
  variableAdded: { 'zh-CN': '新变量“{variable}”用初始值。', en: 'The new variable “{variable}” begins with its initial value.' },
  variableGone: {
    'zh-CN': '变量“{variable}”已不存在，它的值去掉了。',
    en: 'The variable “{variable}” no longer exists; its value was dropped.',
  },
  variableReset: {
    'zh-CN': '变量“{variable}”换了类型，旧值用不了，已重置。',
    en: 'The variable “{variable}” has another type; its value did not fit and was reset.',
  },
} satisfies Record<Exclude<MigrationReason['code'], 'underWay'>, Record<Language, string>>

const underWayWords = {
  effect: {
    'zh-CN': '有一个结果还没回来（接口、审批等），要由旧版本接住。',
    en: 'A result is still to come (of a call, an approval, …) that only the old version can take.',
  },
  time: { 'zh-CN': '正在等一个时间或一件事，要由旧版本等到。', en: 'It waits for a time or an event, as the old version set it up.' },
  human: {
    'zh-CN': '正由人工处理或在排队，之后要回到旧版本的位置。',
    en: 'A person has it, or it waits for one; then it goes back to its place in the old version.',
  },
} satisfies Record<Extract<MigrationReason, { code: 'underWay' }>['what'], Record<Language, string>>

export function migrationText(reason: MigrationReason, language: Language): string {
  if (reason.code === 'underWay') return underWayWords[reason.what][language]
  const params = reason as unknown as Record<string, string>
  return migrationWords[reason.code][language].replace(/\{(\w+)\}/g, (_, key: string) => params[key] ?? '')
}
