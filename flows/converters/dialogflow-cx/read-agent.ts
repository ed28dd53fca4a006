import { isRecord } from '../../document/same.ts'
import { asRecords, asText, type Raw } from '../read-json.ts'

/** An agent as its export has it, sorted: names are the display names, by which the parts of an export refer to each other. */
export type Agent = {
  settings: Raw
  flows: { name: string; start: Raw; pages: Raw[]; groups: Map<string, Raw> }[]
  intents: { name: string; phrases: { language: string; text: string }[]; hasParameters: boolean }[]
  entities: { name: string; kind: string; values: { language: string; value: string; synonyms: string[] }[] }[]
  webhooks: Map<string, Raw>
  agentGroups: Map<string, Raw>
  /** Folder → number of files nothing is made of. */
  others: Map<string, number>
}

/** Whether these paths are an agent exported from Dialogflow CX as a JSON package. */
export function isDialogflowCx(paths: Iterable<string>): boolean {
  const all = [...paths]
  return all.includes('agent.json') && all.some((path) => /^flows\/[^/]+\/[^/]+\.json$/.test(path))
}

export function readAgent(files: ReadonlyMap<string, unknown>): Agent {
  const agent: Agent = {
    settings: {},
    flows: [],
    intents: [],
    entities: [],
    webhooks: new Map(),
    agentGroups: new Map(),
    others: new Map(),
  }
  const flows = new Map<string, Agent['flows'][number]>()
  const intents = new Map<string, Agent['intents'][number]>()
  const entities = new Map<string, Agent['entities'][number]>()
  const flowOf = (folder: string) => known(flows, folder, () => ({ name: decoded(folder), start: {}, pages: [], groups: new Map() }))
  const intentOf = (folder: string) => known(intents, folder, () => ({ name: decoded(folder), phrases: [], hasParameters: false }))
  const entityOf = (folder: string) => known(entities, folder, () => ({ name: decoded(folder), kind: 'KIND_MAP', values: [] }))
  for (const [path, value] of files) {
    const raw = isRecord(value) ? value : {}
    const [top = '', folder = '', third = '', fourth = ''] = path.replace(/\.json$/, '').split('/')
    const name = asText(raw.displayName)
    if (path === 'agent.json') agent.settings = raw
    else if (top === 'flows' && third === 'pages' && fourth !== '')
      flowOf(folder).pages.push({ ...raw, displayName: name || decoded(fourth) })
    else if (top === 'flows' && third === 'transitionRouteGroups') flowOf(folder).groups.set(name || decoded(fourth), raw)
    else if (top === 'flows' && third !== '' && fourth === '') Object.assign(flowOf(folder), { start: raw, name: name || decoded(folder) })
    else if (top === 'intents' && third === 'trainingPhrases') intentOf(folder).phrases.push(...phrasesOf(raw, fourth))
    else if (top === 'intents' && third !== '')
      Object.assign(intentOf(folder), { name: name || decoded(folder), hasParameters: asRecords(raw.parameters).length > 0 })
    else if (top === 'entityTypes' && third === 'entities') entityOf(folder).values.push(...valuesOf(raw, fourth))
    else if (top === 'entityTypes' && third !== '')
      Object.assign(entityOf(folder), { name: name || decoded(folder), kind: asText(raw.kind) || 'KIND_MAP' })
    else if (top === 'webhooks') agent.webhooks.set(name || decoded(third || folder), raw)
    else if (top === 'agentTransitionRouteGroups') agent.agentGroups.set(name || decoded(third || folder), raw)
    else if (path.endsWith('.json')) agent.others.set(top, (agent.others.get(top) ?? 0) + 1)
  }
  return { ...agent, flows: [...flows.values()], intents: [...intents.values()], entities: [...entities.values()] }
}

function phrasesOf(raw: Raw, fileLanguage: string): { language: string; text: string }[] {
  return asRecords(raw.trainingPhrases).map((phrase) => ({
    language: asText(phrase.languageCode) || fileLanguage,
    text: asRecords(phrase.parts)
      .map((part) => asText(part.text))
      .join(''),
  }))
}

function valuesOf(raw: Raw, fileLanguage: string): { language: string; value: string; synonyms: string[] }[] {
  return asRecords(raw.entities).map((entity) => ({
    language: asText(entity.languageCode) || fileLanguage,
    value: asText(entity.value),
    synonyms: Array.isArray(entity.synonyms) ? entity.synonyms.map(asText).filter((text) => text !== '') : [],
  }))
}

/** File names are percent-encoded. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

function known<T>(map: Map<string, T>, key: string, create: () => T): T {
  const value = map.get(key) ?? create()
  map.set(key, value)
  return value
}
