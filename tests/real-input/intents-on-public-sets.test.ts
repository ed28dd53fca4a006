import { describe, expect, it } from 'vitest'
import { recognise } from '../../server/understanding/intents/recognise.ts'
import { trainIntents } from '../../server/understanding/intents/train-intents.ts'
import {
  drawPerLabel,
  publicSetsMissing,
  readMassive,
  readParts,
  toIntents,
  type Utterance,
} from '../../server/understanding/testing/public-sets.ts'

if (publicSetsMissing) console.warn(publicSetsMissing)

/** The bench measures them whole; here a part, with room below what it measured. */
describe.skipIf(publicSetsMissing !== null)('on public sets, 10 examples per intent', () => {
  const every = (list: Utterance[], step: number) => list.filter((_, i) => i % step === 0)
  const rightShare = (train: Utterance[], test: Utterance[], language: 'zh-CN' | 'en') => {
    const model = trainIntents({ intents: toIntents(train, language) })
    return test.filter(({ text, label }) => recognise(model, text)[0]?.id === label).length / test.length
  }

  it('tells 77 intents of a bank apart', () => {
    expect(rightShare(readParts('banking77', 'train_10'), every(readParts('banking77', 'valid'), 3), 'en')).toBeGreaterThan(0.74)
  })

  it('tells 60 intents of an assistant apart in Chinese', () => {
    expect(rightShare(drawPerLabel(readMassive('train'), 10, 42), every(readMassive('validation'), 3), 'zh-CN')).toBeGreaterThan(0.59)
  })

  it('is less sure of what no intent is for', () => {
    const model = trainIntents({ intents: toIntents(readParts('clinc150', 'train_5'), 'en') })
    const mean = (list: Utterance[]) => list.reduce((sum, { text }) => sum + (recognise(model, text)[0]?.score ?? 0), 0) / list.length
    expect(mean(every(readParts('clinc150', 'valid'), 10))).toBeGreaterThan(0.4)
    expect(mean(readParts('clinc150', 'oos/valid'))).toBeLessThan(0.25)
  })
})
