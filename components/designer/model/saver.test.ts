import { describe, expect, it } from 'vitest'
import type { FlowDocument } from '../document/document.ts'
import { createSaver, type SaveOutcome } from './saver.ts'

/** A world where time passes when told and the server answers what it is given. */
function world() {
  const timers: { run: () => void; at: number }[] = []
  let now = 0
  let document = { project: { name: 'a' } } as unknown as FlowDocument
  const answers: (SaveOutcome | Promise<SaveOutcome>)[] = []
  const sent: { baseRevision: number; document: FlowDocument }[] = []
  const kept: { baseRevision: number; document: FlowDocument }[] = []
  let forgotten = 0
  const saver = createSaver(
    {
      read: () => document,
      save: async (input) => {
        sent.push(input)
        return (await answers.shift()) ?? { kind: 'saved', revision: input.baseRevision + 1, at: now }
      },
      keep: { keepUnsaved: (draft) => void kept.push(draft), forgetUnsaved: () => void forgotten++ },
      now: () => now,
      later: (run, ms) => {
        const timer = { run, at: now + ms }
        timers.push(timer)
        return () => void timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0)
      },
    },
    { revision: 4, at: 0 },
  )
  return {
    saver,
    sent,
    kept,
    answers,
    forgotten: () => forgotten,
    type(name: string) {
      document = { project: { name } } as unknown as FlowDocument
      saver.touch()
    },
    async pass(ms: number) {
      now += ms
      for (const timer of timers.filter((each) => each.at <= now)) {
        timers.splice(timers.indexOf(timer), 1)
        timer.run()
      }
      for (let i = 0; i < 20; i++) await Promise.resolve()
    },
    state: () => saver.getState().state.kind,
  }
}

describe('saver', () => {
  it('saves once, within a second of the last change, with the revision it began with', async () => {
    const { type, pass, sent, state, saver } = world()
    type('b')
    await pass(300)
    type('c')
    expect(state()).toBe('changed')
    await pass(600)
    expect(sent.map((each) => each.baseRevision)).toEqual([4])
    expect(sent[0]?.document.project.name).toBe('c')
    expect(state()).toBe('saved')
    expect(saver.getState().revision).toBe(5)
  })

  it('saves what was typed while a request was under way, and never two at a time', async () => {
    const { type, pass, sent, answers } = world()
    let answer: (outcome: SaveOutcome) => void = () => {}
    answers.push(
      new Promise((resolve) => {
        answer = resolve
      }),
    )
    type('b')
    await pass(600)
    type('c')
    await pass(2000)
    expect(sent).toHaveLength(1)
    answer({ kind: 'saved', revision: 5, at: 0 })
    await pass(0)
    await pass(600)
    expect(sent.map((each) => each.baseRevision)).toEqual([4, 5])
  })

  it('keeps the draft in the browser while the server is away and saves it when it is back', async () => {
    const { type, pass, kept, answers, state, sent, forgotten } = world()
    answers.push({ kind: 'unreachable' })
    type('b')
    await pass(600)
    expect(state()).toBe('offline')
    expect(kept.at(-1)?.document.project.name).toBe('b')
    type('c')
    expect(kept.at(-1)?.document.project.name).toBe('c')
    await pass(4000)
    expect(sent.at(-1)?.document.project.name).toBe('c')
    expect(state()).toBe('saved')
    expect(forgotten()).toBe(1)
  })

  it('stops at a conflict, keeps the draft and never writes over the other one unasked', async () => {
    const { type, pass, kept, answers, state, sent, saver } = world()
    answers.push({ kind: 'stale', revision: 9, by: 'Chen', at: 1 })
    type('b')
    await pass(600)
    expect(state()).toBe('conflict')
    type('c')
    await pass(60_000)
    await saver.flush()
    expect(sent).toHaveLength(1)
    expect(kept.at(-1)?.document.project.name).toBe('c')
    saver.settle({ revision: 9, dirty: true })
    await pass(0)
    expect(sent.at(-1)).toMatchObject({ baseRevision: 9, document: { project: { name: 'c' } } })
  })

  it('says so when the server refuses the document and tries again after the next change', async () => {
    const { type, pass, answers, state, sent } = world()
    answers.push({ kind: 'refused', message: 'too large' })
    type('b')
    await pass(600)
    expect(state()).toBe('refused')
    type('c')
    await pass(600)
    expect(sent).toHaveLength(2)
    expect(state()).toBe('saved')
  })
})
