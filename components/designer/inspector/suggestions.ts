import type { Project } from '../../../flows/document/project.ts'
import { conditionFields } from '../conditions/condition-fields.ts'

export type Suggestion = { insert: string; name: string }

/** What may stand in {{ }} here, for what was typed so far. */
export function suggest({
  project,
  typed,
  nameOf,
}: {
  project: Pick<Project, 'variables' | 'settings'>
  typed: string
  nameOf(path: string): string
}): Suggestion[] {
  const wanted = typed.toLowerCase()
  return conditionFields(project)
    .map(({ path }) => ({ insert: path, name: nameOf(path) }))
    .filter(({ insert, name }) => insert.toLowerCase().includes(wanted) || name.toLowerCase().includes(wanted))
    .slice(0, 40)
}

/** The expression the caret is in the middle of writing; null when it is outside of {{ }}. */
export function openExpression(text: string, caret: number): { typed: string; start: number } | null {
  const before = text.slice(0, caret)
  const open = before.lastIndexOf('{{')
  if (open < 0 || before.indexOf('}}', open) >= 0) return null
  const typed = /[\w.\u4e00-\u9fff]*$/.exec(before)?.[0] ?? ''
  return { typed, start: caret - typed.length }
}

/** Text and caret after a suggestion was taken; closes the braces when they are open. */
export function complete({ text, caret, start, insert }: { text: string; caret: number; start: number; insert: string }): {
  text: string
  caret: number
} {
  const after = text.slice(caret)
  const closed = /^\s*\}\}/.test(after)
  const space = text[start - 1] === '{' ? ' ' : ''
  const put = `${space}${insert}${closed ? '' : ' }}'}`
  return { text: text.slice(0, start) + put + after, caret: start + put.length }
}
