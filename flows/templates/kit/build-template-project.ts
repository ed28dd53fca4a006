import type { Rule } from '../../document/policy.ts'
import type { Flow, Intent, Project } from '../../document/project.ts'
import { SCHEMA_VERSION } from '../../document/project.ts'
import type { Calendar } from '../../document/settings.ts'
import type { Variable } from '../../document/variable.ts'
import { t } from './write.ts'

/** What every service keeps: the number of the latest ticket and the rating. */
const common: Variable[] = [
  { id: 'ticket_number', name: '工单号', type: 'number', scope: 'conversation', sensitive: false },
  { id: 'csat', name: '满意度', type: 'number', scope: 'conversation', sensitive: false },
]

export const text = (id: string, name: string, rest: Partial<Variable> = {}): Variable => ({
  id,
  name,
  type: 'text',
  scope: 'conversation',
  initial: '',
  sensitive: false,
  ...rest,
})

/** A service in Chinese and English whose entry flow is `main`. */
export function buildTemplateProject(input: {
  id: string
  name: string
  flows: Flow[]
  variables: Variable[]
  intents: Intent[]
  rules: Rule[]
  calendars: Calendar[]
  fallbackQueueId: string
}): Project {
  const { flows, variables, rules, calendars, fallbackQueueId, ...rest } = input
  return {
    schemaVersion: SCHEMA_VERSION,
    ...rest,
    entryFlowId: 'main',
    languages: ['zh-CN', 'en'],
    defaultLanguage: 'zh-CN',
    flows: Object.fromEntries(flows.map((flow) => [flow.id, flow])),
    variables: [...variables, ...common],
    policy: { rules },
    settings: {
      calendars,
      apology: t('抱歉，我这边出了点问题，马上请人工来帮您。', 'Sorry, something went wrong on my side. I’ll get a person to help you.'),
      fallbackQueueId,
      idleMinutes: 60,
      understandingThreshold: 0.35,
    },
  }
}
