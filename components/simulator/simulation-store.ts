import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Project } from '../../flows/document/project.ts'
import type { EffectOutcome, EffectRequest, JsonObject, Understanding } from '../../flows/engine/types.ts'
import { wakeAt } from '../../flows/engine/wake-at.ts'
import { type AnswerPlan, callKind, howToAnswer, noPlan, staysInHouse } from './answer-plan.ts'
import { type Call, callsOf, openCalls } from './calls.ts'
import { type Difference, differencesOf } from './differences.ts'
import { type LitPath, litPath, noPath } from './path.ts'
import { replayOn } from './replay.ts'
import { sampleAnswer } from './sample-answer.ts'
import {
  type AnsweredBy,
  clockAfter,
  currentStep,
  newSession,
  type Session,
  type SimulatedEvent,
  type StepNotes,
  takeStep,
} from './session.ts'
import { factsOf, type World } from './world.ts'

type Understood = { understanding: Understanding; by: 'server' | 'browser' }

export type SimulationState = {
  session: Session | null
  world: World
  path: LitPath
  /** Waiting for understanding, for a real answer or for a replay. */
  busy: boolean
  plans: Record<string, AnswerPlan>
  /** Reading requests (GET) are sent for real in this visit. */
  sendReads: boolean
  /** After a replay: the run as it was, and where the new one differs from it. */
  replayed: { before: Session; differences: Difference[] } | null
}

export type SimulationDeps = {
  project(): Project
  understand(input: { text: string; project: Project }): Promise<Understood>
  /** Really asks the outside; rejects when it cannot. */
  perform(effect: EffectRequest, timeoutMs: number): Promise<EffectOutcome>
  keepPlans(plans: Record<string, AnswerPlan>): void
  /** Real time in ms, for showing how long a real answer took. */
  now(): number
  later(run: () => void, ms: number): () => void
}

export type SimulationStore = StoreApi<SimulationState> & {
  /** A new conversation on the draft as it stands. */
  restart(): void
  stop(): void
  /** A run that was played elsewhere, to be looked at step by step and gone on with. */
  load(session: Session): void
  say(text: string, choiceId?: string): Promise<void>
  /** Anything else that can happen: a person accepts, the customer leaves … */
  happen(event: SimulatedEvent): void
  /** Let time pass (ms); what is due on the way happens in order. */
  advance(ms: number): void
  /** Jump to the next thing that is due. */
  skipWait(): void
  /** Set date and time (ms); what waits goes on waiting as long as it would have. */
  setClock(to: number): void
  goTo(step: number): void
  changeWorld(part: Partial<Omit<World, 'clock'>>): void
  changePlan(nodeId: string, part: Partial<AnswerPlan>): void
  setSendReads(on: boolean): void
  setVariables(variables: JsonObject): void
  /** Answer a call again, or one that waits; what came after it is another story and goes. */
  answerAgain(callId: string, how: 'real' | 'sample'): Promise<void>
  /** The answer a call gets as a sample. */
  sampleFor(call: Pick<Call, 'effect' | 'nodeId'>): EffectOutcome
  /** The same story, up to the step looked at, on the draft as it stands now. */
  replayOnDraft(): Promise<void>
  /** Back to the run as it was before the replay. */
  undoReplay(): void
  dismissReplay(): void
}

/** Short waits (a typing pause) pass by themselves; longer ones are skipped by hand. */
const SOON = 10_000
/** A timer that sets itself again at once must not hang the page. */
const MOST_TIMERS = 50

