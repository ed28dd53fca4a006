import { convertDialogflowCx } from '../converters/dialogflow-cx/convert.ts'
import { isDialogflowCx } from '../converters/dialogflow-cx/read-agent.ts'
import type { ReportItem } from '../converters/report.ts'
import { convertTypebot, isTypebot } from '../converters/typebot/convert.ts'
import { isSmall, MAX_LENGTH, type Opened, openFailure, openProject } from '../document/open-document.ts'
import { isRecord } from '../document/same.ts'
import { FOLDER_FORMAT, type Folder, readProjectFolder } from './project-folder.ts'

export type ImportSource = 'tandem' | 'typebot' | 'dialogflow-cx'
/** What a file or folder turned out to be. The report is of a conversion; empty for a project of our own. */
export type Imported = { source: ImportSource; opened: Opened; report: ReportItem[] }

/**
 * Read whatever was chosen for import: one file, or a folder as path → text. A project of our own in either form, a bot exported
 * from Typebot, or an agent exported from Dialogflow CX. Never throws.
 */
export function readImport(chosen: Folder): Imported {
  const files = withoutClutter(chosen)
  const length = [...files.values()].reduce((sum, text) => sum + text.length, 0)
  if (length > MAX_LENGTH) return tandem(openFailure('tooLarge'))
  const head = parse(files.get('project.json') ?? '')
  if (isRecord(head) && head.format === FOLDER_FORMAT) return tandem(readProjectFolder(files))
  if (isDialogflowCx(files.keys())) return readAgentFiles(files)
  const [text] = [...files.values()]
  if (text === undefined || files.size > 1) return tandem(openFailure('notAProject'))
  const value = parse(text)
  if (value === undefined) return tandem(openFailure('notJson'))
  if (!isSmall(value)) return tandem(openFailure('tooLarge'))
  return isTypebot(value) ? { source: 'typebot', ...convertTypebot(value) } : tandem(openProject(value))
}

function readAgentFiles(files: Folder): Imported {
  const parsed = new Map([...files].filter(([path]) => path.endsWith('.json')).map(([path, text]) => [path, parse(text)]))
  const broken = [...parsed].filter(([, value]) => value === undefined).map(([path]) => ({ path, code: 'notJson' as const, params: {} }))
  if (broken.length > 0) return { source: 'dialogflow-cx', opened: openFailure('notAProject', broken.slice(0, 10)), report: [] }
  if (!isSmall([...parsed.values()])) return { source: 'dialogflow-cx', opened: openFailure('tooLarge'), report: [] }
  return { source: 'dialogflow-cx', ...convertDialogflowCx(parsed) }
}

function tandem(opened: Opened): Imported {
  return { source: 'tandem', opened, report: [] }
}

/** Without what systems leave in archives, and without a folder that everything is in. */
function withoutClutter(files: Folder): Folder {
  const kept = [...files].filter(([path]) => !path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX'))
  const root = kept[0]?.[0].split('/')[0] ?? ''
  const shared = kept.length > 1 && kept.every(([path]) => path.startsWith(`${root}/`))
  return shared ? withoutClutter(new Map(kept.map(([path, text]) => [path.slice(root.length + 1), text]))) : new Map(kept)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}
