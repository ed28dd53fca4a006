'use client'
import { useQueryClient } from '@tanstack/react-query'
import { Play, ShieldAlert } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useMemo, useState } from 'react'
import type { NamedQueue } from '../../flows/analysis/fixes/proposal.ts'
import { readStored } from '../../flows/document/stored-document.ts'
import { type ApiOutputs, useApi } from '../api/use-api.ts'
import { EscalationTab } from '../designer-tabs/escalation-tab.tsx'
import { IntentsTab } from '../designer-tabs/intents-tab.tsx'
import { PublishDialog } from '../designer-tabs/publish/publish-dialog.tsx'
import { RulesLane } from '../designer-tabs/rules-lane.tsx'
import { ScenariosTab } from '../designer-tabs/scenarios/scenarios-tab.tsx'
import { SettingsTab } from '../designer-tabs/settings/settings-tab.tsx'
import { VariablesTab } from '../designer-tabs/variables-tab.tsx'
import { VersionsTab } from '../designer-tabs/versions-tab.tsx'
import { startSuiteThread } from '../scenarios/start-suite-thread.ts'
import { createSuiteStore } from '../scenarios/suite-store.ts'
import { PageHead } from '../shell/page-head.tsx'
import { useReportDesign } from '../tour/use-report-design.ts'
import { Button } from '../ui/button.tsx'
import { cn } from '../ui/cn.ts'
import { Segmented } from '../ui/segmented.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { Tag } from '../ui/tag.tsx'
import { Canvas } from './canvas/canvas.tsx'
import { CommentsLabel, CommentsPanel } from './comments/comments-panel.tsx'
import { CommentsContext, useComments } from './comments/use-comments.ts'
import { FindingsPopover } from './findings/findings-popover.tsx'
import { AnalystContext, useFindings } from './findings/use-findings.ts'
import { FlowMenu } from './flow-menu.tsx'
import { Inspector } from './inspector/inspector.tsx'
import { PeopleBar } from './people/people-bar.tsx'
import { PeopleContext, usePeople } from './people/use-people.ts'
import { type QueueName, QueuesContext } from './queues.ts'
import { readSteps } from './saving/kept-steps.ts'
import { LeftWork } from './saving/left-work.tsx'
import { SaveBadge } from './saving/save-badge.tsx'
import { type Draft, startDraft } from './saving/start-draft.ts'
import { useAutosave } from './saving/use-autosave.ts'
import { useKeptSteps } from './saving/use-kept-steps.ts'
import { useVisit, type Visit } from './saving/use-visit.ts'
import { SimulatorPanel } from './simulator/simulator-panel.tsx'
import { SimulationContext } from './simulator/use-play.ts'
import { useSimulation } from './simulator/use-simulation.ts'
import { createDesignerStore, DesignerContext, type DesignerStore, type DesignerTab, designerTabs, useDesigner } from './store.ts'
import { useRegions } from './use-regions.ts'

type Loaded = ApiOutputs['projects']['get']
type DesignerProps = { loaded: Loaded; memberId: string; queues: QueueName[]; readOnly: boolean; mayPublish: boolean }

export function Designer(props: DesignerProps) {
  const t = useTranslations('designer')
  const { loaded, readOnly, memberId } = props
  const [stored] = useState(() => ({ revision: loaded.revision, document: readStored(loaded.document) }))
  const visit = useVisit({ projectId: loaded.id, memberId }, stored, readOnly)
  return visit ? <OpenDesigner {...props} stored={stored} visit={visit} /> : <SkeletonRows rows={8} label={t('loading')} />
}

type OpenProps = DesignerProps & { visit: Visit }

function OpenDesigner({ stored, ...props }: OpenProps & { stored: Parameters<typeof startDraft>[0] }) {
  const locale = useLocale() === 'en' ? 'en' : 'zh-CN'
  const { loaded, readOnly, memberId, visit } = props
  const own = { projectId: loaded.id, memberId }
  const [draft] = useState(() => startDraft(stored, visit.start))
  const { base, document } = draft
  const [store] = useState(() =>
    createDesignerStore({
      document,
      language: base.project.languages.includes(locale) ? locale : base.project.defaultLanguage,
      readOnly,
      ...(readOnly ? {} : { steps: readSteps(own, document) }),
    }),
  )
  useKeptSteps(store, own)
  return (
    <DesignerContext value={store}>
      <QueuesContext value={props.queues}>
        <Workbench store={store} draft={draft} {...props} />
      </QueuesContext>
    </DesignerContext>
  )
}

