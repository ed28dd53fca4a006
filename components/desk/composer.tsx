'use client'
import { CornerDownLeft } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { cn } from '../ui/cn.ts'
import { Kbd } from '../ui/kbd.tsx'
import { CannedReplies, type CannedReply, matchCanned } from './canned-replies.tsx'

export type ComposerMode = 'reply' | 'note'
export type ComposerHandle = { focus(mode: ComposerMode): void }

type ComposerProps = {
  conversationId: string
  /** False while somebody else owns the conversation: only notes then. */
  mayReply: boolean
  initialDraft: string
  canned: CannedReply[]
  /** The customer's. */
  language: string
  variables: Record<string, string>
  onSend(mode: ComposerMode, text: string): void
  onDraft(text: string): void
  onTyping(): void
  onCannedUsed(id: string): void
  /** Set from outside to put text in (knowledge, suggestion). */
  insert: { text: string; at: number } | null
  /** Ready to be written into as soon as it is there. */
  autoFocus: boolean
  ref: Ref<ComposerHandle>
}

/** Reply or private note. `/` at the start searches canned replies; Enter sends, Shift+Enter breaks the line. */
export function Composer({
  conversationId,
  mayReply,
  initialDraft,
  canned,
  language,
  variables,
  onSend,
  onDraft,
  onTyping,
  onCannedUsed,
  insert,
  autoFocus,
  ref,
}: ComposerProps) {
  const t = useTranslations('desk.composer')
  const [wanted, setMode] = useState<ComposerMode>('reply')
  const mode = mayReply ? wanted : 'note'
  const [text, setText] = useState(initialDraft)
  const [chosen, setChosen] = useState(0)
  const [dismissed, setDismissed] = useState(false)
  const area = useRef<HTMLTextAreaElement>(null)
  const typedAt = useRef(0)
  const matches = useMemo(
    () => (mode === 'reply' && text.startsWith('/') && !dismissed ? matchCanned(canned, text.slice(1), language) : []),
    [mode, text, canned, language, dismissed],
  )

  useImperativeHandle(ref, () => ({
    focus: (next) => {
      setMode(next)
      area.current?.focus()
    },
  }))
  useEffect(() => {
    if (autoFocus && mayReply) area.current?.focus()
  }, [autoFocus, mayReply])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new conversation brings its own draft
  useEffect(() => setText(initialDraft), [conversationId])
  useEffect(() => {
    if (insert) {
      setText((before) => (before && !before.startsWith('/') ? `${before}\n${insert.text}` : insert.text))
      area.current?.focus()
    }
  }, [insert])
  useEffect(() => {
    const timer = setTimeout(() => onDraft(mode === 'reply' && !text.startsWith('/') ? text : ''), 800)
    return () => clearTimeout(timer)
  }, [text, mode, onDraft])

  function use(reply: CannedReply): void {
    setText(fill(reply.text, variables))
    setChosen(0)
    onCannedUsed(reply.id)
    area.current?.focus()
  }

  function submit(): void {
    const trimmed = text.trim()
    if (!trimmed) return
    onSend(mode, trimmed)
    setText('')
    setDismissed(false)
  }

  function onKey(event: React.KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.nativeEvent.isComposing) return
    if (matches.length > 0) {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
      if (step !== 0) {
        event.preventDefault()
        setChosen((index) => (index + step + matches.length) % matches.length)
        return
      }
      const reply = matches[chosen]
      if ((event.key === 'Enter' || event.key === 'Tab') && reply) {
        event.preventDefault()
        use(reply)
        return
      }
      if (event.key === 'Escape') {
        event.preventDefault()
        setDismissed(true)
        return
      }
    }
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      submit()
    }
  }

  return (
    <div className={cn('border-line border-t', mode === 'note' ? 'bg-note-soft' : 'bg-surface')}>
      {matches.length > 0 && <CannedReplies replies={matches} chosen={chosen} variables={variables} onUse={use} />}
      <div role="tablist" aria-label={t('reply')} className="flex gap-3 px-4 pt-2">
        {(['reply', 'note'] as const).map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            aria-selected={mode === each}
            disabled={each === 'reply' && !mayReply}
            onClick={() => setMode(each)}
            className={cn(
              'border-transparent border-b-2 pb-1 text-ink-2 text-sm disabled:opacity-40',
              mode === each && (each === 'note' ? 'border-note font-semibold text-note' : 'border-accent font-semibold text-ink'),
            )}
          >
            {t(each)}
          </button>
        ))}
      </div>
      <textarea
        ref={area}
        data-testid="composer"
        value={text}
        rows={3}
        maxLength={4000}
        aria-label={t(mode === 'reply' ? 'reply' : 'note')}
        placeholder={t(mode === 'reply' ? 'replyPlaceholder' : 'notePlaceholder')}
        onKeyDown={onKey}
        onChange={(event) => {
          setText(event.target.value)
          setDismissed(false)
          setChosen(0)
          if (mode === 'reply' && Date.now() - typedAt.current > 2500) {
            typedAt.current = Date.now()
            onTyping()
          }
        }}
        className="block w-full resize-none bg-transparent px-4 py-2 outline-none placeholder:text-ink-meta"
      />
      <div className="flex items-center justify-end gap-2 px-3 pb-2.5">
        <Button
          variant="primary"
          disabled={!text.trim()}
          onClick={submit}
          icon={mode === 'reply' ? CornerDownLeft : undefined}
          data-testid="send-reply"
        >
          {t(mode === 'reply' ? 'send' : 'save')} <Kbd>Enter</Kbd>
        </Button>
      </div>
    </div>
  )
}

/** `{{name}}` in a canned reply becomes the customer's value; an unknown one is left for the agent to see. */
export function fill(text: string, variables: Record<string, string>): string {
  return text.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (whole, name: string) => variables[name] ?? whole)
}
