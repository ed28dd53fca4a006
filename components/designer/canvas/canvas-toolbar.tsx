'use client'
import { useReactFlow } from '@xyflow/react'
import { LayoutGrid, Plus, Redo2, Search, Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { toast } from '../../ui/toast.tsx'
import { moveCards } from '../document/edit-cards.ts'
import { useDesigner, useDocument, useFlow, useReadOnly, useView } from '../model/designer-context.tsx'
import { useActions } from './actions.ts'
import { CardSearch } from './card-search.tsx'
import { FlowMenu } from './flow-menu.tsx'
import { tidyFlow } from './tidy.ts'

export function CanvasToolbar({ onTidying }: { onTidying: (on: boolean) => void }) {
  const t = useTranslations('designer')
  const { documents, view } = useDesigner()
  const actions = useActions()
  const readOnly = useReadOnly()
  const flow = useFlow()
  const past = useStore(documents, (state) => state.history.past.at(-1)?.label)
  const future = useStore(documents, (state) => state.history.future[0]?.label)
  const languages = useDocument((document) => document.project.languages)
  const language = useView((state) => state.language)
  const { getNodes, fitView } = useReactFlow()
  const [busy, setBusy] = useState(false)

  const tidy = async () => {
    if (!flow) return
    setBusy(true)
    try {
      const heights = Object.fromEntries(getNodes().map((node) => [node.id, node.measured?.height ?? 200]))
      const places = await tidyFlow({ flow, heights })
      onTidying(true)
      documents.edit(moveCards({ flowId: flow.id, places }), { label: 'tidy' })
      setTimeout(() => {
        onTidying(false)
        void fitView({ duration: 240, maxZoom: 0.9, minZoom: 0.4 })
      }, 340)
    } catch {
      toast.error(t('canvas.tidyFailed'))
    } finally {
      setBusy(false)
    }
  }
  const label = (step: string | undefined, key: 'undo' | 'redo') =>
    step ? t(`edit.${key}Step`, { step: t(`edits.${step}` as never) }) : t(`edit.${key}`)

  return (
    <div className="td-float top-3 left-3" role="toolbar" aria-label={t('canvas.tools')}>
      <FlowMenu />
      <hr />
      <IconButton
        icon={Undo2}
        label={label(past, 'undo')}
        keys="Ctrl Z"
        disabled={!past || readOnly}
        onClick={actions.undo}
        side="bottom"
        data-testid="undo"
      />
      <IconButton
        icon={Redo2}
        label={label(future, 'redo')}
        keys="Ctrl Shift Z"
        disabled={!future || readOnly}
        onClick={actions.redo}
        side="bottom"
        data-testid="redo"
      />
      <hr />
      <Button
        variant="quiet"
        icon={Plus}
        disabled={readOnly}
        data-testid="add"
        onClick={(event) => actions.openPalette({ ...below(event.currentTarget), place: null })}
      >
        {t('canvas.add')}
      </Button>
      <Button variant="quiet" icon={LayoutGrid} disabled={readOnly} loading={busy} onClick={() => void tidy()} data-testid="tidy">
        {t('edits.tidy')}
      </Button>
      <CardSearch icon={Search} />
      {languages.length > 1 && (
        <>
          <hr />
          <Segmented
            size="sm"
            label={t('canvas.textLanguage')}
            value={language}
            onValueChange={(next) => view.setState({ language: next })}
            segments={languages.map((each) => ({ value: each, label: t(`languages.${each}`) }))}
          />
        </>
      )}
    </div>
  )
}

function below(element: Element): { at: { x: number; y: number } } {
  const { left, bottom } = element.getBoundingClientRect()
  return { at: { x: left, y: bottom + 6 } }
}
