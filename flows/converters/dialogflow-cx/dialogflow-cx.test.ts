import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { languages } from '../../document/primitives.ts'
import type { Project } from '../../document/project.ts'
import { compile } from '../../engine/compile.ts'
import { type PlayEvent, play } from '../../testing/play.ts'
import { queue, say } from '../../testing/small-flow.ts'
import { type Converted, Sketch } from '../sketch.ts'
import { describeReportItem } from '../words.ts'
import { toCel } from './conditions.ts'
import { convertDialogflowCx } from './convert.ts'
import { pizza } from './fixtures/pizza.ts'
import { spanish } from './fixtures/spanish.ts'
import { isDialogflowCx } from './read-agent.ts'

// A busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 })

const convert = (files: Record<string, object>) => convertDialogflowCx(new Map(Object.entries(files)))
function projectOf({ opened }: Converted): Project {
  if ('error' in opened) throw new Error(JSON.stringify(opened.error))
  return opened.project
}
function errorsOf({ opened }: Converted): string[] {
  return 'error' in opened
    ? ['error']
    : opened.findings.filter(({ severity }) => severity === 'error').map(({ code, cardId, field }) => `${code} ${cardId} ${field}`)
}
const lost = ({ report }: Converted) => report.filter(({ outcome }) => outcome !== 'carried').map(({ code, place }) => `${code} @ ${place}`)

describe('an agent that takes orders', () => {
  const converted = convert(pizza)
  const project = projectOf(converted)
  const program = compile(project)
  const meaning = (intent: string): PlayEvent => {
    const id = project.intents.find(({ name }) => name === intent)?.id ?? intent
    return { ...say('…'), understanding: { intents: [{ id, score: 0.9 }] } } as PlayEvent
  }
  const talk = (events: PlayEvent[]) => play(program, events, { language: 'en' })

  test('opens without an error but that the hand-off needs a queue, which the report says', () => {
    expect(errorsOf(converted)).toEqual(project.settings.fallbackQueueId === '' ? [expect.stringContaining('nothingChosen')] : [])
    expect(lost(converted)).toContain('chooseQueue @ Default Start Flow › talk.human')
    expect(program.broken).toEqual([])
  })

  test('greets at once, in both languages it has', () => {
    expect(['Welcome to the pizza bar!', 'Hello from the pizza bar!']).toContain(talk([]).said[0])
    expect(project.languages).toEqual(['en', 'zh-CN'])
    expect(JSON.stringify(project.flows)).toContain('欢迎光临披萨吧！')
  })

  test('asks the form card by card, takes synonyms, and fills in what was said', () => {
    const { said } = talk([meaning('order.pizza'), say('big'), say('3')])
    expect(said.slice(1)).toEqual(['Let us put it together.', 'Which size?', 'How many Large ones?', '3 x Large. Shall I order?'])
  })

  test('goes by the conditions of its routes', () => {
    expect(talk([meaning('order.pizza'), say('family'), say('20')]).said.at(-2)).toBe('That is a party!')
    expect(talk([meaning('order.pizza'), say('little'), say('20')]).said.at(-1)).toBe('20 x Small. Shall I order?')
  })

  test('calls the webhook as Dialogflow does and says what it answers', () => {
    const events = [meaning('order.pizza'), say('big'), say('3'), meaning('confirm.yes')]
    const asked = talk(events).commands.findLast((command) => command.kind === 'effect')
    if (asked?.kind !== 'effect' || asked.effect.kind !== 'http') throw new Error('nothing was asked')
    expect(asked.effect).toMatchObject({ method: 'POST', url: 'https://kitchen.example/hook', headers: { 'X-Bar': '1' } })
    expect(JSON.parse(asked.effect.body ?? '')).toMatchObject({
      fulfillmentInfo: { tag: 'order' },
      sessionInfo: { parameters: { pizza_size: 'Large', 'pizza-count': 3 } },
    })
    const body = { fulfillmentResponse: { messages: [{ text: { text: ['Ready at 7.'] } }] } }
    const after = talk([...events, { kind: 'effect', id: asked.id, ok: true, result: { status: 200, headers: {}, body } }])
    expect(after.said.at(-1)).toBe('Ready at 7.')
    expect(after.state.owner).toBe('closed')
  })

  test('runs another flow and comes back to the page it left', () => {
    const { said, state } = talk([meaning('order.pizza'), say('big'), say('3'), meaning('confirm.no')])
    expect(said.at(-1)).toBe('Maybe 3 another day.')
    expect(state.owner).toBe('bot')
  })

  test('what the whole flow understands is understood on each of its pages', () => {
    const played = play(program, [meaning('order.pizza'), say('big'), say('3'), meaning('talk.human')], {
      language: 'en',
      facts: { queues: { '': queue } },
    })
    expect(played.said).toContain('One moment.')
  })

  test('says again what it says when it does not understand', () => {
    expect(talk([{ ...say('???'), understanding: { intents: [] } } as PlayEvent]).said.at(-1)).toBe('Could you say that again?')
  })

  test('intents and entities come with their examples and values', () => {
    expect(project.intents.find(({ name }) => name === 'order.pizza')?.examples).toEqual({
      en: ['I want a large pizza', 'order pizza'],
      'zh-CN': ['我要订披萨'],
    })
    expect(project.entities).toMatchObject([
      {
        name: 'Pizza_Size',
        kind: 'list',
        values: [
          { value: 'Small', synonyms: ['little'] },
          { value: 'Large', synonyms: ['big', 'family'] },
        ],
      },
      { name: 'Voucher', kind: 'pattern', pattern: '(?:V[0-9]{4})' },
    ])
    expect(project.settings.understandingThreshold).toBe(0.3)
  })

  test('the report says what is different or stayed behind, and where', () => {
    expect(lost(converted).sort()).toEqual([
      'chooseQueue @ Default Start Flow › talk.human',
      'condition @ Default Start Flow › Order',
      'event @ Default Start Flow',
      'flowReturns @ Default Start Flow › Confirm › confirm.no',
      'greetsAtOnce @ Default Start Flow › Default Welcome Intent',
      'languageLeft @ agent.json',
      'otherFile @ generativeSettings',
      'otherFile @ testCases',
      'slotsNotMarked @ order.pizza',
      'webhookReplyOnly @ Default Start Flow › Confirm › confirm.yes',
    ])
  })
})

