import { expect, test } from 'vitest'
import { diffProjects } from '../diff/diff-projects.ts'
import type { Project } from '../document/project.ts'
import { buildProject } from '../testing/build-project.ts'
import { rule, zh } from '../testing/small-flow.ts'
import { coverChanges } from './cover-changes.ts'
import { coverable, coverageFigures, emptyCoverage } from './coverage.ts'

const flow = (text: string, rules: Project['policy']['rules'] = []) =>
  buildProject({
    cards: { a: [['say', 'message', { text: zh(text) }]], b: [['ask', 'question', { text: zh('？') }]] },
    links: { 'say.next': 'b' },
    policy: { rules },
  })
const angry = rule({
  id: 'angry',
  when: { kind: 'compare', field: 'message.text', operator: 'contains', value: '投诉' },
  then: [{ kind: 'handoff', queueId: 'q', priority: 0, message: {} }],
})

/** The suite went through these keys of ports and nothing else. */
function cover(before: Project, project: Project, ports: string[]) {
  const covered = { ...emptyCoverage(), ports: new Set(ports) }
  const { changes } = diffProjects(before, project)
  return coverChanges({ changes, project, figures: coverageFigures(covered, coverable(project)) })
}

test('only the ways out of what changed count, and what none goes through is named', () => {
  expect(cover(flow('一'), flow('二'), ['main.say.next'])).toEqual({ covered: 1, total: 1, missing: [] })
  expect(cover(flow('一'), flow('二'), ['main.ask.next'])).toEqual({
    covered: 0,
    total: 1,
    missing: [{ kind: 'ports', key: 'main.say.next' }],
  })
  expect(cover(flow('一'), flow('一'), [])).toEqual({ covered: 0, total: 0, missing: [] })
})

test('a new rule counts until it is taken away or switched off', () => {
  const missing = [{ kind: 'rules', key: 'angry' }]
  expect(cover(flow('一'), flow('一', [angry]), [])).toEqual({ covered: 0, total: 1, missing })
  expect(cover(flow('一', [angry]), flow('一'), [])).toEqual({ covered: 0, total: 0, missing: [] })
  expect(cover(flow('一', [angry]), flow('一', [{ ...angry, state: 'off' }]), [])).toEqual({ covered: 0, total: 0, missing: [] })
})