function Workbench({
  store,
  draft,
  loaded,
  memberId,
  queues,
  readOnly,
  mayPublish,
  visit,
}: OpenProps & { store: DesignerStore; draft: Draft }) {
  const t = useTranslations('designer')
  const api = useApi()
  const cache = useQueryClient()
  const tab = useDesigner((state) => state.tab)
  const [publishing, setPublishing] = useState<number | null>(null)
  const project = useDesigner((state) => state.history.document.project)
  const flowId = useDesigner((state) => state.flowId)
  const edit = useDesigner((state) => state.edit)
  const findings = useDesigner((state) => state.findings)
  const dock = useDesigner((state) => state.dock)
  useRegions()
  const people = usePeople(store, loaded.id)
  const comments = useComments(loaded.id)
  const save = useAutosave({ store, projectId: loaded.id, keeper: visit.keeper, draft, people, onComments: comments.refresh })
  // The list is a new one at every rendering: what counts is what is in it.
  const queueText = JSON.stringify(queues.map(({ id, name }) => ({ id, name })))
  const namedQueues = useMemo((): NamedQueue[] => JSON.parse(queueText), [queueText])
  const channelText = [...new Set(loaded.channels.flatMap(({ enabled, kind }) => (enabled ? [kind] : [])))].sort().join(' ')
  const channels = useMemo(() => channelText.split(' ').filter(Boolean), [channelText])
  const analyst = useFindings({ store, queues: namedQueues, channels })
  const simulation = useSimulation(loaded.id)
  useReportDesign({ projectId: loaded.id, document: loaded.document, store, simulation, saved: save.state.kind === 'saved' })
  // As long as the designer lives: results are still there after an edit on another tab.
  const [suite] = useState(() => createSuiteStore(startSuiteThread))
  useEffect(() => () => suite.cancel(), [suite])
  const scenarios = useDesigner((state) => state.history.document.scenarios)
  useEffect(() => {
    // Its making was undone, or somebody else deleted it.
    if (!project.flows[flowId]) store.getState().set({ flowId: project.entryFlowId, selectedCards: [], selectedNode: null })
  }, [project, flowId, store])
  const live = Math.max(0, ...loaded.channels.flatMap((channel) => (channel.live?.ofThisProject ? [channel.live.number] : [])))
  const counts: Partial<Record<DesignerTab, number>> = {
    flow: Object.keys(project.flows[flowId]?.cards ?? {}).length,
    rules: project.policy.rules.length,
    intents: project.intents.length,
    variables: project.variables.length,
    scenarios: scenarios.length,
  }
  const tabProps = { projectId: loaded.id, project, edit, readOnly, findings, queues }

  return (
    <AnalystContext value={analyst}>
      <SimulationContext value={simulation}>
        <div className="flex h-full min-h-0 flex-col bg-surface">
          <PageHead
            title={project.name}
            crumbs={[{ label: t('title'), href: '/flows' }]}
            meta={
              <>
                {loaded.copyOf && (
                  <button type="button" data-testid="copy-of" onClick={() => store.getState().set({ tab: 'versions' })}>
                    <Tag outline className="hover:border-line-strong">
                      {t('copyOf', { name: loaded.copyOf.name })}
                    </Tag>
                  </button>
                )}
                {live > 0 ? <Tag tone="ok">{t('live', { number: live })}</Tag> : <Tag>{t('draft')}</Tag>}
                {!readOnly && <SaveBadge state={save.state} onSettle={save.settle} />}
              </>
            }
            actions={
              <>
                <PeopleBar people={people} />
                {!readOnly && <FlowMenu projectId={loaded.id} saveNow={save.saveNow} />}
                <FindingsPopover />
                <Button icon={Play} data-testid="simulate" onClick={() => store.getState().set({ tab: 'flow', dock: 'simulator' })}>
                  {t('simulate')}
                </Button>
                {mayPublish && (
                  <Button
                    variant="primary"
                    data-testid="publish"
                    onClick={() => void save.saveNow().then((revision) => setPublishing(revision ?? save.revision))}
                  >
                    {t('publish')}
                  </Button>
                )}
              </>
            }
            className="border-b-0"
          />
          <LeftWork own={{ projectId: loaded.id, memberId }} name={project.name} left={visit.aside} mayEdit={!readOnly} />
          <div
            role="tablist"
            data-region
            aria-label={t('title')}
            onKeyDown={walkTabs}
            className="flex h-9 shrink-0 gap-0.5 border-line border-b px-3"
          >
            {designerTabs.map((name) => (
              <button
                key={name}
                type="button"
                role="tab"
                data-testid={`tab-${name}`}
                aria-selected={tab === name}
                tabIndex={tab === name ? 0 : -1}
                onClick={() => store.getState().set({ tab: name })}
                className={cn(
                  'relative flex items-center gap-1.5 px-2 text-ink-2 hover:text-ink',
                  tab === name &&
                    "font-semibold text-ink after:absolute after:inset-x-2 after:-bottom-px after:h-0.5 after:rounded-t-sm after:bg-accent after:content-['']",
                )}
              >
                {t(`tab.${name}`)}
                {counts[name] !== undefined && <span className="font-normal text-ink-meta text-xs tabular-nums">{counts[name]}</span>}
              </button>
            ))}
          </div>
          <div data-region={tab === 'flow' ? undefined : ''} className="flex min-h-0 flex-1">
            {tab === 'flow' && (
              <>
                <div className="min-w-0 flex-1">
                  <PeopleContext value={people}>
                    <CommentsContext value={comments}>
                      <Canvas />
                    </CommentsContext>
                  </PeopleContext>
                </div>
                <aside
                  aria-label={t('dock')}
                  className={cn(
                    'flex shrink-0 flex-col border-line border-l',
                    dock === 'rules' ? 'w-[420px]' : dock === 'simulator' ? 'w-[360px]' : 'w-[352px]',
                  )}
                >
                  <div className="flex h-11 shrink-0 items-center gap-2 border-line border-b px-3">
                    <Segmented
                      label={t('dock')}
                      value={dock}
                      onValueChange={(next) => store.getState().set({ dock: next })}
                      segments={[
                        { value: 'inspector', label: t('properties') },
                        { value: 'simulator', label: t('simulator') },
                        { value: 'comments', label: <CommentsLabel comments={comments} /> },
                        {
                          value: 'rules',
                          icon: ShieldAlert,
                          label: <span className="sr-only">{t('tab.rules')}</span>,
                          title: t('tab.rules'),
                        },
                      ]}
                    />
                    <LanguageSwitch />
                  </div>
                  <div data-region className={cn('min-h-0 flex-1 overflow-y-auto', dock !== 'inspector' && 'hidden')}>
                    <Inspector />
                  </div>
                  <div data-region className={cn('min-h-0 flex-1', dock !== 'simulator' && 'hidden')}>
                    <SimulatorPanel simulation={simulation} projectId={loaded.id} />
                  </div>
                  {dock === 'rules' && <RulesLane {...tabProps} flowId={flowId} onOpenTab={() => store.getState().set({ tab: 'rules' })} />}
                  {dock === 'comments' && <CommentsPanel comments={comments} />}
                </aside>
              </>
            )}
            {tab === 'rules' && (
              <EscalationTab {...tabProps} stored={mayPublish ? async () => (await save.saveNow()) ?? save.revision : null} />
            )}
            {tab === 'intents' && <IntentsTab {...tabProps} />}
            {tab === 'variables' && <VariablesTab {...tabProps} />}
            {tab === 'scenarios' && <ScenariosTab {...tabProps} suite={suite} />}
            {tab === 'settings' && <SettingsTab {...tabProps} />}
            {tab === 'versions' && <VersionsTab {...tabProps} />}
          </div>
          <PublishDialog
            open={publishing !== null}
            onClose={() => setPublishing(null)}
            projectId={loaded.id}
            project={project}
            revision={publishing ?? save.revision}
            findings={findings}
            scenarios={scenarios}
            suite={suite}
            onPublished={() => {
              setPublishing(null)
              void cache.invalidateQueries(api.projects.pathFilter())
            }}
          />
        </div>
      </SimulationContext>
    </AnalystContext>
  )
}

/** Arrow keys, Home and End go along the tabs and open them; with Alt or Ctrl they are the browser's. */
function walkTabs(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')]
  const at = tabs.indexOf(event.target as HTMLElement)
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key]
  if (to === undefined || at < 0) return
  event.preventDefault()
  const next = tabs[(to + tabs.length) % tabs.length]
  next?.focus()
  next?.click()
}

function LanguageSwitch() {
  const t = useTranslations('designer')
  const languages = useDesigner((state) => state.history.document.project.languages)
  const language = useDesigner((state) => state.language)
  const set = useDesigner((state) => state.set)
  if (languages.length < 2) return null
  return (
    <Segmented
      size="sm"
      className="ml-auto"
      label={t('textLanguage')}
      value={language}
      onValueChange={(next) => set({ language: next })}
      segments={languages.map((each) => ({ value: each, label: each === 'en' ? 'EN' : '中' }))}
    />
  )
}
