import type { Language } from '../document/primitives.ts'

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
  offer: { 'zh-CN': '需要为您转接人工客服吗？', en: 'Would you like to talk to a person?' },
  yes: { 'zh-CN': '转人工', en: 'Yes, please' },
  no: { 'zh-CN': '不用，继续', en: 'No, go on' },
} satisfies Record<string, Record<Language, string>>

export function engineText(key: keyof typeof engineWords, language: Language): string {
  return engineWords[key][language]
}
