'use client'
import { Copy, Layers, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '../../ui/button.tsx'
import { useActions } from '../canvas/actions.ts'
import { useFlow, useReadOnly, useView } from '../model/designer-context.tsx'
import { InspectorHead, InspectorSection } from './inspector-head.tsx'

export function SelectionInspector() {
  const t = useTranslations('designer')
  const flow = useFlow()
  const readOnly = useReadOnly()
  const cardIds = useView((state) => state.cardIds)
  const actions = useActions()
  return (
    <>
      <InspectorHead
        icon={Layers}
        title={t('inspector.selected', { count: cardIds.length })}
        detail={cardIds.map((id) => flow?.cards[id]?.name).join(' · ')}
      />
      {!readOnly && (
        <InspectorSection>
          <div className="flex gap-2">
            <Button icon={Copy} onClick={actions.duplicate}>
              {t('edit.duplicate')}
            </Button>
            <Button icon={Trash2} variant="danger-quiet" onClick={actions.remove}>
              {t('edit.delete')}
            </Button>
          </div>
          <p className="text-ink-meta">{t('inspector.selectedHint')}</p>
        </InspectorSection>
      )}
    </>
  )
}
