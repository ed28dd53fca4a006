import { createHash } from 'node:crypto'
import { AppError } from '../../platform/errors.ts'
import { buildRuntime } from '../build-runtime.ts'
import { buildWorker } from '../build-worker.ts'
import type { Receipt, Runtime } from '../contract.ts'
import { EffectFailure, type EffectOutcome } from '../effects/effect.ts'
import { createFactSource } from '../facts.ts'
import { createHintBus } from '../hints.ts'
import { canonical } from '../replay.ts'
import { echoVersion } from './echo-program.ts'
import { brokenOnDisk, type Sent } from './simulated-invariants.ts'
import { connectToDisk, createDisk, type Disk, type FaultyRule } from './simulated-store.ts'
import { connectOutbox, connectTimers } from './simulated-work.ts'

/** Numbers 0..1 that depend on the seed alone (mulberry32). */
export function seededChance(seed: number): () => number {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), a | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** `faults`: what went wrong how often, and `moved`: how often a conversation was moved all the same. */
export type Simulation = { disk: Disk; violations: string[]; digest: string; faults: Record<string, number> }

const texts = ['one', 'two', 'vip', 'slow 50', 'slow 1500', 'effect', 'effect', 'human', 'bye']
/** Shorter than the slowest answers from outside, so that jobs are taken over while somebody still works on them. */
const LEASE = 150

/**
 * Runs the real runtime and worker in two processes on a simulated disk, clock and network. Every wait is a task in one list; the
 * seed decides which runs next, which calls fail before or after they took effect, when a process dies or has its clock put wrong,
 * which messages are delivered again or out of turn, and how the other side of an effect behaves: slow, broken, away for half a
 * minute. Meanwhile all conversations are moved to another version of their flow and back. Senders, like channel vendors, send until
 * they get an answer. The same seed gives the same run. When everybody has been answered and nothing waits any more, the disk is
 * checked against what was sent.
 */
