'use client'
import { useMutation } from '@tanstack/react-query'
import { BadgeCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useApi } from '../api/use-api.ts'
import { useErrorText } from '../api/use-error-text.ts'
import { Button } from '../ui/button.tsx'
import { Textarea } from '../ui/textarea.tsx'
import { toast } from '../ui/toast.tsx'
import type { ConversationEventRecord } from './model.ts'

type ApprovalCardProps = { event: Extract<ConversationEventRecord, { kind: 'approval.requested' }> }

/** The bot waits for a decision: its words as they are, changed, or not at all. */
export function ApprovalCard({ event }: ApprovalCardProps) {
  const t = useTranslations('desk')
  const api = useApi()
  const errorText = useErrorText()
  const { approvalId, title, text: proposed } = event.body
  const [text, setText] = useState(proposed)
  const decide = useMutation({
    ...api.desk.decideApproval.mutationOptions(),
    meta: { quiet: true },
    onError: (error) => void toast.error(errorText(error).text),
  })
  const send = (decision: 'approved' | 'edited' | 'declined') =>
    decide.mutate({ conversationId: event.conversationId, approvalId, decision, text: decision === 'edited' ? text : '' })
  const edited = text.trim() !== proposed
  const done = decide.isPending || decide.isSuccess
  return (
    <section data-testid="approval" className="ml-9 flex flex-col gap-2 rounded-md border border-warn/40 bg-warn-soft px-3 py-2">
      <p className="flex items-center gap-1.5 font-semibold text-sm text-warn-ink">
        <BadgeCheck aria-hidden className="size-3.5" />
        {title ? t('approval.titled', { title }) : t('approval.title')}
      </p>
      <Textarea
        rows={2}
        value={text}
        disabled={done}
        maxLength={4000}
        aria-label={t('approval.text')}
        onChange={(change) => setText(change.target.value)}
      />
      <div className="flex flex-wrap gap-1.5">
        <Button
          size="sm"
          variant="primary"
          disabled={done || text.trim() === ''}
          data-testid="approval-approve"
          onClick={() => send(edited ? 'edited' : 'approved')}
        >
          {t(edited ? 'approval.approveEdited' : 'approval.approve')}
        </Button>
        <Button size="sm" disabled={done} data-testid="approval-decline" onClick={() => send('declined')}>
          {t('approval.decline')}
        </Button>
      </div>
    </section>
  )
}
