'use client'
import { useQuery } from '@tanstack/react-query'
import { Archive, Copy, Download, LayoutTemplate, MoreHorizontal, Plus, Upload, Workflow } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { writeProjectFile } from '../../flows/exchange/project-file.ts'
import { QueryError } from '../api/query-error.tsx'
import { type ApiOutputs, useApi, useApiClient } from '../api/use-api.ts'
import { useMe } from '../api/use-me.ts'
import { useSave } from '../settings/use-save.ts'
import { PageHead } from '../shell/page-head.tsx'
import { Button } from '../ui/button.tsx'
import { Menu, MenuContent, MenuItem, MenuTrigger } from '../ui/dropdown-menu.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { Cell, Head, Row, Table } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { useFormat } from '../ui/use-format.ts'
import { saveFile } from './files.ts'
import { ImportDialog } from './import-dialog.tsx'
import { NewFlowDialog } from './new-flow-dialog.tsx'
import { SaveTemplateDialog } from './templates/save-template-dialog.tsx'

type Summary = ApiOutputs['projects']['list'][number]

/** All services of the workspace: what is live, what is being worked on; new ones from a template, empty or from a file. */
export function FlowsPage() {
  const t = useTranslations('flows')
  const api = useApi()
  const { may } = useMe()
  const query = useQuery(api.projects.list.queryOptions({}))
  const mentions = useQuery(api.projects.mentions.queryOptions())
  const [creating, setCreating] = useState(false)
  const [importing, setImporting] = useState(false)
  const editable = may('flow.edit')

  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHead
        title={t('title')}
        actions={
          editable && (
            <>
              <Button icon={Upload} data-testid="import" onClick={() => setImporting(true)}>
                {t('import')}
              </Button>
              <Button variant="primary" icon={Plus} data-testid="new-flow" onClick={() => setCreating(true)}>
                {t('new')}
              </Button>
            </>
          )
        }
      />
      <div className="min-h-0 flex-1 overflow-y-auto bg-surface">
        {query.isError && <QueryError error={query.error} onRetry={query.refetch} />}
        {query.isPending && <SkeletonRows rows={5} label={t('title')} />}
        {query.data?.length === 0 && (
          <EmptyState
            icon={Workflow}
            title={t('empty')}
            action={
              editable && (
                <Button variant="primary" icon={Plus} onClick={() => setCreating(true)}>
                  {t('new')}
                </Button>
              )
            }
          >
            {t('emptyHint')}
          </EmptyState>
        )}
        {query.data && query.data.length > 0 && (
          <Table>
            <thead>
              <tr>
                <Head className="pl-5">{t('name')}</Head>
                <Head>{t('liveOn')}</Head>
                <Head numeric>{t('cards')}</Head>
                <Head>{t('changed')}</Head>
                <Head className="pr-5">
                  <span className="sr-only">{t('actions')}</span>
                </Head>
              </tr>
            </thead>
            <tbody>
              {query.data.map((project) => (
                <ProjectRow key={project.id} project={project} editable={editable} mentions={mentions.data?.[project.id] ?? 0} />
              ))}
            </tbody>
          </Table>
        )}
      </div>
      <NewFlowDialog open={creating} onClose={() => setCreating(false)} />
      <ImportDialog open={importing} onClose={() => setImporting(false)} />
    </div>
  )
}

type ProjectRowProps = {
  project: Summary
  editable: boolean
  /** How often the reader is addressed in it and has not read it. */
  mentions: number
}

function ProjectRow({ project, editable, mentions }: ProjectRowProps) {
  const t = useTranslations('flows')
  const format = useFormat()
  const api = useApi()
  const client = useApiClient()
  const duplicate = useSave(api.projects.duplicate.mutationOptions(), { done: t('duplicated') })
  const tt = useTranslations('templates')
  const [saving, setSaving] = useState(false)
  const archive = useSave(api.projects.archive.mutationOptions(), { done: t('archived') })
  return (
    <Row>
      <Cell className="w-full pl-5">
        <Link href={`/flows/${project.id}`} className="rounded-sm font-semibold hover:text-accent-ink hover:underline">
          {project.name}
        </Link>
        {project.copyOf && (
          <Tag outline className="ml-2">
            {t('workingCopyOf', { name: project.copyOf.name })}
          </Tag>
        )}
        {mentions > 0 && (
          <Tag tone="accent" className="ml-2">
            {t('mentioned', { count: mentions })}
          </Tag>
        )}
      </Cell>
      <Cell className="whitespace-nowrap">
        {project.liveChannels.length === 0 && <span className="text-ink-meta">{t('notLive')}</span>}
        {project.liveChannels.map((channel) => (
          <Tag key={channel.id} tone="ok" className="mr-1">
            {channel.name} v{channel.number}
          </Tag>
        ))}
      </Cell>
      <Cell numeric>{format.number(project.cards)}</Cell>
      <Cell className="whitespace-nowrap text-ink-2">
        <RelativeTime at={project.updatedAt} />
        {project.updatedBy && <span className="text-ink-meta"> · {project.updatedBy.name}</span>}
      </Cell>
      <Cell className="pr-5 text-right">
        {editable && (
          <Menu>
            <MenuTrigger asChild>
              <IconButton label={t('actionsOf', { name: project.name })} icon={MoreHorizontal} />
            </MenuTrigger>
            <MenuContent align="end">
              <MenuItem icon={Copy} onSelect={() => duplicate.mutate({ projectId: project.id, name: t('copyOf', { name: project.name }) })}>
                {t('duplicate')}
              </MenuItem>
              <MenuItem
                icon={Download}
                onSelect={() =>
                  void client.projects.export
                    .query({ projectId: project.id })
                    .then((file) => saveFile(`${project.name}.tandem.json`, writeProjectFile(file)))
                }
              >
                {t('export')}
              </MenuItem>
              <MenuItem icon={LayoutTemplate} data-testid="save-as-template" onSelect={() => setSaving(true)}>
                {tt('save')}
              </MenuItem>
              <MenuItem
                icon={Archive}
                disabled={project.liveChannels.length > 0}
                onSelect={() => archive.mutate({ projectId: project.id, archived: true })}
              >
                {t('archive')}
              </MenuItem>
            </MenuContent>
          </Menu>
        )}
        {saving && <SaveTemplateDialog projectId={project.id} onClose={() => setSaving(false)} />}
      </Cell>
    </Row>
  )
}
