import { asRecord, asText } from '../read-json.ts'
import { type Converted, clip, type Sketch } from '../sketch.ts'
import { FlowWork } from './flow-work.ts'
import { declareParameters } from './parameters.ts'
import { type Agent, readAgent } from './read-agent.ts'
import { startSketch, type Tongues } from './tongues.ts'

/** More than this is left out, so that a hostile file ends soon. */
const MAX_FLOWS = 200

/**
 * A project from an agent exported from Dialogflow CX as a JSON package: path → parsed JSON. A flow becomes a flow, a page a card
 * that says and asks, and one that listens. Whatever the files hold, it never throws.
 */
export function convertDialogflowCx(files: ReadonlyMap<string, unknown>): Converted {
  const agent = readAgent(files)
  agent.flows = agent.flows.slice(0, MAX_FLOWS)
  const { sketch, tongues } = startSketch(agent)
  declareParameters(agent, sketch)
  addEntities(agent, sketch)
  const intents = addIntents(agent, sketch, tongues)
  const works = new Map(agent.flows.map((source) => [source.name, new FlowWork({ source, agent, sketch, tongues, intents })]))
  const entry = works.get(asText(agent.settings.startFlow)) ?? works.get('Default Start Flow') ?? [...works.values()][0]
  for (const work of works.values()) work.build({ flows: works, entry: work === entry, entryName: entry?.name ?? '' })
  const threshold = asRecord(agent.flows.find(({ name }) => name === entry?.name)?.start.nluSettings).classificationThreshold
  if (typeof threshold === 'number' && threshold >= 0 && threshold <= 1) sketch.understandingThreshold = Math.round(threshold * 100) / 100
  for (const [folder, count] of agent.others) sketch.note('otherFile', folder, { count: String(count), text: folder })
  return sketch.finish({ name: asText(agent.settings.displayName) || 'Dialogflow CX', entryFlowId: entry?.flow.id ?? 'none' })
}

function addEntities(agent: Agent, sketch: Sketch): void {
  for (const { name, kind, values } of agent.entities.slice(0, 200)) {
    const merged = new Map<string, Set<string>>()
    for (const { value, synonyms } of values) {
      if (value === '') continue
      const known = merged.get(value) ?? new Set()
      for (const synonym of synonyms) if (synonym !== value) known.add(clip(synonym, 120))
      merged.set(value, known)
    }
    const list = [...merged].slice(0, 500).map(([value, synonyms]) => ({ value: clip(value, 120), synonyms: [...synonyms].slice(0, 50) }))
    const pattern = kind === 'KIND_REGEXP' ? clip([...merged.keys()].map((value) => `(?:${value})`).join('|'), 500) : ''
    const shape =
      kind === 'KIND_REGEXP' ? { kind: 'pattern' as const, values: [], pattern } : { kind: 'list' as const, values: list, pattern: '' }
    sketch.entities.push({ id: sketch.newId(name, 'entity'), name: clip(name, 80) || 'Entity', ...shape })
    sketch.note('asEntity', name, { count: String(list.length) })
  }
}

/** Source name → id of the intent. */
function addIntents(agent: Agent, sketch: Sketch, tongues: Tongues): Map<string, string> {
  const ids = new Map<string, string>()
  for (const { name, phrases, hasParameters } of agent.intents) {
    const examples: Record<string, string[]> = {}
    for (const { language: code, text } of phrases) {
      const language = tongues(code)
      if (language === null || text.trim() === '') continue
      examples[language] ??= []
      examples[language].push(clip(text.trim(), 500))
    }
    const id = sketch.newId(name, 'intent')
    ids.set(name, id)
    sketch.intents.push({ id, name: clip(name, 80) || id, description: '', examples })
    sketch.note('asIntent', name, { count: String(Object.values(examples).flat().length) })
    if (hasParameters) sketch.note('slotsNotMarked', name)
  }
  return ids
}
