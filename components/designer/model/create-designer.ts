import type { TRPCClient } from '@trpc/client'
import type { Language } from '../../../flows/document/primitives.ts'
import type { HttpResult, Json } from '../../../flows/engine/types.ts'
import type { AppRouter } from '../../../server/api/router.ts'
import { readAppError } from '../../api/app-error.ts'
import type { ApiOutputs } from '../../api/use-api.ts'
import { createPlanKeep } from '../../simulator/effect-answers.ts'
import { createSimulationStore, type SimulationDeps } from '../../simulator/simulation-store.ts'
import { understandLocally } from '../../simulator/understand-locally.ts'
import type { FlowDocument } from '../document/document.ts'
import { same } from '../document/same.ts'
import type { Designer } from './designer-context.tsx'
import { createDocumentStore } from './document-store.ts'
import { createDraftKeep } from './drafts-kept.ts'
import { createFindingsStore } from './findings-store.ts'
import { createSaver, type SaveOutcome } from './saver.ts'
import { createViewStore, type DesignerTab, designerTabs } from './view-store.ts'

type Client = TRPCClient<AppRouter>
type Loaded = ApiOutputs['projects']['get']

/** The stores of one open project, wired to the server. What this browser could not save last time is taken up again. */
export function createDesigner({
  loaded,
  readOnly,
  client,
  locale,
}: {
  loaded: Loaded
  readOnly: boolean
  client: Client
  locale: Language
}): Designer & { stop(): void } {
  const { id: projectId } = loaded
  const keep = createDraftKeep(projectId)
  const stored: FlowDocument = { project: loaded.draft, layout: loaded.layout }
  const left = readOnly ? null : keep.unsaved()
  const unsaved = left && !same(left.document, stored) ? left : null
  const documents = createDocumentStore({ document: unsaved?.document ?? stored, readOnly })
  const { project } = documents.getState().document
  const language = project.languages.includes(locale) ? locale : project.defaultLanguage
  const view = createViewStore({ flowId: project.entryFlowId, language, tab: tabFromAddress() })
  const saver = createSaver(
    {
      read: () => documents.getState().document,
      save: (input) => save(client, projectId, input),
      keep,
      now: () => Date.now(),
      later,
    },
    { revision: unsaved?.baseRevision ?? loaded.revision, at: new Date(loaded.updatedAt).getTime() },
  )
  // With an older base the server answers "stale" and the person chooses; with the same one it is simply saved.
  if (unsaved) saver.touch()
  else if (!readOnly) keep.forgetUnsaved()
  const plans = createPlanKeep(projectId)
  const simulation = createSimulationStore(
    {
      ...outside({ client, projectId, project: () => documents.getState().document.project }),
      keepPlans: plans.write,
      now: () => Date.now(),
      later,
    },
    {
      plans: plans.read(),
      world: {
        persona: { name: locale === 'en' ? 'Ms Wang' : '王女士', attributes: {}, tags: [] },
        language,
        agentsOnline: 2,
        queuesOpen: true,
        queues: [],
        clock: { virtual: Date.now(), real: Date.now() },
      },
    },
  )
  const findings = createFindingsStore(documents, () => new Worker(new URL('./analysis-worker.ts', import.meta.url), { type: 'module' }))
  return {
    projectId,
    documents,
    view,
    saver,
    keep,
    findings,
    simulation,
    stop() {
      findings.stop()
      simulation.stop()
      saver.stop()
    },
  }
}

async function save(
  client: Client,
  projectId: string,
  { baseRevision, document }: { baseRevision: number; document: FlowDocument },
): Promise<SaveOutcome> {
  try {
    const { revision, updatedAt } = await client.projects.saveDraft.mutate({ projectId, baseRevision, ...document })
    return { kind: 'saved', revision, at: new Date(updatedAt).getTime() }
  } catch (error) {
    const { code, message, params } = readAppError(error)
    if (code === 'stale-draft')
      return { kind: 'stale', revision: Number(params?.revision ?? 0), by: String(params?.by ?? ''), at: Date.now() }
    if (code === 'unreachable' || code === 'overloaded' || code === 'unavailable' || code === 'internal') return { kind: 'unreachable' }
    return { kind: 'refused', message }
  }
}

function outside({
  client,
  projectId,
  project,
}: {
  client: Client
  projectId: string
  project: SimulationDeps['project']
}): Pick<SimulationDeps, 'project' | 'understand' | 'perform'> {
  return {
    project,
    async understand({ text, previous }) {
      const { intents } = project()
      try {
        return { understanding: await client.simulator.understand.mutate({ projectId, intents, text, previous }), by: 'server' }
      } catch {
        return { understanding: understandLocally(text, intents), by: 'browser' }
      }
    },
    async perform(effect, language) {
      if (effect.kind === 'http') {
        const { method, url, headers, body } = effect
        const made = await client.simulator.http.mutate({ method, url, headers, body })
        return made.ok ? { ok: true, result: made.result as HttpResult as Json } : { ok: false, error: made.error }
      }
      if (effect.kind === 'knowledge') {
        const { query, limit } = effect
        return { ok: true, result: (await client.simulator.knowledge.mutate({ query: query.slice(0, 500), language, limit })) as Json }
      }
      return { ok: true, result: { ticketId: 'simulated', number: 1001 } }
    },
  }
}

function later(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

function tabFromAddress(): DesignerTab {
  const tab = new URLSearchParams(window.location.search).get('tab')
  return designerTabs.find((each) => each === tab) ?? 'flow'
}
