import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/**
 * A task as its authors drew it: replies by label, and which label follows which. `inputs`: what its interface takes, with the allowed
 * values; `required`: what it cannot do without.
 */
export type StarChart = {
  task: string
  replies: Record<string, string>
  graph: Record<string, string>
  inputs: Record<string, string[]>
  required: string[]
}

/**
 * What happened, in order: the customer writes, the wizard picks a reply of the chart or types freely, looks something up by values of
 * inputs (only what is one value: no "at most 5"), the interface returns an item.
 */
export type StarEvent =
  | ['user', string]
  | ['picks', string]
  | ['types', string]
  | ['looks', Record<string, string>]
  | ['found', object | null]

/** `happy`: the customer was told to follow the task straight; else to do something unexpected. */
export type StarDialogue = { task: string; id: number; happy: boolean; complete: boolean; events: StarEvent[] }

const folder = join(import.meta.dirname, 'data')

export function readCharts(): StarChart[] {
  return JSON.parse(readFileSync(join(folder, 'charts.json'), 'utf8'))
}

export function readDialogues(): StarDialogue[] {
  return gunzipSync(readFileSync(join(folder, 'dialogues.jsonl.gz')))
    .toString('utf8')
    .split('\n')
    .map((line) => JSON.parse(line))
}
