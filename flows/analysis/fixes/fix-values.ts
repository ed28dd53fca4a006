import type { FlowNode } from '../../document/project.ts'
import { isRecord } from '../../document/same.ts'
import type { Variable, VariableType } from '../../document/variable.ts'
import { parseTemplate } from '../../expressions/template.ts'
import { readNames } from '../read-names.ts'
import type { Edit } from './edit.ts'
import { newId, nodePath, type Place, type Proposal } from './proposal.ts'
import { rewriteField } from './rewrite-field.ts'

const wordsOf = (id: string) => id.replaceAll('_', ' ')

/** What a name stands for is tried in this order until everything that uses it fits. */
const types: VariableType[] = ['text', 'number', 'boolean', 'list', 'object', 'date']
const answerTypes: Record<string, VariableType> = { number: 'number', date: 'date', file: 'file' }

/** Type of what a node puts into its variable, where its settings say it. */
export function writtenType({ type, settings }: Pick<FlowNode, 'type' | 'settings'>): VariableType | undefined {
  return type === 'rating' ? 'number' : settings.multiple === true ? 'list' : answerTypes[String(settings.answer)]
}

/** A name nobody declared becomes a variable. */
export function declareVariable(place: Place): Proposal[] {
  const { finding, node } = place
  const id = finding.params.name ?? finding.problem?.params.name ?? ''
  if (!/^[a-z][a-z0-9_]{0,39}$/.test(id)) return []
  const written = node && writtenType(node)
  return [...(written ? [written] : []), ...types].map((type) => ({
    code: 'declareVariable',
    params: { name: id },
    oneOf: 'declareVariable',
    edits: [
      {
        do: 'insert',
        path: ['variables'],
        value: { id, name: wordsOf(id), type, scope: 'conversation', sensitive: false } satisfies Variable,
      },
    ],
  }))
}

/** What was probably meant, in place of a word that is wrong. */
export function useSuggestion(place: Place): Proposal[] {
  const { problem } = place.finding
  const suggestion = problem?.params.suggestion
  if (!problem || suggestion === undefined || suggestion === '') return []
  return [{ code: 'useSuggestion', params: { suggestion }, edits: rewriteField(place, { replaceProblem: suggestion }) }]
}

export function allowWriting({ finding, project }: Place): Proposal[] {
  const at = project.variables.findIndex(({ name }) => name === finding.params.name)
  const path = ['variables', String(at), 'scope']
  return [{ code: 'allowWriting', params: { name: finding.params.name ?? '' }, edits: [{ do: 'set', path, value: 'conversation' }] }]
}

/** A value of another type than its variable: the value is turned into it, or the variable holds what it is given. */
export function fitTypes(place: Place): Proposal[] {
  const { finding, node, project } = place
  const row = finding.field?.split('.')[1] ?? ''
  const assignments = node?.settings.assignments
  const assignment: unknown = Array.isArray(assignments) ? assignments[Number(row)] : undefined
  if (!isRecord(assignment) || typeof assignment.expression !== 'string') return []
  const at = project.variables.findIndex(({ id }) => id === assignment.variable)
  const { name = '', is = '', expects = '' } = finding.params
  const path = nodePath(place, 'settings', 'assignments', row, 'expression')
  const convert: Edit = { do: 'set', path, value: `${expects}(${assignment.expression})` }
  return [
    ...(at >= 0 && types.includes(is as VariableType)
      ? [
          {
            code: 'changeType' as const,
            params: { name },
            edits: [{ do: 'set' as const, path: ['variables', String(at), 'type'], value: is }],
          },
        ]
      : []),
    ...(expects === 'text' || expects === 'number' ? [{ code: 'convert' as const, params: { name }, edits: [convert] }] : []),
  ]
}

/** A built-in's name: the variable gets another. Formulas meant the built-in anyway. */
export function renameVariable({ finding, project }: Place): Proposal[] {
  const at = project.variables.findIndex(({ id }) => id === finding.variableId)
  const id = newId(project, `my_${finding.variableId}`.slice(0, 36))
  return [{ code: 'renameVariable', params: { id }, edits: [{ do: 'set', path: ['variables', String(at), 'id'], value: id }] }]
}

export function deleteVariable({ finding, project }: Place): Proposal[] {
  const at = project.variables.findLastIndex(({ id }) => id === finding.variableId)
  return [
    {
      code: 'deleteVariable',
      params: { name: project.variables[at]?.name ?? '' },
      edits: [{ do: 'remove', path: ['variables', String(at)] }],
    },
  ]
}

/** What is shown where there is no value. */
const NOTHING = '—'
const initials: Partial<Record<VariableType, unknown>> = { number: 0, boolean: false, list: [] }

/** A text that may show a hole: it says so instead, or the variable begins with a value. */
export function fillHole(place: Place): Proposal[] {
  const { finding, project } = place
  const variable = project.variables.find(({ id }) => id === finding.variableId)
  if (!variable) return []
  const shown = rewriteField(place, {
    rewrite: (text) =>
      rewriteExpressions(text, (expression) =>
        readNames(expression).has(variable.id) ? ` orElse(${expression.trim()}, "${NOTHING}") ` : expression,
      ),
  })
  const initial = initials[variable.type]
  const params = { name: variable.name }
  return [
    { code: 'showInstead', params, edits: shown },
    ...(initial === undefined
      ? []
      : [
          {
            code: 'setInitial' as const,
            params,
            edits: [{ do: 'set' as const, path: ['variables', variable.id, 'initial'], value: initial }],
          },
        ]),
  ]
}

/** A sensitive value on its way out of the house stays here, or goes masked. */
export function keepInside(place: Place): Proposal[] {
  const { finding } = place
  const id = finding.variableId ?? ''
  const without = (make: (expression: string) => string | null) =>
    rewriteField(place, {
      rewrite: (text) =>
        rewriteExpressions(text, (expression) => (readNames(expression, 'open').has(id) ? make(expression.trim()) : expression)),
    })
  const params = { name: finding.params.name ?? id }
  return [
    { code: 'mask', params, edits: without((expression) => ` mask(${expression}) `) },
    { code: 'leaveOut', params, edits: without(() => null) },
  ]
}

/** A template with its expressions written anew; null takes one out. */
function rewriteExpressions(text: string, rewrite: (expression: string) => string | null): string {
  if (!text.includes('{{')) return text
  return parseTemplate(text)
    .segments.map((segment) => {
      if ('text' in segment) return segment.text
      const expression = rewrite(segment.expression)
      return expression === null ? '' : `{{${expression}}}`
    })
    .join('')
}
