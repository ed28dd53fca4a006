import { describe, expect, it } from 'vitest'
import { buildProject } from '../../../flows/testing/build-project.ts'
import type { DesignDocument } from '../contract.ts'
import { startDraft } from './start-draft.ts'

const say = (text: string) => ({ text: { 'zh-CN': text } })
const draft = (a: string, b: string): DesignDocument => ({
  project: buildProject({ cards: { one: [['a', 'message', say(a)]], two: [['b', 'message', say(b)]] }, links: { 'a.next': 'two' } }),
  layout: { main: { cards: {}, notes: {} } },
  scenarios: [],
})
const textOf = ({ project }: DesignDocument, card: string) => project.flows.main?.cards[card]?.nodes[0]?.settings.text

describe('opening the designer with a draft kept in the browser', () => {
  it('begins where one stopped, on the draft it was made from', () => {
    const kept = { revision: 3, base: draft('1', '2'), document: draft('1!', '2') }
    const since = startDraft({ revision: 4, document: draft('theirs', '2!') }, kept)
    expect([textOf(since.document, 'one'), textOf(since.document, 'two')]).toEqual([{ 'zh-CN': '1!' }, { 'zh-CN': '2' }])
    expect([since.revision, textOf(since.base, 'one')]).toEqual([3, { 'zh-CN': '1' }])
  })

  it('opens what is stored when the kept one cannot be read', () => {
    const stored = draft('1', '2')
    const broken = { revision: 1, base: stored, document: { project: {}, layout: {} } as DesignDocument }
    for (const kept of [broken, null])
      expect(startDraft({ revision: 2, document: stored }, kept)).toEqual({ revision: 2, base: stored, document: stored })
  })
})
