import { expect, test } from 'vitest'
import { analyse } from '../../../flows/analysis/analyse.ts'
import { fixesFor } from '../../../flows/analysis/fix.ts'
import { buildProject } from '../../../flows/testing/build-project.ts'
import type { DesignDocument } from '../contract.ts'
import { apply, startHistory, undo } from '../document/history.ts'
import { makeFix } from './make-fix.ts'

const both = (text: string) => ({ text: { 'zh-CN': text, en: text } })

/** A message that leads nowhere, with another card right beside it. */
const document: DesignDocument = {
  project: buildProject({
    settings: { fallbackQueueId: 'q' } as never,
    cards: {
      start: [['ask', 'choices', { ...both('?'), choices: [{ id: 'x', label: { 'zh-CN': '好', en: 'ok' } }] }]],
      other: [['end', 'end', { message: { 'zh-CN': '再见', en: 'Bye' } }]],
    },
    links: { 'ask.none': 'other', 'ask.timeout': 'other' },
  }),
  layout: { main: { cards: { start: { x: 0, y: 0 }, other: { x: 344, y: 0 } }, notes: {} } },
  scenarios: [],
}

test('a fix is one step that mends the finding and is undone as one; a card it makes has a place of its own', () => {
  const finding = analyse(document.project).find(({ code }) => code === 'openPort')
  if (!finding) throw new Error('nothing to mend')
  const fixes = fixesFor(finding, document.project)
  expect(fixes.length).toBeGreaterThan(0)
  for (const fix of fixes) {
    const history = apply(startHistory(document), { label: 'fix', at: 0, recipe: makeFix(document, fix) })
    expect(analyse(history.document.project).filter(({ code }) => code === 'openPort')).toEqual([])
    for (const { cardId } of fix.newCards) {
      const place = history.document.layout.main?.cards[cardId]
      expect(place && (place.x >= 592 || place.y > 0)).toBe(true)
    }
    // What the fix does not touch is not replaced.
    expect(history.past[0]?.patches.every(({ path }) => path.length > 1)).toBe(true)
    expect(undo(history).history.document).toEqual(document)
  }
})
