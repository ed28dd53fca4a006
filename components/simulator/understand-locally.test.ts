import { expect, it } from 'vitest'
import { afterSalesProject } from '../../flows/templates/after-sales/project.ts'
import { understandLocally } from './understand-locally.ts'

const { intents } = afterSalesProject

it('finds an intent by its own examples, in both languages, and nothing for what no example says', () => {
  for (const { id, examples } of intents) {
    for (const example of Object.values(examples).flatMap((each) => each[0] ?? [])) {
      expect(
        understandLocally(example, intents)
          .intents.slice(0, 2)
          .map((each) => each.id),
        example,
      ).toContain(id)
    }
  }
  expect(understandLocally('zzzz', intents)).toMatchObject({ intents: [], asksForHuman: false, sentiment: 0 })
})

it('hears who asks for a person or is angry', () => {
  expect(understandLocally('转人工', intents)).toMatchObject({ asksForHuman: true, language: 'zh-CN' })
  expect(understandLocally('this is ridiculous, asap!', intents)).toMatchObject({ sentiment: -0.7, urgent: true, language: 'en' })
})
