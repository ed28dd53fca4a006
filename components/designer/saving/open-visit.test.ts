import { afterEach, expect, test, vi } from 'vitest'
import { openVisit } from './open-visit.ts'

const own = { projectId: 'p', memberId: 'ann' }
const denied = () => Promise.reject(new DOMException('denied', 'SecurityError'))
afterEach(() => void vi.unstubAllGlobals())

test('where the browser forbids locks and storage, a visit opens all the same and believes it is alone', async () => {
  vi.stubGlobal('navigator', { locks: { request: denied, query: denied } })
  vi.stubGlobal('sessionStorage', {
    getItem: () => {
      throw new DOMException('denied', 'SecurityError')
    },
  })
  const { visitId, alive, close } = await openVisit(own)
  expect(visitId).toMatch(/^[0-9a-f-]{36}$/)
  expect(alive('another')).toBe(false)
  close()
})

test('a duplicated tab, whose visit is held by the first, is a visit of its own and knows that the first is open', async () => {
  const held = new Set<string>(['tandem:draft:p:ann:first'])
  const request = (name: string, _: object, granted: () => Promise<void>) => {
    if (held.has(name)) return denied()
    held.add(name)
    return granted().then(() => held.delete(name))
  }
  vi.stubGlobal('navigator', { locks: { request, query: async () => ({ held: [...held].map((name) => ({ name })) }) } })
  const kept = new Map([['tandem:visit', 'first']])
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
  })
  const visit = await openVisit(own)
  expect(visit.visitId).not.toBe('first')
  expect([visit.alive('first'), visit.alive('gone'), visit.alive(visit.visitId)]).toEqual([true, false, false])
  visit.close()
  await vi.waitFor(() => expect(held).toEqual(new Set(['tandem:draft:p:ann:first'])))
})
