'use client'
import { ListTree } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import type { FlowNode } from '../../../../flows/document/project.ts'
import type { Json } from '../../../../flows/engine/types.ts'
import { readSample, type SampleError, variableFor } from '../../../../flows/nodes/http/sample-response.ts'
import { Button } from '../../../ui/button.tsx'
import { Callout } from '../../../ui/callout.tsx'
import { Combobox } from '../../../ui/combobox.tsx'
import { Dialog, DialogContent } from '../../../ui/dialog.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { Textarea } from '../../../ui/textarea.tsx'
import { useDesigner, useDesignerStore } from '../../store.ts'
import { useNamesInFlow } from '../use-environment.ts'
import { type Kept, keepValues } from './keep-values.ts'
import { SampleTree } from './sample-tree.tsx'
import { TryRequest } from './try-request.tsx'

/** Most mappings of a node (its definition). */
const MOST = 30

/** Opens an answer of the other system, pasted or really asked for, and keeps what is clicked in it. */
export function SampleButton({ node }: { node: FlowNode }) {
  const t = useTranslations('inspector.sample')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="sm" icon={ListTree} className="self-start" data-testid="sample" onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      <Dialog open={open} onOpenChange={setOpen}>
        {open && <SampleWindow node={node} onClose={() => setOpen(false)} />}
      </Dialog>
    </>
  )
}

function SampleWindow({ node, onClose }: { node: FlowNode; onClose(): void }) {
  const t = useTranslations('inspector.sample')
  const types = useTranslations('tabs.variables.types')
  const store = useDesignerStore()
  const declared = useDesigner((state) => state.history.document.project.variables)
  const { variables } = useNamesInFlow()
  const [source, setSource] = useState<'paste' | 'try'>('paste')
  const [text, setText] = useState('')
  const [error, setError] = useState<SampleError | null>(null)
  const [body, setBody] = useState<{ value: Json } | null>(null)
  const [kept, setKept] = useState<Kept[]>([])
  const before = Array.isArray(node.settings.mappings) ? (node.settings.mappings as { path: string }[]) : []
  // Written out once per answer: it may be a megabyte, and each click renders anew.
  const beginning = useMemo(() => JSON.stringify(body?.value)?.slice(0, 200), [body])
  const total = new Set([...before.map(({ path }) => path), ...kept.map(({ path }) => path)]).size

  function show(value: { value: Json } | null): void {
    setBody(value)
    setKept([])
  }
  function paste(next: string): void {
    setText(next)
    const read = readSample(next)
    setError('error' in read ? read.error : null)
    show('value' in read ? read : null)
  }
  function toggle(path: string, value: Json): void {
    if (kept.some((each) => each.path === path)) {
      setKept(kept.filter((each) => each.path !== path))
      return
    }
    const taken = new Set([...variables, ...declared, ...kept.flatMap(({ make }) => make ?? [])].map(({ id }) => id))
    const make = variableFor(path, value, taken)
    setKept([...kept, { path, variable: make.id, make }])
  }
  return (
    <DialogContent
      size="xl"
      title={t('title')}
      description={t('hint')}
      footer={
        <>
          {total > MOST && <span className="mr-auto text-bad text-sm">{t('full')}</span>}
          <Button
            variant="primary"
            data-testid="keep-values"
            disabled={kept.length === 0 || total > MOST}
            onClick={() => {
              store.getState().edit(t('step'), (document) => keepValues(document, node, kept))
              onClose()
            }}
          >
            {t('apply', { count: kept.length })}
          </Button>
        </>
      }
    >
      <div className="grid grid-cols-2 gap-6">
        <section className="flex min-w-0 flex-col gap-3">
          <Segmented
            className="self-start"
            label={t('title')}
            value={source}
            onValueChange={setSource}
            segments={[
              { value: 'paste', label: t('paste') },
              { value: 'try', label: t('try') },
            ]}
          />
          {source === 'paste' ? (
            <>
              <Textarea
                rows={body ? 4 : 12}
                maxRows={body ? 4 : 16}
                spellCheck={false}
                className="font-mono text-xs"
                aria-label={t('pasteLabel')}
                placeholder={'{ "status": "shipped" }'}
                value={text}
                onChange={(event) => paste(event.target.value)}
              />
              {error && text !== '' && <Callout tone="bad">{t(`error.${error}`)}</Callout>}
            </>
          ) : (
            <TryRequest node={node} onAnswer={(value) => show({ value })} />
          )}
          {body && <SampleTree key={beginning} body={body.value} chosen={new Set(kept.map(({ path }) => path))} onToggle={toggle} />}
        </section>
        <section className="flex min-w-0 flex-col gap-3">
          <h3 className="text-ink-2 text-sm">{t('chosen')}</h3>
          {kept.length === 0 && <p className="text-ink-meta">{t('none')}</p>}
          {kept.map((each, index) => (
            <div key={each.path} className="flex flex-col gap-1">
              <code className="truncate text-ink-meta text-xs" title={each.path}>
                {each.path}
              </code>
              <Combobox
                aria-label={each.path}
                value={each.variable}
                options={[
                  ...(each.make
                    ? [{ value: each.make.id, label: t('newVariable', { id: each.make.id, type: types(each.make.type) }) }]
                    : []),
                  ...variables
                    .filter(({ scope }) => scope !== 'constant')
                    .map(({ id, name, type }) => ({ value: id, label: name, detail: types(type) })),
                ]}
                onValueChange={(variable) => setKept(kept.map((other, at) => (at === index ? { ...other, variable } : other)))}
              />
            </div>
          ))}
        </section>
      </div>
    </DialogContent>
  )
}