test('an agent in another language keeps its texts under English, and nothing in them becomes a formula', () => {
  const converted = convert(spanish)
  expect(errorsOf(converted)).toEqual([])
  expect(projectOf(converted)).toMatchObject({ defaultLanguage: 'en', languages: ['en'], name: 'Jupiter' })
  expect(JSON.stringify(projectOf(converted))).toContain('Un momento, { { amigo }}.')
  expect(lost(converted).sort()).toEqual([
    'brokenLink @ Default Start Flow › no existe',
    'brokenLink @ Default Start Flow › saldo',
    'event @ Default Start Flow',
    'functions @ Default Start Flow › Sal/do',
    'otherLanguage @ agent.json',
    'payload @ Default Start Flow › saldo',
    'previousPage @ Default Start Flow › Sal/do',
    'promptAdded @ Default Start Flow › Sal/do › hora',
    'timeAsText @ Default Start Flow › Sal/do › hora',
    'webhookMissing @ Default Start Flow › saldo',
  ])
})

test.each([
  ['true', 'true'],
  ['$page.params.status = "FINAL"', 'true'],
  ['$session.params.a = "x y" OR $session.params.n >= 2', '(text(a) == "x y") || (n >= 2.0)'],
  ['NOT $session.params.a : "x"', '!(text(a).contains("x"))'],
  ['$session.params.a != null', 'isSet(a)'],
  ['($session.params.n = 1 AND $session.params.a = b) OR false', '((n == 1.0) && (text(a) == "b")) || (false)'],
  ['$session.params.a.original = $session.params.n', 'text(a) == text(n)'],
  ['$sys.func.RAND() < 0.5', null],
  ['$page.params.a.status = "UPDATED"', null],
  ['$session.params.a =', null],
  ['(', null],
  ['', null],
])('the condition %s is %s', (condition, cel) => {
  const sketch = new Sketch('en')
  sketch.variable('n', 'number')
  expect(toCel(condition, sketch)).toBe(cel)
})

test('any condition at all is answered', () => {
  const word = fc.constantFrom('$session.params.a', '=', '"x"', 'AND', 'OR', 'NOT', '(', ')', '3', 'true', '$', '>', ':')
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
      ),
      (text) => void toCel(text, new Sketch('en')),
    ),
  )
  expect(toCel(`${'('.repeat(5000)}true${')'.repeat(5000)}`, new Sketch('en'))).toBeNull()
})

test('every line of a report is a whole sentence in both languages', () => {
  for (const item of [...convert(pizza).report, ...convert(spanish).report]) {
    for (const language of languages) expect(describeReportItem(item, language)).not.toMatch(/undefined|\{\w+\}|^$/)
  }
})

test('files missing, or anything in them replaced by rubbish, are answered, never with an exception', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(pizza, spanish),
      fc.nat(),
      fc.jsonValue({ maxDepth: 2 }),
      fc.array(fc.nat(30), { maxLength: 3 }),
      (source, place, rubbish, gone) => {
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
        const files = Object.entries(copy as Record<string, unknown>).filter((_, index) => !gone.includes(index))
        expect(convertDialogflowCx(new Map(files)).opened).toHaveProperty('project')
      },
    ),
    { numRuns: 150 },
  )
})

test('only an agent is taken for one', () => {
  expect(isDialogflowCx(Object.keys(pizza))).toBe(true)
  expect(isDialogflowCx(['agent.json', 'package.json'])).toBe(false)
})