/** One simulated conversation: the real engine in the browser, with the outside played. */
export function createSimulationStore(deps: SimulationDeps, start: { world: World; plans: Record<string, AnswerPlan> }): SimulationStore {
  const store = createStore<SimulationState>()(() => ({
    session: null,
    world: start.world,
    path: noPath,
    busy: false,
    plans: start.plans,
    sendReads: false,
    replayed: null,
  }))
  /** Raised when the story changes under what is still on its way. */
  let generation = 0
  let cancelWake: (() => void) | null = null
  let speaking: Promise<void> = Promise.resolve()

  const session = () => store.getState().session
  const stateNow = () => currentStep(session())?.state ?? null
  const dueNext = () => {
    const state = stateNow()
    return state && state.owner !== 'closed' ? wakeAt(state) : null
  }
  const setTime = (clock: number) => store.setState(({ world }) => ({ world: { ...world, clock } }))
  const turnPage = () => {
    generation += 1
    cancelWake?.()
    cancelWake = null
  }
  /** Shows a session; time and customer are those of the step looked at. */
  const show = (next: Session) => {
    const step = currentStep(next)
    store.setState(({ world }) => ({
      session: next,
      path: litPath(next),
      world: step ? { ...world, clock: clockAfter(step), persona: step.persona } : world,
    }))
  }

  const take = (event: SimulatedEvent, notes: StepNotes = {}, understanding?: Understanding) => {
    const before = session()
    if (!before) return
    const { world } = store.getState()
    const facts = factsOf({ world, step: before.at + 1, state: currentStep(before)?.state ?? null, understanding })
    show(takeStep(before, event, facts, notes))
    const taken = session()
    for (const call of taken ? openCalls(taken) : []) if (call.step === taken?.at) void answer(call)
    planWake()
  }

  const planWake = () => {
    cancelWake?.()
    cancelWake = null
    const due = dueNext()
    if (due === null) return
    const wait = Math.max(0, due - store.getState().world.clock)
    if (wait > SOON) return
    cancelWake = deps.later(() => {
      setTime(Math.max(due, store.getState().world.clock))
      take({ kind: 'wake' })
    }, wait)
  }

  const sampleFor: SimulationStore['sampleFor'] = ({ effect, nodeId }) =>
    store.getState().plans[nodeId]?.sample ?? sampleAnswer({ effect, nodeId, project: session()?.project ?? deps.project() })

  const changePlan: SimulationStore['changePlan'] = (nodeId, part) => {
    const plans = { ...store.getState().plans, [nodeId]: { ...(store.getState().plans[nodeId] ?? noPlan), ...part } }
    store.setState({ plans })
    deps.keepPlans(plans)
  }

  async function askOutside(call: Call): Promise<{ outcome: EffectOutcome; by: AnsweredBy; millis: number | null }> {
    const began = deps.now()
    const outcome = await deps
      .perform(call.effect, call.timeoutMs)
      .catch((error: unknown): EffectOutcome => ({ ok: false, error: { code: 'unreachable', message: messageOf(error) } }))
    // From now on this is what the step would answer, as long as nobody wrote a sample.
    if (outcome.ok && call.effect.kind === 'http' && !store.getState().plans[call.nodeId]?.own) changePlan(call.nodeId, { sample: outcome })
    return { outcome, by: 'real', millis: deps.now() - began }
  }

  async function answer(call: Call): Promise<void> {
    const mine = generation
    const { plans, sendReads } = store.getState()
    const sample = howToAnswer(call.effect, plans[call.nodeId], sendReads) === 'sample'
    store.setState({ busy: true })
    const { outcome, by, millis } = sample
      ? await Promise.resolve({ outcome: sampleFor(call), by: 'sample' as const, millis: null })
      : await askOutside(call)
    // Somebody went back in time meanwhile: the answer belongs to a story that is no longer told.
    if (mine !== generation) return
    store.setState({ busy: false })
    const current = session()
    if (current && openCalls(current).some(({ id }) => id === call.id)) {
      take({ kind: 'effect', id: call.id, ...outcome }, { answered: { by, millis } })
    }
  }

  async function speak(mine: number, text: string, choiceId: string | undefined): Promise<void> {
    const spoken = session()
    if (!spoken || mine !== generation) return
    store.setState({ busy: true })
    const understood = await deps.understand({ text, project: spoken.project })
    if (mine !== generation) return
    store.setState({ busy: false })
    const event = { kind: 'message' as const, text, ...(choiceId === undefined ? {} : { choiceId }) }
    take(event, { understoodBy: understood.by }, understood.understanding)
  }

  return {
    ...store,
    sampleFor,
    changePlan,
    restart() {
      turnPage()
      // The first run begins now; later ones on the day somebody set.
      if (!session()) setTime(deps.now())
      const { world } = store.getState()
      const begun = newSession({ project: deps.project(), language: world.language })
      store.setState({ session: begun, path: noPath, busy: false, replayed: null })
      take({ kind: 'start' })
    },
    stop() {
      turnPage()
      store.setState({ session: null, path: noPath, busy: false, replayed: null })
    },
    load(session) {
      turnPage()
      store.setState({ busy: false, replayed: null })
      show(session)
    },
    say(text, choiceId) {
      // One after the other, as a channel delivers them.
      const mine = generation
      speaking = speaking.catch(() => undefined).then(() => speak(mine, text, choiceId))
      return speaking
    },
    happen: (event) => take(event),
    advance(ms) {
      const target = store.getState().world.clock + ms
      for (let round = 0; round < MOST_TIMERS; round++) {
        const due = dueNext()
        if (due === null || due > target) break
        setTime(Math.max(due, store.getState().world.clock))
        take({ kind: 'wake' })
      }
      setTime(Math.max(target, store.getState().world.clock))
      planWake()
    },
    skipWait() {
      const due = dueNext()
      if (due === null) return
      setTime(Math.max(due, store.getState().world.clock))
      take({ kind: 'wake' })
    },
    setClock(to) {
      if (Number.isFinite(to) && to !== store.getState().world.clock) take({ kind: 'clock', to })
    },
    goTo(at) {
      const current = session()
      if (!current?.steps[at]) return
      turnPage()
      show({ ...current, at })
      store.setState({ busy: false })
    },
    changeWorld(part) {
      store.setState(({ world }) => ({ world: { ...world, ...part } }))
    },
    setSendReads: (sendReads) => store.setState({ sendReads }),
    setVariables: (variables) => take({ kind: 'edit', variables }),
    async answerAgain(callId, how) {
      const current = session()
      const call = current && callsOf(current).find(({ id }) => id === callId)
      if (!call) return
      turnPage()
      changePlan(call.nodeId, { mode: how, allowed: callKind(call.effect) })
      show({ ...current, at: call.step, steps: current.steps.slice(0, call.step + 1) })
      await answer(call)
    },
    async replayOnDraft() {
      const before = session()
      if (!before || before.at < 0) return
      turnPage()
      const mine = generation
      store.setState({ busy: true })
      const project = deps.project()
      const { plans } = store.getState()
      const replay = await replayOn({
        recorded: before,
        project,
        help: {
          understand: (text) => deps.understand({ text, project }),
          // A replay sends nothing: what was not recorded is a sample, unless it stays in the house.
          answer: async (call) =>
            staysInHouse(call.effect.kind) && plans[call.nodeId]?.mode !== 'sample'
              ? askOutside(call)
              : {
                  outcome: plans[call.nodeId]?.sample ?? sampleAnswer({ effect: call.effect, nodeId: call.nodeId, project }),
                  by: 'sample',
                  millis: null,
                },
        },
      })
      if (mine !== generation) return
      const recorded = { ...before, steps: before.steps.slice(0, before.at + 1) }
      show(replay)
      store.setState({ busy: false, replayed: { before, differences: differencesOf(recorded, replay) } })
      planWake()
    },
    undoReplay() {
      const { replayed } = store.getState()
      if (!replayed) return
      turnPage()
      show(replayed.before)
      store.setState({ replayed: null, busy: false })
    },
    dismissReplay: () => store.setState({ replayed: null }),
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : ''
}
