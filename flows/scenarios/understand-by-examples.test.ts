import { expect, it } from 'vitest'
import { afterSalesProject } from '../templates/after-sales/project.ts'
import { understandByExamples } from './understand-by-examples.ts'

const { intents } = afterSalesProject
const understand = understandByExamples(intents)

it('finds an intent by its own examples, in both languages, and nothing for what no example says', () => {
  for (const { id, examples } of intents) {
    for (const example of Object.values(examples).flatMap((each) => each[0] ?? [])) {
      expect(
        understand(example, 'zh-CN')
          .intents.slice(0, 2)
          .map((each) => each.id),
        example,
      ).toContain(id)
    }
  }
  expect(understand('zzzz', 'zh-CN')).toMatchObject({ intents: [], asksForHuman: false, sentiment: 0 })
})

it('hears who asks for a person or is angry', () => {
  expect(understand('转人工', 'zh-CN')).toMatchObject({ asksForHuman: true, language: 'zh-CN' })
  expect(understand('this is ridiculous, asap!', 'zh-CN')).toMatchObject({ sentiment: -0.7, urgent: true, language: 'en' })
})