export async function simulate(
  seed: number,
  options: { visitors?: number; messages?: number; broken?: FaultyRule } = {},
): Promise<Simulation> {
  const { visitors = 3, messages = 8 } = options
  const chance = seededChance(seed)
  const disk = createDisk()
  const faults: Record<string, number> = {}
  const tasks: { run(): void; at: number }[] = []
  let now = 1_000_000
  let calm = false
  /** The other side of effects is away until then. */
  const vendorBack = seed % 5 === 0 ? now + 30_000 : 0
  let steps = 0
  const count = (name: string) => {
    faults[name] = (faults[name] ?? 0) + 1
  }
  const later = (millis: number) => new Promise<void>((run) => tasks.push({ run, at: now + millis }))

  function startProcess(name: number, place: number) {
    const alive = { yes: true }
    let ids = 0
    let skew = 0
    const clock = { now: () => now + (calm ? 0 : skew) }
    const hop = async (point: string) => {
      await later(Math.floor(chance() * 5))
      if (!alive.yes) return new Promise<never>(() => {})
      if (calm) return
      if (chance() < 0.01) {
        count('clock put wrong')
        skew = Math.floor((chance() - 0.5) * 10_000)
      }
      if (chance() > 0.08) return
      if (chance() < 0.3) {
        count(`crash ${point}`)
        alive.yes = false
        // Whoever watches over processes starts another one.
        tasks.push({ run: () => replace(name), at: now + Math.floor(chance() * 1000) })
        return new Promise<never>(() => {})
      }
      count(`broken ${point}`)
      throw new Error(`connection lost ${point}`)
    }
    const runtime = buildRuntime({
      store: connectToDisk(disk, hop, options),
      programs: { load: async ({ versionId }) => echoVersion(versionId) },
      channels: async () => ({ kind: 'web', enabled: true, versionId: 'echo' }),
      facts: createFactSource({
        clock,
        seed: () => Math.floor(chance() * 2 ** 32),
        channelKind: async () => 'web',
        queues: async () => ({}),
        understand: () => undefined,
      }),
      inline: { budget: () => ({ until: 0 }), answer: async () => [] },
      hints: createHintBus(),
      clock,
      log: { warn() {}, error() {} },
      pause: later,
      chance,
      stopwatch: () => 0,
      defer: queueMicrotask,
      newId: () => `00000000-0000-7000-8010-${String(name).padStart(4, '0')}${String(++ids).padStart(8, '0')}`,
      newCustomerId: () => `customer ${name}.${++ids}`,
      patience: 200,
    })
    /** What effects call. Some answers come when others have taken the job over. */
    async function perform(): Promise<EffectOutcome> {
      await later(Math.floor(chance() * (chance() < 0.2 ? 1000 : 100)))
      if (!alive.yes) return new Promise<never>(() => {})
      const luck = chance()
      if (now < vendorBack || (luck < 0.3 && !calm)) {
        count('other side failed')
        throw new EffectFailure('unreachable', 'nobody there', { retriable: true })
      }
      if (luck < 0.35) throw new EffectFailure('http-400', 'not like this')
      count('effect performed')
      return { result: { ok: true } }
    }
    // In a third of the runs only one process has a worker, as where gateways and workers are apart.
    if (place === 0 || seed % 3 !== 0)
      buildWorker({
        outbox: connectOutbox(disk, hop, options),
        timers: connectTimers(disk, hop, options),
        perform,
        runtime,
        clock,
        log: { warn() {}, error() {} },
        lease: LEASE,
        chance,
        after(millis, run) {
          const task = { run: () => void (alive.yes && run()), at: now + Math.ceil(millis) }
          tasks.push(task)
          return () => void (tasks.includes(task) && tasks.splice(tasks.indexOf(task), 1))
        },
      })
    return { alive, runtime, name }
  }

  let started = 2
  const processes = [startProcess(1, 0), startProcess(2, 1)]
  function replace(name: number): void {
    const place = processes.findIndex((process) => process.name === name)
    if (place === -1) return
    started += 1
    processes[place] = startProcess(started, place)
  }
  /** Sends until somebody answers: a timeout, a refusal or a dead process is tried again, like a vendor's webhook. */
  async function deliver(send: (runtime: Runtime) => Promise<Receipt>): Promise<Receipt | null> {
    for (;;) {
      const place = chance() < 0.5 ? 0 : 1
      const process = processes[place] as (typeof processes)[0]
      if (!process.alive.yes) {
        replace(process.name)
        continue
      }
      const answer = await Promise.race([send(process.runtime).catch((error: unknown) => error), later(400)])
      if (answer && typeof answer === 'object' && 'conversationId' in answer) return answer as Receipt
      if (answer instanceof AppError && answer.code === 'conversation-closed') return null
      count('sent again')
    }
  }

  const sent: Sent[] = []
  async function visit(visitor: string): Promise<void> {
    const waiting: Promise<void>[] = []
    for (let place = 0; place < messages; place++) {
      const id = `m${place}`
      const text = texts[Math.floor(chance() * texts.length)] as string
      const receipts: Receipt[] = []
      const message: Sent = { visitor, id, receipts, sentAt: steps, answeredAt: Number.POSITIVE_INFINITY }
      sent.push(message)
      const event = { kind: 'message', text: `${text}` } as const
      const times = chance() < 0.3 ? 2 : 1
      for (let copy = 0; copy < times; copy++) {
        const delivery = deliver((runtime) =>
          runtime.receive({ workspaceId: 'w', channelId: 'c', externalId: visitor, inboundId: id, event }),
        )
        waiting.push(
          delivery.then((receipt) => {
            if (receipt) receipts.push(receipt)
            message.answeredAt = Math.min(message.answeredAt, steps)
          }),
        )
      }
      if (chance() < 0.15) await later(Math.floor(chance() * 3000))
      // Half of the time the next message does not wait for this one's answer.
      if (chance() < 0.5) await Promise.all(waiting.splice(0))
    }
    await Promise.all(waiting)
  }

  /** As server/projects/moves does it: one action a conversation, with an outcome in its transaction. */
  async function moveAll(moveId: string, versionId: string): Promise<void> {
    const moves = [...disk.conversations.keys()].map((conversationId) => {
      const settle = () => [{ text: '', values: [moveId, conversationId], otherwise: 'conflict' as const }]
      const move = { moveId, versionId, number: 1, stranded: 'stay' as const, settle }
      return deliver((runtime) => runtime.act({ workspaceId: 'w', conversationId, inboundId: `move:${moveId}`, move }))
    })
    await Promise.all(moves)
  }
  async function keepMoving(): Promise<void> {
    for (const [place, versionId] of ['other', 'echo', 'other'].entries()) {
      await later(20 + Math.floor(chance() * 40))
      await moveAll(`move${place}`, versionId)
    }
  }

  let open = visitors + 1
  void keepMoving().then(() => {
    open -= 1
  })
  for (let visitor = 0; visitor < visitors; visitor++)
    void visit(`v${visitor}`).then(() => {
      open -= 1
    })
  const violations: string[] = []
  let calmSince = Number.POSITIVE_INFINITY
  for (;;) {
    await settleMicrotasks()
    // Faults end at some point, so that the run can show that nobody is stuck.
    if (!calm && (open === 0 || steps > 3000)) {
      calm = true
      calmSince = now
    }
    if (open === 0 && atRest(disk)) break
    steps += 1
    if (now > calmSince + 60_000 || tasks.length === 0) {
      violations.push(open > 0 ? `stuck: ${open} visitors wait for ever` : `stuck: ${canonical(waitingOn(disk))}`)
      break
    }
    tasks.sort((a, b) => a.at - b.at)
    const soon = tasks.filter((task) => task.at <= (tasks[0] as { at: number }).at + 3)
    const next = soon[Math.floor(chance() * soon.length)] as (typeof tasks)[0]
    tasks.splice(tasks.indexOf(next), 1)
    now = Math.max(now, next.at)
    next.run()
  }
  violations.push(...brokenOnDisk(disk, sent))
  faults.moved = disk.settled.size
  return {
    disk,
    violations,
    faults,
    digest: createHash('sha256')
      .update(canonical([...disk.conversations]))
      .digest('hex'),
  }
}

/** Lets everything that is ready run: the work under way has no other waits than tasks and promises. */
async function settleMicrotasks(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
}

function waitingOn(disk: Disk): { conversation: string; jobs: string[]; wakeAt: number | null }[] {
  const all = [...disk.conversations.values()].map(({ row, outbox }) => ({
    conversation: row.id,
    jobs: [...outbox.values()].filter(({ state }) => state === 'pending').map(({ effectId }) => effectId),
    wakeAt: row.wakeAt,
  }))
  return all.filter(({ jobs, wakeAt }) => jobs.length > 0 || wakeAt !== null)
}

function atRest(disk: Disk): boolean {
  return waitingOn(disk).length === 0
}
