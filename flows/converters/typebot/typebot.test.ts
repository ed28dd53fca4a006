import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { languages } from '../../document/primitives.ts'
import type { Project } from '../../document/project.ts'
import { compile } from '../../engine/compile.ts'
import { play } from '../../testing/play.ts'
import { say } from '../../testing/small-flow.ts'
import type { Converted } from '../sketch.ts'
import { describeReportItem } from '../words.ts'
import { convertTypebot, isTypebot } from './convert.ts'
import oddsAndEnds from './fixtures/odds-and-ends.json' with { type: 'json' }
import scoring from './fixtures/scoring.json' with { type: 'json' }
import support from './fixtures/support.json' with { type: 'json' }

// A busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 })

function projectOf({ opened }: Converted): Project {
  if ('error' in opened) throw new Error(JSON.stringify(opened.error))
  return opened.project
}
function errorsOf({ opened }: Converted): string[] {
  return 'error' in opened
    ? ['error']
    : opened.findings.filter(({ severity }) => severity === 'error').map(({ code, cardId, field }) => `${code} ${cardId} ${field}`)
}

describe('a support bot', () => {
  const converted = convertTypebot(support)
  const program = compile(projectOf(converted))
  const http = (state: string) => ({
    kind: 'effect' as const,
    id: '',
    ok: true as const,
    result: { status: 200, headers: {}, body: { state } },
  })
  function talk(texts: string[], state: string | null) {
    const events = texts.map(say)
    const first = play(program, events, { language: 'en' })
    const asked = first.commands.findLast((command) => command.kind === 'effect')
    if (state === null || asked?.kind !== 'effect') return first
    return play(program, [...events, { ...http(state), id: asked.id }], { language: 'en' })
  }

  test('opens without an error', () => {
    expect(errorsOf(converted)).toEqual([])
    expect(program.broken).toEqual([])
  })

  test('greets with its variable and asks with buttons', () => {
    const { said, commands } = play(program, [], { language: 'en' })
    expect(said).toEqual(['Hello dear customer!\n\nSee our help (https://parcels.example/help).', 'What can I do for you?'])
    expect(commands.find((command) => command.kind === 'say' && command.choices)).toMatchObject({
      choices: [{ label: 'Track a parcel' }, { label: 'Report a problem' }, { label: 'Something else' }],
    })
  })

  test('asks the other system and goes by its answer', () => {
    const { commands, said } = talk(['Track a parcel', 'P 1/7'], 'delivered')
    expect(commands.find((command) => command.kind === 'effect')).toMatchObject({
      effect: { kind: 'http', method: 'GET', url: 'https://api.parcels.example/v1/parcels/P%201%2F7?full=1', headers: { 'X-Lang': 'en' } },
    })
    expect(said.at(-1)).toBe('Parcel P 1/7 was delivered.')
  })

  test('compares without regard to capitals, as Typebot does, and jumps back into the middle of a group', () => {
    const { said } = talk(['Track a parcel', 'P1'], 'IN TRANSIT')
    expect(said.slice(-2)).toEqual(['It is on its way.', 'What can I do for you?'])
  })

  test('a choice without a link of its own goes on with what follows it', () => {
    const { said, state } = talk(['Something else'], null)
    expect(said.at(-1)).toBe('Then please write to us.')
    expect(state.owner).toBe('closed')
  })

  test('a wrong e-mail is asked for again in its own words', () => {
    const { said } = talk(['Report a problem', 'nonsense', 'me@mail.example'], null)
    expect(said.slice(-2)).toEqual(['That is no e-mail address.', 'Thank you, we write to me@mail.example.'])
  })

  test('the report says what stayed behind, and where it was', () => {
    expect(converted.report.filter(({ outcome }) => outcome !== 'carried')).toEqual([
      { outcome: 'left', code: 'integration', place: 'Report › Google Sheets', params: { type: 'Google Sheets' } },
    ])
    expect(converted.report.filter(({ code }) => code === 'asNode').length).toBeGreaterThan(8)
  })

  test('cards stand where the groups stood', () => {
    const layout = 'layout' in converted.opened ? converted.opened.layout : {}
    expect(Object.values(layout)[0]?.cards).toMatchObject({ Menu: { x: 200, y: -20 }, Track: { x: 600, y: -200 } })
  })
})

