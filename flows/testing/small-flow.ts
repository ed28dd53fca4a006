import type { Rule } from '../document/policy.ts'
import { compile } from '../engine/compile.ts'
import type { Facts } from '../engine/types.ts'
import { engineWords } from '../engine/words.ts'
import { buildProject } from './build-project.ts'
import type { PlayEvent } from './play.ts'

export const zh = (text: string) => ({ 'zh-CN': text })
export const say = (text: string): PlayEvent => ({ kind: 'message', text })
export const queue = { name: '客服', online: 1, free: 1, waiting: 0, expectedWaitSeconds: 20, open: true }
export const staffed: Partial<Facts> = { queues: { q: queue, vip: queue } }
export const empty: Partial<Facts> = { queues: { q: { ...queue, online: 0 } } }
export const words = (key: keyof typeof engineWords) => engineWords[key]['zh-CN']

export const ask = [
  'ask',
  'question',
  { text: zh('订单号？'), answer: 'orderNumber', variable: 'order', invalid: zh('没看懂。'), retries: 1 },
] as never
export const rule = (parts: Partial<Rule> & Pick<Rule, 'when' | 'then'>): Rule => ({
  id: 'r',
  name: '规则',
  state: 'on',
  frequency: { kind: 'once' },
  scope: { flowIds: [], channels: [] },
  stopHere: false,
  ...parts,
})
export const formula = (expression: string) => ({ kind: 'formula' as const, expression })
export const variables = [{ id: 'order', name: '订单号', type: 'text' as const, scope: 'conversation' as const, sensitive: false }]

/** Question → thanks → end, with whatever else is given. */
export function program(
  parts: Omit<Partial<Parameters<typeof buildProject>[0]>, 'policy' | 'settings'> & { rules?: Rule[]; settings?: object } = {},
) {
  const { rules = [], settings = { fallbackQueueId: 'q' }, ...rest } = parts
  return compile(
    buildProject({
      cards: { a: [ask, ['bye', 'end', { message: zh('谢谢') }]] },
      variables,
      policy: { rules },
      settings: settings as never,
      ...rest,
    }),
  )
}
