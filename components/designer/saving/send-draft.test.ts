import { expect, test, vi } from 'vitest'
import { buildProject } from '../../../flows/testing/build-project.ts'
import type { DesignDocument } from '../contract.ts'
import { sendDraft } from './send-draft.ts'

const base: DesignDocument = { project: buildProject({ cards: { A: [['a', 'end', {}]] } }), layout: {}, scenarios: [] }
const document: DesignDocument = { ...base, project: { ...base.project, name: 'Other' } }
const refusal = (code: string) => ({ data: { appError: { code, message: '' } } })

test('only what changed is sent', async () => {
  const send = vi.fn(async () => 'saved')
  expect(await sendDraft(send, { baseRevision: 3, base, document })).toBe('saved')
  expect(send.mock.calls).toEqual([[{ baseRevision: 3, patch: [{ path: ['project', 'name'], value: 'Other' }] }]])
})

test('a server that cannot make the patch gets the whole', async () => {
  const send = vi.fn(async (sent: object) => {
    if ('patch' in sent) throw refusal('invalid-document')
    return 'saved'
  })
  expect(await sendDraft(send, { baseRevision: 3, base, document })).toBe('saved')
  expect(send.mock.calls.at(-1)).toEqual([{ baseRevision: 3, project: document.project, layout: {} }])
})

test('any other refusal is that of the save: nothing is sent twice', async () => {
  for (const code of ['stale-draft', 'unreachable', 'not-allowed']) {
    const send = vi.fn(async () => {
      throw refusal(code)
    })
    await expect(sendDraft(send, { baseRevision: 3, base, document })).rejects.toEqual(refusal(code))
    expect(send).toHaveBeenCalledTimes(1)
  }
})

test('a draft that is another one altogether is sent whole', async () => {
  const send = vi.fn(async () => 'saved')
  const cards = Object.fromEntries(Array.from({ length: 2001 }, (_, index) => [`c${index}`, { id: `c${index}`, name: '', nodes: [] }]))
  const main = base.project.flows.main as NonNullable<typeof base.project.flows.main>
  const project = { ...base.project, flows: { main: { ...main, cards } } }
  await sendDraft(send, { baseRevision: 3, base, document: { ...base, project, scenarios: [...base.scenarios] } })
  expect(send.mock.calls).toEqual([[{ baseRevision: 3, project, layout: {}, scenarios: [] }]])
})