describe('an older file with a start block', () => {
  const converted = convertTypebot(scoring)

  test('is read as Chinese, counts, and compares numbers', () => {
    expect(errorsOf(converted)).toEqual([])
    const project = projectOf(converted)
    expect(project).toMatchObject({ name: '询价打分', defaultLanguage: 'zh-CN' })
    expect(project.variables.map(({ name, type }) => [name, type])).toEqual([
      ['得分', 'number'],
      ['人数', 'number'],
    ])
    const program = compile(project)
    expect(play(program, [say('50 人')]).said).toEqual(['贵公司有多少人？', '您的得分是 20。'])
    expect(play(program, [say('8')]).said.at(-1)).toBe('您的得分是 0。')
  })
})

describe('a file with everything that has no place here', () => {
  const converted = convertTypebot(oddsAndEnds)

  test('opens without an error all the same, and plays on past what is missing', () => {
    expect(errorsOf(converted)).toEqual([])
    const program = compile(projectOf(converted))
    expect(program.broken).toEqual([])
    const { said, state } = play(program, [{ kind: 'wake', afterMs: 3000 }, say('Blue'), say('5'), say('9')], { language: 'en' })
    expect(said[0]).toBe('https://pics.example/a.gif')
    expect(said.at(-1)).toBe('https://shop.example/Blue')
    expect(state.owner).toBe('closed')
  })

  test('each loss is told with its place', () => {
    const lost = converted.report.filter(({ outcome }) => outcome !== 'carried').map(({ code, place }) => `${code} @ ${place}`)
    expect(lost.sort()).toEqual([
      'alwaysShown @ Everything › choice input',
      'brokenLink @ A › Jump',
      'brokenLink @ Everything › choice input',
      'code @ Everything › Code',
      'condition @ Regex › Condition',
      'event @ command',
      'expression @ Everything › Set variable',
      'fileInput @ Everything › file input',
      'firstPathOnly @ Everything › AB test',
      'mediaAsLink @ Everything › image',
      'otherBot @ A › Typebot link',
      'payment @ Everything › payment input',
      'promptAdded @ Everything › choice input',
      'promptAdded @ Everything › rating input',
      'ratingAsNumber @ Everything › rating input',
      'redirectAsLink @ A › Redirect',
      'singleChoice @ Everything › choice input',
      'unknownBlock @ Everything › quantum input',
    ])
  })
})

test('every line of a report is a whole sentence in both languages', () => {
  for (const source of [support, scoring, oddsAndEnds]) {
    for (const item of convertTypebot(source).report) {
      for (const language of languages) expect(describeReportItem(item, language)).not.toMatch(/undefined|\{\w+\}|^$/)
    }
  }
})

test('a file with anything in it replaced by rubbish is answered, never with an exception', () => {
  fc.assert(
    fc.property(fc.constantFrom(support, scoring, oddsAndEnds), fc.nat(), fc.jsonValue({ maxDepth: 2 }), (source, place, rubbish) => {
      const copy = structuredClone(source) as unknown
      const spots: [Record<string, unknown>, string][] = []
      const walk = (value: unknown): void => {
        if (typeof value !== 'object' || value === null) return
        for (const key of Object.keys(value)) {
          spots.push([value as Record<string, unknown>, key])
          walk((value as Record<string, unknown>)[key])
        }
      }
      walk(copy)
      const spot = spots[place % spots.length]
      if (spot) spot[0][spot[1]] = rubbish
      if (isTypebot(copy)) expect(convertTypebot(copy).opened).toHaveProperty('project')
    }),
    { numRuns: 150 },
  )
})
