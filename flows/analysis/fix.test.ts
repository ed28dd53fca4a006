import fc from 'fast-check'
import { expect, test } from 'vitest'
import { projectSchema } from '../document/project.ts'
import { arbitraryProject } from '../testing/arbitraries.ts'
import { buildProject } from '../testing/build-project.ts'
import { analyse } from './analyse.ts'
import { flawedProjects } from './corpus/corpus.ts'
import { type FindingCode, findingCodes } from './finding.ts'
import { applyFix, fixesFor } from './fix.ts'
import { fixTitles } from './fixes/words.ts'
import { placeOf } from './place-of.ts'

/** Findings somebody has to think about. */
const withoutFix: FindingCode[] = ['choicesAsNumbers', 'fewExamples', 'noChoices', 'textTooLong', 'tooManyMessages']

const queues = [{ id: 'q', name: 'Service' }]
const fixesIn = (flaw: (typeof flawedProjects)[number]) => {
  const options = flaw.options.queueIds ? { queues: flaw.options.queueIds.map((id) => ({ id, name: id })) } : { queues }
  return analyse(flaw.project, { queueIds: options.queues.map(({ id }) => id) }).map((finding) => ({
    finding,
    fixes: fixesFor(finding, flaw.project, options),
    options,
  }))
}

test.each(flawedProjects)('$name: each fix removes the finding and adds no error', (flaw) => {
  for (const { finding, fixes, options } of fixesIn(flaw)) {
    const queueIds = options.queues.map(({ id }) => id)
    const errors = (project: typeof flaw.project) => analyse(project, { queueIds }).filter(({ severity }) => severity === 'error')
    for (const fix of fixes) {
      // Through a worker and back, and as a document that is saved.
      const fixed = projectSchema.parse(applyFix(flaw.project, JSON.parse(JSON.stringify(fix))))
      expect(analyse(fixed, { queueIds }).map(placeOf)).not.toContain(placeOf(finding))
      expect(errors(fixed).length).toBeLessThanOrEqual(errors(flaw.project).length)
    }
  }
})

test('every finding has a fix, but for those somebody has to think about', () => {
  const fixed = new Set(
    flawedProjects.flatMap((flaw) => fixesIn(flaw).flatMap(({ finding, fixes }) => (fixes.length > 0 ? [finding.code] : []))),
  )
  expect(findingCodes.filter((code) => !fixed.has(code)).sort()).toEqual(withoutFix)
})

test('every fix that has a title is offered for some project of the corpus', () => {
  const offered = new Set(flawedProjects.flatMap((flaw) => fixesIn(flaw).flatMap(({ fixes }) => fixes.map(({ code }) => code))))
  expect(Object.keys(fixTitles).filter((code) => !offered.has(code as keyof typeof fixTitles))).toEqual([])
})

test('titles have no gaps', () => {
  for (const flaw of flawedProjects)
    for (const { fixes } of fixesIn(flaw))
      for (const { title } of fixes) for (const text of Object.values(title)) expect(text).not.toMatch(/^$|\{|“”|undefined/)
})

test('in any project a fix removes its finding, adds no error and keeps the document valid', () => {
  fc.assert(
    fc.property(arbitraryProject, fc.nat(), (project, pick) => {
      const findings = analyse(project, { queueIds: ['q'] })
      const finding = findings[pick % Math.max(findings.length, 1)]
      if (!finding) return
      for (const fix of fixesFor(finding, project, { queues })) {
        const fixed = projectSchema.parse(applyFix(project, fix))
        const errors = analyse(fixed, { queueIds: ['q'] }).filter(({ severity }) => severity === 'error')
        expect(errors.length).toBeLessThanOrEqual(findings.filter(({ severity }) => severity === 'error').length)
      }
    }),
    { numRuns: 60 },
  )
}, 20_000)

test('what a fix does not touch stays the same objects', () => {
  const both = (text: string) => ({ 'zh-CN': text, en: text })
  const project = buildProject({
    cards: { a: [['m', 'message', { text: both('x') }]], b: [['n', 'message', { text: both('y') }]] },
    links: { 'm.next': 'b' },
    settings: { fallbackQueueId: 'q' } as never,
  })
  const [finding] = analyse(project)
  const [fix] = finding ? fixesFor(finding, project) : []
  const fixed = fix && applyFix(project, fix)
  expect(fixed?.flows.main?.cards.a).toBe(project.flows.main?.cards.a)
  expect(fixed?.policy).toBe(project.policy)
  expect(fixed).not.toEqual(project)
})

test('a fix whose place is gone does nothing', () => {
  const project = buildProject({ cards: { a: [['e', 'end', {}]] } })
  expect(applyFix(project, { edits: [{ do: 'set', path: ['flows', 'main', 'cards', 'z', 'nodes', 'n', 'settings'], value: {} }] })).toBe(
    project,
  )
})
