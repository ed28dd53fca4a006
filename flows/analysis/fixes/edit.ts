import type { Project } from '../../document/project.ts'
import { isRecord } from '../../document/same.ts'

/**
 * One small change of a project, as JSON. A path leads down by keys; in a list by the id of an element, or by its number where
 * elements have none: `['flows', 'main', 'cards', 'a', 'nodes', 'm', 'settings', 'text']`.
 */
export type Edit =
  | { do: 'set'; path: string[]; value: unknown }
  | { do: 'remove'; path: string[] }
  /** Into a list; without `at` at its end. A list that is not there yet is begun. */
  | { do: 'insert'; path: string[]; value: unknown; at?: number }

/** The project with the edits made; what they do not touch stays the same objects. An edit whose place is gone does nothing. */
export function applyEdits(project: Project, edits: readonly Edit[]): Project {
  return edits.reduce((result, edit) => change(result, edit.path, edit) as Project, project)
}

function change(value: unknown, [key, ...rest]: readonly string[], edit: Edit): unknown {
  if (key === undefined) return value
  if (Array.isArray(value)) {
    const at = indexOf(value, key)
    if (at < 0) return value
    if (rest.length > 0) return replaced(value, at, change(value[at], rest, edit))
    if (edit.do === 'remove') return value.filter((_, index) => index !== at)
    return replaced(value, at, edit.do === 'set' ? edit.value : inserted(value[at], edit))
  }
  if (!isRecord(value)) return value
  const before = Object.hasOwn(value, key) ? value[key] : undefined
  if (rest.length > 0) {
    const after = change(before, rest, edit)
    return after === before ? value : { ...value, [key]: after }
  }
  if (edit.do !== 'remove') return { ...value, [key]: edit.do === 'set' ? edit.value : inserted(before, edit) }
  const { [key]: _, ...others } = value
  return others
}

/** Ids begin with a letter, so a number is a place. */
function indexOf(list: readonly unknown[], key: string): number {
  if (/^\d+$/.test(key)) return Number(key) < list.length ? Number(key) : -1
  return list.findIndex((item) => isRecord(item) && item.id === key)
}

function replaced(list: readonly unknown[], at: number, value: unknown): readonly unknown[] {
  return value === list[at] ? list : list.with(at, value)
}

function inserted(list: unknown, { value, at }: Extract<Edit, { do: 'insert' }>): unknown {
  if (list !== undefined && !Array.isArray(list)) return list
  return [...(list ?? [])].toSpliced(at ?? list?.length ?? 0, 0, value)
}
