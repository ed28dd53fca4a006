'use client'
import { useTranslations } from 'next-intl'
import type { Finding } from '../../../flows/analysis/finding.ts'
import { deleteCards } from '../document/edit-cards.ts'
import { editVariables } from '../document/edit-project.ts'
import { useDesigner } from '../model/designer-context.tsx'

/** What one click can do about a finding; null when it takes thought. */
export function useFix(): (finding: Finding) => { label: string; run: () => void } | null {
  const t = useTranslations('designer.fixes')
  const { documents, view } = useDesigner()
  return ({ fix }) => {
    switch (fix?.kind) {
      case 'deleteCard':
        return {
          label: t('deleteCard'),
          run: () => documents.edit(deleteCards({ flowId: fix.flowId, cardIds: [fix.cardId] }), { label: 'delete' }),
        }
      case 'declareVariable':
        return {
          label: t('declareVariable'),
          run: () =>
            documents.edit(
              editVariables.add({ id: fix.variableId, name: fix.variableId, type: 'text', scope: 'conversation', sensitive: false }),
              {
                label: 'changeVariable',
              },
            ),
        }
      case 'openRule':
        return { label: t('open'), run: () => view.setState({ tab: 'rules' }) }
      default:
        return null
    }
  }
}
