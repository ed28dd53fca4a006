import type { Language } from '../../flows/document/primitives.ts'

/** Each language by the name its speakers give it. */
export const languageNames: Record<Language, string> = { 'zh-CN': '中文', en: 'English' }
