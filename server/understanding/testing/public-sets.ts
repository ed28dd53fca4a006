import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../platform/project-root.ts'
import { createRandom } from '../classifier/train-linear-svm.ts'
import type { IntentExamples } from '../intents/intent-model.ts'

/** Public sets of labelled utterances, beside the project and not part of it. */
const folder = join(projectRoot, '..', 'shared', 'data')

export type Utterance = { text: string; label: string }
export const publicSetsMissing = existsSync(folder) ? null : `the public sets are not here (${folder}); what needs them is left out`

/** BANKING77 (en, 77 intents of a bank), CLINC150 (en, 150 intents of an assistant); `part` such as train_10, valid, oos/valid. */
export function readParts(set: 'banking77' | 'clinc150', part: string): Utterance[] {
  const lines = (name: string) =>
    readFileSync(join(folder, set, part, name), 'utf8')
      .trimEnd()
      .split('\n')
  const labels = lines('label')
  return lines('seq.in').map((text, i) => ({ text, label: labels[i] as string }))
}

/** MASSIVE zh-CN (60 intents of an assistant). */
export function readMassive(part: 'train' | 'validation'): Utterance[] {
  const rows = readFileSync(join(folder, 'massive-zh-cn', `${part}.csv`), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
  return rows.flatMap((row) => {
    const [, quoted, plain, label] = row.match(/^\d+,\d+,(?:"(.*?)"|([^,]*)),([^,]*),/) ?? []
    return label === undefined ? [] : [{ text: quoted ?? plain ?? '', label }]
  })
}

/** The first `count` dialogues of CrossWOZ (zh, travel): a customer (`usr`) and an assistant (`sys`) taking turns. */
export function readDialogues(count: number): { role: 'usr' | 'sys'; content: string }[][] {
  const lines = readFileSync(join(folder, 'crosswoz', 'val.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(0, count)
  return lines.map((line) => (JSON.parse(line) as { messages: { role: 'usr' | 'sys'; content: string }[] }).messages)
}

/** `count` utterances of each label, drawn with the seed. */
export function drawPerLabel(utterances: readonly Utterance[], count: number, seed: number): Utterance[] {
  const random = createRandom(seed)
  const byLabel = Map.groupBy(utterances, ({ label }) => label)
  return [...byLabel.keys()].sort().flatMap((label) => {
    const rest = [...(byLabel.get(label) ?? [])]
    return Array.from({ length: Math.min(count, rest.length) }, () => rest.splice(Math.floor(random() * rest.length), 1)[0] as Utterance)
  })
}

/** A bot for these utterances: one intent per label, named like it. */
export function toIntents(utterances: readonly Utterance[], language: 'zh-CN' | 'en'): IntentExamples[] {
  const byLabel = Map.groupBy(utterances, ({ label }) => label)
  return [...byLabel].map(([label, own]) => ({ id: label, name: label, examples: { [language]: own.map(({ text }) => text) } }))
}
