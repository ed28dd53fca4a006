'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { ManyRequest } from '../../../server/desk/act-on-many.ts'
import { useApi } from '../../api/use-api.ts'
import { useErrorText } from '../../api/use-error-text.ts'
import { newId } from '../../ui/new-id.ts'
import { toast } from '../../ui/toast.tsx'
import type { ConversationRow } from '../model.ts'
import { summarise } from './many-result.ts'

/** Does one thing to several conversations and says what came of it: how many, which not and why, and a way back where there is one. */
export function useActOnMany(rows: readonly ConversationRow[]) {
  const t = useTranslations('desk')
  const te = useTranslations('errors')
  const api = useApi()
  const cache = useQueryClient()
  const errorText = useErrorText()
  const nameOf = (id: string) => rows.find((row) => row.id === id)?.customerName || t('customer.unknown')
  const { mutate, isPending } = useMutation({
    ...api.desk.many.mutationOptions(),
    meta: { quiet: true },
    onError: (error) => void toast.error(errorText(error).text),
    onSuccess: (results, { action }) => {
      void cache.invalidateQueries(api.desk.pathFilter())
      const { done, changed, refused } = summarise(results, ({ code, params }) => te(code, params))
      const back = undoOf(action)
      const undo = back &&
        changed.length > 0 && {
          label: t('undo'),
          onClick: () => mutate({ conversationIds: changed, clientId: newId(), action: back }),
        }
      const counts = t('many.done', { done, refused: results.length - done })
      if (refused.length === 0) return void toast.success(counts, undo ? { action: undo } : {})
      const why = refused.map(({ reason, conversationIds }) =>
        t('many.refused', {
          names: conversationIds.slice(0, 3).map(nameOf).join(t('event.choicesSeparator')),
          more: conversationIds.length - 3,
          reason,
        }),
      )
      toast.error(counts, { description: why.join('\n'), duration: 12_000, ...(undo ? { action: undo } : {}) })
    },
  })
  return {
    busy: isPending,
    act: (conversationIds: string[], action: ManyRequest, after: () => void) =>
      mutate({ conversationIds, clientId: newId(), action }, { onSuccess: after }),
  }
}

/** Tags and attention can be put back. An owner that changed was told to the customer: that is not undone behind their back. */
function undoOf(action: ManyRequest): ManyRequest | null {
  if (action.kind === 'tag') return { ...action, put: !action.put }
  if (action.kind === 'attention') return { ...action, needed: !action.needed }
  return null
}
