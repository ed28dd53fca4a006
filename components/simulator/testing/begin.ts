import type { Project } from '../../../flows/document/project.ts'
import type { EffectOutcome, EffectRequest, Understanding } from '../../../flows/engine/types.ts'
import { afterSalesProject } from '../../../flows/templates/after-sales/project.ts'
import { currentStep } from '../session.ts'
import { createSimulationStore, type SimulationStore } from '../simulation-store.ts'
import { chatLines } from '../transcript.ts'
import { startQueue } from '../world.ts'

/** Monday noon in Shanghai. */
export const noon = Date.UTC(2026, 10, 23, 4)
const calm: Understanding = { language: 'zh-CN', intents: [], sentiment: 0, asksForHuman: false, urgent: false, topics: [] }
const order = { number: '1', status: 'shipped', statusText: '在路上', product: '耳机', carrier: '顺丰' }

type Begun = {
  simulation: SimulationStore
  settle(): Promise<void>
  texts(): string[]
  notices(): string[]
  state(): NonNullable<ReturnType<typeof currentStep>>['state'] | undefined
  /** What was really asked of the outside. */
  sent: EffectRequest[]
  /** What was understood, in order. */
  heard: string[]
  edit(change: (project: Project) => void): void
}

/** A simulation of the after-sales template with an outside that is played. */
export function begin(parts: { perform?: (effect: EffectRequest) => Promise<EffectOutcome>; project?: Project } = {}): Begun {
  let project = parts.project ?? afterSalesProject
  const sent: EffectRequest[] = []
  const heard: string[] = []
  const simulation = createSimulationStore(
    {
      project: () => project,
      async understand({ text }) {
        heard.push(text)
        return { understanding: { ...calm, asksForHuman: /我要人工|真人/.test(text) }, by: 'server' }
      },
      async perform(effect) {
        sent.push(effect)
        return parts.perform?.(effect) ?? { ok: true, result: { status: 200, headers: {}, body: order } }
      },
      keepPlans: () => {},
      now: () => noon,
      later: () => () => {},
    },
    {
      world: {
        clock: noon,
        persona: { name: '王女士', attributes: {}, tags: [], openTickets: 0, conversations: 0 },
        language: 'zh-CN',
        channelKind: 'web',
        queues: [
          startQueue({ id: 'after-sales', name: '售后', calendar: null }),
          startQueue({ id: 'complaints', name: '投诉', calendar: null }),
        ],
      },
      plans: {},
    },
  )
  const session = () => simulation.getState().session
  return {
    simulation,
    sent,
    heard,
    async settle() {
      for (let i = 0; i < 60; i++) await Promise.resolve()
    },
    texts: () => chatLines(session()).flatMap((line) => ('text' in line ? [line.text] : [])),
    notices: () => chatLines(session()).flatMap((line) => (line.kind === 'notice' ? [line.notice.key] : [])),
    state: () => currentStep(session())?.state,
    edit(change) {
      project = structuredClone(project)
      change(project)
    },
  }
}
