import { expect, test } from 'vitest'
import { analyse } from '../analyse.ts'
import { findingCodes } from '../finding.ts'
import { placeOf } from '../place-of.ts'
import { describeFinding } from '../words.ts'
import { cleanProjects, flawedProjects } from './corpus.ts'

test.each(flawedProjects)('$name: that and nothing else is found', ({ project, options, finds }) => {
  expect(analyse(project, options).map(placeOf).sort()).toEqual([...finds].sort())
})

test.each(Object.entries(cleanProjects))('%s: nothing to object to', (_, project) => {
  expect(
    analyse(project, { channels: ['web', 'wechat', 'sms'] })
      .filter(({ severity }) => severity !== 'note')
      .map(placeOf),
  ).toEqual([])
})

test('every code has a project in the corpus', () => {
  const found = new Set(flawedProjects.flatMap(({ finds }) => finds.map((place) => place.split(' ')[0])))
  expect(findingCodes.filter((code) => !found.has(code))).toEqual([])
})

test('the corpus is as large as it claims', () => {
  expect(flawedProjects.length).toBeGreaterThanOrEqual(40)
  expect(Object.keys(cleanProjects).length).toBeGreaterThanOrEqual(10)
})

test('every finding of the corpus has its sentence in both languages, without gaps', () => {
  for (const { project, options } of flawedProjects)
    for (const finding of analyse(project, options))
      for (const language of ['zh-CN', 'en'] as const)
        expect(describeFinding({ finding, language, project })).not.toMatch(/^\s*$|undefined|“”|\{\w+\}/)
})
