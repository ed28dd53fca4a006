import type { Language } from '../../flows/document/primitives.ts'
import { type Project, projectSchema, SCHEMA_VERSION } from '../../flows/document/project.ts'

/** The smallest thing that opens in the designer: one flow with one empty card. */
export function emptyProject(input: { id: string; name: string; language: Language }): Project {
  const zh = input.language === 'zh-CN'
  return projectSchema.parse({
    schemaVersion: SCHEMA_VERSION,
    id: input.id,
    name: input.name,
    entryFlowId: 'main',
    languages: [input.language],
    defaultLanguage: input.language,
    flows: {
      main: {
        id: 'main',
        name: zh ? '主流程' : 'Main flow',
        startCardId: 'start',
        cards: { start: { id: 'start', name: zh ? '开始' : 'Start', nodes: [] } },
        links: {},
      },
    },
    policy: { rules: [] },
  } satisfies Partial<Record<keyof Project, unknown>>)
}
