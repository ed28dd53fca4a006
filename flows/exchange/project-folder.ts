import { isSmall, MAX_LENGTH, type Opened, openFailure, openProject } from '../document/open-document.ts'
import { languages } from '../document/primitives.ts'
import { isRecord } from '../document/same.ts'
import { canonicalJson } from './canonical-json.ts'
import { folderReadme } from './folder-readme.ts'
import type { Exported } from './project-file.ts'
import { putTexts, type Texts, takeTexts } from './texts.ts'

/** Path with forward slashes → text. */
export type Folder = ReadonlyMap<string, string>

export const FOLDER_FORMAT = 'tandem-folder'
/** Parts of a project that have a file of their own. */
const partFiles = ['variables', 'intents', 'policy', 'settings'] as const

/**
 * A project as a folder for version control: `project.json` names the rest; one file per flow, the texts by language, intents,
 * variables, policy, settings, the layout, the scenarios if there are any, and a README for people.
 */
export function writeProjectFolder({ project, layout, scenarios = [] }: Exported): Folder {
  const { flows, variables, intents, policy, settings, ...rest } = project
  const parts = { variables, intents, policy, settings }
  const texts: Texts = { 'zh-CN': Object.create(null), en: Object.create(null) }
  const folder = new Map<string, string>()
  const names = fileNames(Object.keys(flows))
  folder.set('project.json', canonicalJson({ format: FOLDER_FORMAT, ...rest, flows: Object.fromEntries(names) }))
  for (const [flowId, path] of names) folder.set(path, canonicalJson(takeTexts(flows[flowId], flowId, texts)))
  for (const name of partFiles) folder.set(`${name}.json`, canonicalJson(takeTexts(parts[name], `${name}.json`, texts)))
  for (const language of languages) folder.set(`texts/${language}.json`, canonicalJson(texts[language]))
  folder.set('layout.json', canonicalJson(layout))
  if (scenarios.length > 0) folder.set('scenarios.json', canonicalJson(scenarios))
  folder.set('README.md', folderReadme(project, names))
  return folder
}

/** The inverse of writeProjectFolder. Files it does not know are left alone; whatever is in them, it never throws. */
export function readProjectFolder(folder: Folder): Opened {
  const problems: { path: string; code: 'noFile' | 'notJson'; params: Record<string, string> }[] = []
  const read = (path: string): unknown => {
    const text = folder.get(path)
    if (text === undefined) problems.push({ path, code: 'noFile', params: {} })
    try {
      return text === undefined ? undefined : JSON.parse(text.replace(/^\uFEFF/, ''))
    } catch {
      problems.push({ path, code: 'notJson', params: {} })
      return undefined
    }
  }
  const length = [...folder.values()].reduce((sum, text) => sum + text.length, 0)
  if (length > MAX_LENGTH) return openFailure('tooLarge')
  const head = read('project.json')
  const { format: _, flows, ...rest } = isRecord(head) ? head : {}
  const paths = Object.entries(isRecord(flows) ? flows : {})
  const parts = Object.fromEntries(partFiles.map((name) => [name, read(`${name}.json`)]))
  const bodies = paths.map(([flowId, path]): [string, unknown] => [flowId, typeof path === 'string' ? read(path) : undefined])
  const texts = Object.fromEntries(languages.map((language) => [language, onlyTexts(read(`texts/${language}.json`))])) as Texts
  const layout = folder.has('layout.json') ? read('layout.json') : {}
  const scenarios = folder.has('scenarios.json') ? read('scenarios.json') : []
  if (problems.length > 0) return openFailure('notAProject', problems.slice(0, 10))
  // Nesting is counted before anything walks into it.
  if (!isSmall([parts, bodies, texts])) return openFailure('tooLarge')
  return openProject({
    project: { ...rest, flows: Object.fromEntries(bodies.map(put)), ...(put(['', parts])[1] as object) },
    layout,
    scenarios,
  })

  function put([key, value]: [string, unknown]): [string, unknown] {
    return [key, putTexts(value, texts)]
  }
}

/** Flow ids differ in capitals where file systems see none, and some names are devices elsewhere. */
function fileNames(flowIds: string[]): [string, string][] {
  const taken = new Set(['con', 'prn', 'aux', 'nul', ...Array.from({ length: 10 }, (_, n) => [`com${n}`, `lpt${n}`]).flat()])
  return flowIds.toSorted().map((flowId) => {
    let name = flowId
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${flowId}~${n}`
    taken.add(name.toLowerCase())
    return [flowId, `flows/${name}.json`]
  })
}

function onlyTexts(value: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(isRecord(value) ? value : {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}
