import { isSame } from '../../../flows/document/same.ts'
import type { Conflict, Resolutions } from '../../../flows/merge/conflict.ts'
import { mergeDocuments, mergeUnanswered, type ThreeDocuments } from '../../../flows/merge/merge-documents.ts'
import { readAppError } from '../../api/app-error.ts'
import type { DesignDocument } from '../contract.ts'

export type Question = { by: string; conflicts: Conflict[]; drafts: ThreeDocuments; revision: number }
export type Outcome =
  | { kind: 'saved' }
  /** Both changed the same: nothing is sent until `settle`. */
  | ({ kind: 'conflict' } & Question)
  | { kind: 'offline' }
  | { kind: 'refused'; code: string; message: string }

/** `merged`: with unsaved work of ours · `taken`: as it is · `known`: nothing new, or it has to be asked about · `unreached`: not fetched. */
export type Pulled = 'merged' | 'taken' | 'known' | 'unreached'

type Server = {
  load(): Promise<{ revision: number; document: DesignDocument }>
  /** Compare and swap; `base` is what the server has at that revision. @throws stale-draft when the draft is at another revision */
  save(draft: { baseRevision: number; base: DesignDocument; document: DesignDocument }): Promise<{ revision: number }>
}
type Local = {
  read(): DesignDocument
  /** Take over what came of a merge. @returns the document as it is then held */
  adopt(document: DesignDocument): DesignDocument
}

/** Others may save again while we bring their work together with ours. */
const MAX_MERGES = 5
const UNREACHED = ['unreachable', 'unavailable', 'overloaded']

/**
 * One open draft and the server's, brought together: the server's is the truth, ours is what was changed since. Answers may be lost and
 * news may come late, twice or never; whatever is not on the server yet is sent again. One thing at a time is under way.
 */
export function createDraftLink(parts: { revision: number; base: DesignDocument; server: Server; local: Local }) {
  const { server, local } = parts
  let revision = parts.revision
  let base = parts.base
  /** Sent from this revision without an answer: one of them may have arrived. */
  let unanswered: DesignDocument[] = []
  let question: Question | null = null
  /** What was answered of a question that got longer while it stood. */
  let settled: Resolutions = {}
  let running: Promise<unknown> | null = null

  async function alone<T>(work: () => Promise<T>): Promise<T> {
    while (running) await running
    const now = work()
    running = now.catch(() => {})
    try {
      return await now
    } finally {
      running = null
    }
  }

  /** Their draft becomes what ours is based on. @returns whether there is nothing to ask */
  async function bringTogether(by: string): Promise<boolean> {
    const now = await server.load()
    if (now.revision <= revision) return true
    const arrived = unanswered.find((sent) => isSame(sent, now.document))
    const drafts = { base: arrived ?? base, ours: local.read(), theirs: now.document }
    const { document, conflicts } = mergeUnanswered(drafts, unanswered)
    if (conflicts.length > 0) {
      question = { by, conflicts, drafts, revision: now.revision }
      return false
    }
    take(now.revision, drafts.theirs, document)
    return true
  }

  function take(next: number, theirs: DesignDocument, merged: DesignDocument): void {
    revision = next
    base = theirs
    unanswered = []
    const document = local.adopt(merged)
    // Nothing of ours is left: the very object, so that it counts as saved.
    if (isSame(document, theirs)) base = document
  }

  async function push(): Promise<Outcome> {
    for (let merges = 0; ; merges++) {
      if (question) return { kind: 'conflict', ...question }
      const document = local.read()
      if (document === base) return { kind: 'saved' }
      try {
        unanswered.push(document)
        revision = (await server.save({ baseRevision: revision, base, document })).revision
        base = document
        unanswered = []
        if (local.read() === document) return { kind: 'saved' }
        merges = 0
      } catch (error) {
        const problem = readAppError(error)
        // An answer after all: it was not taken.
        if (!UNREACHED.includes(problem.code)) unanswered.pop()
        if (problem.code === 'stale-draft' && merges < MAX_MERGES) await bringTogether(nameOf(problem))
        else if (UNREACHED.includes(problem.code) || problem.code === 'stale-draft') return { kind: 'offline' }
        else return { kind: 'refused', code: problem.code, message: problem.message }
      }
    }
  }

  return {
    /** Revision of the server's draft that ours is based on. */
    revision: () => revision,
    base: () => base,
    /** Nothing to save. */
    clean: () => local.read() === base,
    asking: () => question !== null,
    /** Sends what is ours, bringing it together with what others saved. Never throws. */
    push: (): Promise<Outcome> => alone(() => push().catch(() => ({ kind: 'offline' as const }))),
    /** Somebody saved, perhaps ourselves a moment ago: their work comes under ours. */
    pull: (news: { revision: number; by: string }): Promise<Pulled> =>
      alone(async () => {
        if (question || news.revision <= revision) return 'known'
        const touched = local.read() !== base
        const before = revision
        try {
          await bringTogether(news.by)
        } catch {
          return 'unreached'
        }
        return revision === before ? 'known' : touched ? 'merged' : 'taken'
      }),
    /** Answers the question; what is not named goes to ours. */
    settle(resolutions: Resolutions): void {
      if (!question) return
      // Typed on while the question stood: that belongs to ours, and where it meets theirs it is asked about too.
      const drafts = { ...question.drafts, ours: local.read() }
      const known: Resolutions = { ...settled, ...Object.fromEntries(question.conflicts.map(({ id }) => [id, 'ours'])), ...resolutions }
      const conflicts = mergeUnanswered(drafts, unanswered).conflicts.filter(({ id }) => !Object.hasOwn(known, id))
      if (conflicts.length > 0) {
        settled = known
        question = { ...question, conflicts, drafts }
        return
      }
      const next = question.revision
      question = null
      settled = {}
      take(next, drafts.theirs, mergeDocuments(drafts, known).document)
    },
  }
}

/** Who saved last, as the refusal tells it. */
function nameOf(problem: object): string {
  const by = (problem as { details?: { by?: { name?: string } | string } }).details?.by
  return typeof by === 'string' ? by : (by?.name ?? '')
}
