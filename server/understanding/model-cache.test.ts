import { expect, it } from 'vitest'
import { afterSalesIntents } from '../../flows/templates/after-sales/intents.ts'
import type { IntentExamples } from './intents/intent-model.ts'
import { trainIntents } from './intents/train-intents.ts'
import { contentKey, createModelCache } from './model-cache.ts'

const few = (name: string): IntentExamples[] => [{ id: 'a', name, examples: { 'zh-CN': ['退款', '我要退款'] } }]

it('trains the same intents once, however many ask', async () => {
  const cache = createModelCache()
  const [first, second] = await Promise.all([cache.loadModel(few('退款')), cache.loadModel(few('退款'))])
  expect(first).toBe(second)
  expect(await cache.loadModel(few('退货'))).not.toBe(first)
})

it('knows the same content whatever the order of languages', () => {
  const a = [{ id: 'a', name: 'n', examples: { en: ['x'], 'zh-CN': ['y'] } }]
  const b = [{ id: 'a', name: 'n', description: '', examples: { 'zh-CN': ['y'], en: ['x'] } }]
  expect(contentKey(a)).toBe(contentKey(b))
  expect(contentKey(a)).not.toBe(contentKey([{ ...(a[0] as IntentExamples), examples: { en: ['x'] } }]))
})

it('forgets the models used longest ago', async () => {
  const cache = createModelCache({ most: 2 })
  const first = await cache.loadModel(few('一'))
  await cache.loadModel(few('二'))
  await cache.loadModel(few('三'))
  expect(await cache.loadModel(few('一'))).not.toBe(first)
})

it('trains in another thread, to the same model, while this one goes on', async () => {
  let ticks = 0
  const clock = setInterval(() => ticks++, 5)
  const model = await createModelCache().loadModel(afterSalesIntents)
  clearInterval(clock)
  expect(ticks).toBeGreaterThan(3)
  expect(model).toEqual(trainIntents({ intents: afterSalesIntents }))
})

it('reports a training that failed, and tries again the next time', async () => {
  const cache = createModelCache()
  const broken = [{ id: 'a', name: 'n', examples: { en: Array.from({ length: 100 }, () => null as unknown as string) } }]
  await expect(cache.loadModel(broken)).rejects.toThrow()
  await expect(cache.loadModel(broken)).rejects.toThrow()
  await expect(cache.loadModel(few('退款'))).resolves.toBeDefined()
})
