import { z } from 'zod'
import { isSmall, MAX_LENGTH, type OpenError, openFailure, openProject } from '../../document/open-document.ts'
import { isRecord } from '../../document/same.ts'
import { canonicalJson } from '../../exchange/canonical-json.ts'
import { makeTemplate } from './make-template.ts'
import { type OwnTemplate, type Presentation, presentationSchema, surroundingsSchema } from './own-template.ts'

export const TEMPLATE_FORMAT = 'tandem-template'
/** Raised when older programs cannot read what newer ones write. */
export const TEMPLATE_VERSION = 1

type Presented = { presentation: Presentation; template: OwnTemplate }
export type ReadTemplate = Presented | { error: OpenError | { code: 'otherFile' | 'flowFile'; problems: [] } }

/** As a file for another workspace: without the addresses of this one. */
export function writeTemplateFile({ presentation, template }: Presented): string {
  const blanks = template.blanks.map(({ suggestion: _, ...blank }) => blank)
  return canonicalJson({ format: TEMPLATE_FORMAT, formatVersion: TEMPLATE_VERSION, presentation, ...template, blanks })
}

/** The inverse of writeTemplateFile, of a text or what JSON made of it. Never throws; what must not be in a template is cut out again. */
export function readTemplateFile(input: unknown): ReadTemplate {
  const parsed = typeof input === 'string' ? parse(input) : { value: input }
  if ('error' in parsed) return parsed
  const { value } = parsed
  if (!isSmall(value)) return openFailure('tooLarge')
  if (!isRecord(value) || value.format !== TEMPLATE_FORMAT) {
    const flow = isRecord(value) && (value.format === 'tandem-project' || isRecord(value.flows))
    return { error: { code: flow ? 'flowFile' : 'otherFile', problems: [] } }
  }
  const { format: _, formatVersion, presentation, project, layout, scenarios, ...around } = value
  if (typeof formatVersion === 'number' && formatVersion > TEMPLATE_VERSION) return openFailure('newerVersion')
  const opened = openProject({ project, layout, scenarios })
  if ('error' in opened) return opened
  const read = z.object({ formatVersion: z.literal(TEMPLATE_VERSION), presentation: presentationSchema, around: surroundingsSchema })
  const rest = read.safeParse({ formatVersion, presentation, around })
  if (!rest.success) {
    const problems = rest.error.issues.slice(0, 10).map(({ path }) => ({
      path: path
        .filter((step) => step !== 'around')
        .join('.')
        .slice(0, 120),
      code: 'doesNotFit' as const,
      params: {},
    }))
    return openFailure('notAProject', problems)
  }
  const { queues, knowledge, blanks, removedFrom } = rest.data.around
  const template = makeTemplate({ ...opened, queues, knowledge, blanks, hidden: [] })
  return {
    presentation: rest.data.presentation,
    template: { ...template, removedFrom: [...new Set([...removedFrom, ...template.removedFrom])].slice(0, 50) },
  }
}

function parse(text: string): { value: unknown } | { error: OpenError } {
  if (text.length > MAX_LENGTH) return openFailure('tooLarge')
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, '')) }
  } catch {
    return openFailure('notJson')
  }
}
