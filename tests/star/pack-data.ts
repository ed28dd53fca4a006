/**
 * Packs the STAR data set (github.com/RasaHQ/STAR, MIT licence, arXiv 2010.11853) into what the replay needs: the task charts with
 * their replies and the categories of their interfaces, and of every dialogue what was said, chosen and looked up.
 *
 * node tests/star/pack-data.ts <folder with tasks/, apis/apis/ and dialogues/*.jsonl>
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { StarChart, StarDialogue, StarEvent } from './data.ts'

const [folder] = process.argv.slice(2)
if (!folder) throw new Error('Where is the data set? node tests/star/pack-data.ts <folder>')
const json = (...path: string[]) => JSON.parse(readFileSync(join(folder, ...path), 'utf8'))

const charts: StarChart[] = readdirSync(join(folder, 'tasks'))
  .sort()
  .map((task) => {
    const { replies, graph } = json('tasks', task, `${task}.json`)
    const { input, required } = json('apis', 'apis', `${task}.json`) as {
      input: { Name: string; Categories?: string[] }[]
      required: string[]
    }
    return { task, replies, graph, required, inputs: Object.fromEntries(input.map(({ Name, Categories }) => [Name, Categories ?? []])) }
  })

type Raw = {
  Agent: string
  Action: string
  Text?: string
  ActionLabel?: string
  Item?: object | null
  TotalItems?: number
  Constraints?: Record<string, string>[]
}

/** `"6 pm"`, `api.is_equal_to("6 pm")` and `6` are one value; ranges, lists and nothing are not. */
function readValue(constraint: string): string | null {
  const source = /^api\.is_equal_to\((.*)\)$/s.exec(constraint)?.[1] ?? constraint
  if (/^-?\d+$/.test(source)) return source
  return /^"(.*)"$/s.exec(source)?.[1]?.trim() || null
}

function readValues(constraints: Record<string, string>[]): Record<string, string> {
  const named = constraints.flatMap((each) => Object.entries(each)).map(([name, constraint]) => [name, readValue(constraint)] as const)
  return Object.fromEntries(named.flatMap(([name, value]) => (value === null ? [] : [[name, value]])))
}

function pack(task: string, line: string): StarDialogue {
  const { DialogueID, CompletionLevel, Scenario, Events } = JSON.parse(line)
  const events = (Events as Raw[]).flatMap(({ Agent, Action, Text, ActionLabel, Item, TotalItems, Constraints }): StarEvent[] => {
    if (Agent === 'User' && Action === 'utter') return [['user', Text ?? '']]
    if (Action === 'pick_suggestion') return [['picks', ActionLabel ?? '']]
    if (Agent === 'Wizard' && Action === 'utter') return [['types', Text ?? '']]
    if (Action === 'query') return [['looks', readValues(Constraints ?? [])]]
    if (Action === 'return_item') return [['found', TotalItems === 0 ? null : (Item ?? null)]]
    return []
  })
  return { task, id: DialogueID, happy: Scenario.Happy, complete: CompletionLevel === 'Complete', events }
}

const dialogues = charts.flatMap(({ task }) =>
  readFileSync(join(folder, 'dialogues', `${task}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => pack(task, line)),
)
const here = join(import.meta.dirname, 'data')
writeFileSync(join(here, 'charts.json'), `${JSON.stringify(charts, null, 1)}\n`)
const packed = gzipSync(dialogues.map((dialogue) => JSON.stringify(dialogue)).join('\n'), { level: 9 })
writeFileSync(join(here, 'dialogues.jsonl.gz'), packed)
console.log(`${charts.length} charts, ${dialogues.length} dialogues, ${packed.length} bytes`)
