import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Language } from '../../flows/document/primitives.ts'
import type { Project } from '../../flows/document/project.ts'
import { compile } from '../../flows/engine/compile.ts'
import type { Program } from '../../flows/engine/program.ts'
import type { Command, EffectOutcome, EffectRequest, JsonObject, Understanding } from '../../flows/engine/types.ts'
import { wakeAt } from '../../flows/engine/wake-at.ts'
import { type AnswerPlan, defaultPlan } from './effect-answers.ts'
import { type LitPath, litPath, noPath } from './path.ts'
import { currentStep, emptySession, type Session, type SimulatedEvent, takeStep, type World } from './session.ts'

/** What was asked of the outside and what came back. */
export type EffectRecord = {
  id: string
  nodeId: string
  effect: EffectRequest
  answer: EffectOutcome | null
  real: boolean
  millis: number | null
}

export type SimulationState = {
  session: Session
  world: World
  path: LitPath
  /** Waiting for understanding or for a real answer. */
  busy: boolean
  plans: Record<string, AnswerPlan>
  effects: EffectRecord[]
}

export type SimulationDeps = {
  project(): Project
  understand(input: { text: string; previous: string[] }): Promise<{ understanding: Understanding; by: 'server' | 'browser' }>
  perform(effect: EffectRequest, language: Language): Promise<EffectOutcome>
  keepPlans(plans: Record<string, AnswerPlan>): void
  now(): number
  later(run: () => void, ms: number): () => void
}

export type SimulationStore = StoreApi<SimulationState> & {
  restart(): void
  stop(): void
  say(text: string, choiceId?: string): Promise<void>
  /** Anything else that can happen: a person accepts, the customer leaves … */
  happen(event: SimulatedEvent): void
  /** Virtual time in ms. */
  now(): number
  /** Let time pass; what is due on the way happens in order. */
  advance(ms: number): void
  /** Jump to the next thing that is due. */
  skipWait(): void
  goTo(step: number): void
  changeWorld(part: Partial<World>): void
  changePlan(nodeId: string, plan: AnswerPlan): void
  setVariables(variables: JsonObject): void
}

/** Short waits (a typing pause) pass by themselves; longer ones are skipped by hand. */
const soon = 10_000

/** One simulated conversation: the real engine in the browser, with the outside played. */
export function createSimulationStore(deps: SimulationDeps, start: { world: World; plans: Record<string, AnswerPlan> }): SimulationStore {
  const store = createStore<SimulationState>()(() => ({
    session: emptySession,
    world: start.world,
    path: noPath,
    busy: false,
    plans: start.plans,
    effects: [],
  }))
  let generation = 0
  let cancelWake: (() => void) | null = null
  const compiled: { project: Project | null; program: Program | null } = { project: null, program: null }

  const program = (): Program => {
    const project = deps.project()
    if (compiled.project !== project || !compiled.program) Object.assign(compiled, { project, program: compile(project) })
    return compiled.program as Program
  }
  const now = () => {
    const { virtual, real } = store.getState().world.clock
    return virtual + (deps.now() - real)
  }
  const setClock = (virtual: number) => store.setState(({ world }) => ({ world: { ...world, clock: { virtual, real: deps.now() } } }))
  const show = (session: Session) => store.setState({ session, path: litPath(session) })

  const take = (event: SimulatedEvent, understood?: { understanding: Understanding; by: 'server' | 'browser' }) => {
    const { session, world } = store.getState()
    show(
      takeStep({
        program: program(),
        session,
        event,
        world,
        now: now(),
        understanding: understood?.understanding,
        understoodBy: understood?.by ?? null,
      }),
    )
    for (const command of currentStep(store.getState().session)?.commands ?? []) if (command.kind === 'effect') void answer(command)
    planWake()
  }

  const planWake = () => {
    cancelWake?.()
    const state = currentStep(store.getState().session)?.state
    const due = state && state.owner !== 'closed' ? wakeAt(state) : null
    if (due !== null && due - now() <= soon) cancelWake = deps.later(() => take({ kind: 'wake' }), Math.max(0, due - now()))
  }

  async function answer({ id, nodeId, effect }: Extract<Command, { kind: 'effect' }>): Promise<void> {
    const mine = generation
    const { plans, world } = store.getState()
    const plan = plans[nodeId] ?? defaultPlan(effect)
    const real = plan.mode === 'real'
    const began = deps.now()
    const put = (record: Omit<EffectRecord, 'id' | 'nodeId' | 'effect'>) =>
      store.setState(({ effects }) => ({ effects: [...effects.filter((each) => each.id !== id), { id, nodeId, effect, ...record }] }))
    put({ answer: null, real, millis: null })
    store.setState({ busy: true })
    const outcome = real
      ? await deps.perform(effect, world.language).catch(
          (error: unknown): EffectOutcome => ({
            ok: false,
            error: { code: 'unreachable', message: error instanceof Error ? error.message : '' },
          }),
        )
      : plan.canned
    if (mine !== generation) return
    put({ answer: outcome, real, millis: real ? deps.now() - began : null })
    store.setState({ busy: false })
    const waiting = currentStep(store.getState().session)?.state.waiting
    // Somebody went back in time meanwhile: the answer belongs to a story that is no longer told.
    if (waiting?.kind === 'effect' && waiting.effectId === id) take({ kind: 'effect', id, ...outcome })
  }

  return {
    ...store,
    now,
    restart() {
      generation += 1
      cancelWake?.()
      store.setState(({ world }) => ({
        session: emptySession,
        path: noPath,
        effects: [],
        busy: false,
        world: { ...world, clock: { virtual: now(), real: deps.now() } },
      }))
      take({ kind: 'start' })
    },
    stop() {
      generation += 1
      cancelWake?.()
      store.setState({ session: emptySession, path: noPath, effects: [], busy: false })
    },
    async say(text, choiceId) {
      const mine = generation
      const { session } = store.getState()
      const previous = session.steps.slice(0, session.at + 1).flatMap(({ event }) => (event.kind === 'message' ? [event.text] : []))
      if (choiceId !== undefined) return take({ kind: 'message', text, choiceId })
      store.setState({ busy: true })
      const understood = await deps.understand({ text, previous: previous.slice(-10) })
      if (mine !== generation) return
      store.setState({ busy: false })
      take({ kind: 'message', text }, understood)
    },
    happen: (event) => take(event),
    advance(ms) {
      const target = now() + ms
      for (let i = 0; i < 50; i++) {
        const state = currentStep(store.getState().session)?.state
        const due = state && state.owner !== 'closed' ? wakeAt(state) : null
        if (due === null || due > target) break
        setClock(Math.max(due, now()))
        take({ kind: 'wake' })
      }
      setClock(target)
      planWake()
    },
    skipWait() {
      const state = currentStep(store.getState().session)?.state
      const due = state ? wakeAt(state) : null
      if (due === null) return
      setClock(Math.max(due, now()))
      take({ kind: 'wake' })
    },
    goTo(at) {
      generation += 1
      cancelWake?.()
      const { steps } = store.getState().session
      const reached = steps[at]
      if (!reached) return
      show({ steps, at })
      store.setState({ busy: false })
      setClock(reached.facts.now)
    },
    changeWorld(part) {
      store.setState(({ world }) => ({ world: { ...world, ...part } }))
      planWake()
    },
    changePlan(nodeId, plan) {
      const plans = { ...store.getState().plans, [nodeId]: plan }
      store.setState({ plans })
      deps.keepPlans(plans)
    },
    setVariables: (variables) => take({ kind: 'edit', variables }),
  }
}
