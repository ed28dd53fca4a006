import { afterAll, expect, test, vi } from 'vitest'
import { testDatabase } from '../../tests/setup/database.ts'
import { callAs } from '../api/testing/call-as.ts'
import { seedWorkspace } from '../api/testing/seed-workspace.ts'
import { testServices } from '../api/testing/test-services.ts'
import { openDatabase } from '../platform/database.ts'
import { searchKnowledge } from './knowledge-index.ts'

const db = await testDatabase()
const { services } = testServices(db)
// Another process: its own connections, its own index.
const elsewhere = openDatabase({ url: db.url, connections: 2 })
afterAll(async () => {
  await services.runtime.stop()
  await elsewhere.close()
  await db.close()
})

const workspace = await seedWorkspace(services)
const { workspaceId } = workspace
const editor = callAs(services, workspace.actors.supervisor).knowledge
let time = Date.parse('2026-11-02T09:00:00+08:00')
const clock = { now: () => time }
const aSecondLater = () => {
  time += 1000
}
const find = async (query: string, language = 'zh-CN') => {
  const { answers } = await searchKnowledge({ db: elsewhere, clock }, { workspaceId, query, language, limit: 3 })
  return answers.map((answer) => answer.title)
}

test('a change made in one process is found in another a second later, and a disabled or removed entry no more', async () => {
  expect(await find('怎么退货')).toEqual([])
  const { id } = await editor.save({ language: 'zh-CN', title: '退货流程', questions: ['怎么退货'], text: '在订单页申请退货。' })
  aSecondLater()
  expect(await find('怎么退货')).toEqual(['退货流程'])
  await editor.save({ id, language: 'zh-CN', title: '退货步骤', text: '在订单页申请退货。' })
  aSecondLater()
  expect(await find('怎么退货')).toEqual(['退货步骤'])
  await editor.setEnabled({ ids: [id], enabled: false })
  aSecondLater()
  expect(await find('怎么退货')).toEqual([])
  await editor.setEnabled({ ids: [id], enabled: true })
  aSecondLater()
  expect(await find('怎么退货')).toEqual(['退货步骤'])
  await editor.remove({ ids: [id] })
  aSecondLater()
  expect(await find('怎么退货')).toEqual([])
})

test('within a second the table is asked once however many ask', async () => {
  const query = vi.fn(elsewhere.pool.query.bind(elsewhere.pool))
  const counting = { pool: { query } as never }
  await Promise.all(
    Array.from({ length: 50 }, () => searchKnowledge({ db: counting, clock }, { workspaceId, query: 'x', language: 'en', limit: 1 })),
  )
  expect(query).toHaveBeenCalledTimes(2)
})

test('one workspace never finds what another one knows', async () => {
  const other = await seedWorkspace(services)
  aSecondLater()
  expect(await find(other.marker, 'en')).not.toContain(other.marker)
})

test('an index that could not be read is read again by the next who asks', async () => {
  const down = { pool: { query: () => Promise.reject(new Error('away')) } as never }
  const input = { workspaceId, query: 'x', language: 'en', limit: 1 }
  await expect(searchKnowledge({ db: down, clock }, input)).rejects.toThrow('away')
  Object.assign(down.pool, { query: elsewhere.pool.query.bind(elsewhere.pool) })
  await expect(searchKnowledge({ db: down, clock }, input)).resolves.toEqual({ answers: [] })
})
