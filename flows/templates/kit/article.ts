import type { TemplateArticle } from '../template.ts'

type Words = { title: string; questions: string[]; text: string }

/** One subject, as an article in each language. */
export function article(category: { zh: string; en: string }, zh: Words, en: Words): TemplateArticle[] {
  return [
    { category: category.zh, language: 'zh-CN', ...zh },
    { category: category.en, language: 'en', ...en },
  ]
}
