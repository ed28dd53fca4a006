/** @jsxImportSource preact */
import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { VisitorEvent } from '../../server/channels/web/protocol.ts'
import type { ChatState, Outgoing } from './chat-state.ts'
import { Content } from './content.tsx'
import { Icon } from './icons.tsx'
import { RichText } from './rich-text.tsx'
import type { Translate } from './words.ts'

type TranscriptProps = {
  state: ChatState
  typing: 'agent' | 'bot' | null
  locale: string
  t: Translate
  children: ComponentChildren
  onRetry(id: string): void
}

export function Transcript({ state, typing, locale, t, children, onRetry }: TranscriptProps): JSX.Element {
  const end = useRef<HTMLDivElement>(null)
  const count = state.events.length + state.outgoing.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls whenever something was added
  useEffect(() => {
    // Newer browsers answer with a promise, which is no clean-up.
    void end.current?.scrollIntoView({ block: 'end' })
  }, [count, typing, state.owner])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <div class="log" role="log" aria-label={t('log')} aria-live="polite" tabIndex={0}>
      {state.events.map((event, index) => (
        <Entry key={`${event.conversationId}:${event.seq}`} event={event} previous={state.events[index - 1]} locale={locale} t={t} />
      ))}
      {state.outgoing.map((message) => (
        <Pending key={message.id} message={message} t={t} onRetry={onRetry} />
      ))}
      {children}
      {typing === 'agent' && <p class="typing">{t('typing')}</p>}
      {typing === 'bot' && (
        <p class="bubble theirs dots" role="status" aria-label={t('typingBot')}>
          <i />
          <i />
          <i />
        </p>
      )}
      <div ref={end} />
    </div>
  )
}

function Entry({
  event,
  previous,
  locale,
  t,
}: {
  event: VisitorEvent
  previous?: VisitorEvent
  locale: string
  t: Translate
}): JSX.Element | null {
  switch (event.kind) {
    case 'customer':
      return (
        <>
          {event.text && (
            <p class="bubble mine" title={clock(event.at, locale)}>
              {event.text}
            </p>
          )}
          {event.files?.map((file) => (
            <SentFile key={file.name} file={file} title={clock(event.at, locale)} />
          ))}
        </>
      )
    case 'bot':
      return (
        <>
          {previous?.kind !== 'bot' && (
            <p class="from">
              <Icon name="bot" /> {t('bot')}
            </p>
          )}
          {event.text && (
            <p class="bubble theirs" title={clock(event.at, locale)}>
              <RichText text={event.text} />
            </p>
          )}
          {event.content && <Content content={event.content} />}
        </>
      )
    case 'agent':
      return (
        <>
          {(previous?.kind !== 'agent' || previous.name !== event.name) && <p class="from">{event.name}</p>}
          <p class="bubble theirs" title={clock(event.at, locale)}>
            <RichText text={event.text} />
          </p>
        </>
      )
    case 'handoff':
      return <Divider human text={t('handoff')} />
    case 'joined':
      return <Divider human text={t('joined', { name: event.name })} />
    case 'transferred':
      return <Divider human text={t('transferred')} />
    case 'returned':
      return <Divider text={t('returned')} />
    case 'rated':
      return <Divider text={ratedText(event, t)} />
    case 'closed':
      return <Divider text={`${t('closed')} · ${clock(event.at, locale)}`} />
    default:
      return null
  }
}

function Pending({ message, t, onRetry }: { message: Outgoing; t: Translate; onRetry(id: string): void }): JSX.Element | null {
  if (message.kind !== 'text' && message.kind !== 'choice' && message.kind !== 'form' && message.kind !== 'file') return null
  return (
    <>
      {message.file ? <SentFile file={message.file} pending /> : <p class="bubble mine pending">{message.text}</p>}
      <p class="state">
        {message.failed ? (
          <>
            <span role="alert">{t('failed', { reason: message.failed })}</span>{' '}
            <button type="button" onClick={() => onRetry(message.id)}>
              {t('retry')}
            </button>
          </>
        ) : (
          <span
            title={t(isUploading(message) ? 'uploading' : 'waitingToSend')}
            class="sending"
            role="img"
            aria-label={t(isUploading(message) ? 'uploading' : 'waitingToSend')}
          >
            <Icon name="clock" />
          </span>
        )}
      </p>
    </>
  )
}

function isUploading({ file }: Outgoing): boolean {
  return file !== undefined && file.id === undefined
}

/** A file of the customer's own: its name and how large it is. */
function SentFile({ file, pending, title }: { file: { name: string; size: number }; pending?: boolean; title?: string }): JSX.Element {
  return (
    <p class={pending ? 'bubble mine sent pending' : 'bubble mine sent'} title={title}>
      <Icon name="file" />
      <span>{file.name}</span>
      <small>{sizeText(file.size)}</small>
    </p>
  )
}

function sizeText(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

function Divider({ text, human }: { text: string; human?: boolean }): JSX.Element {
  return (
    <p class={human ? 'divider human' : 'divider'}>
      <span>
        {human && <Icon name="person" />}
        {text}
      </span>
    </p>
  )
}

function clock(at: string, locale: string): string {
  return new Date(at).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' })
}

/** Stars, a thumb, or points of so many. */
function ratedText({ score, max }: { score: number; max: number }, t: Translate): string {
  if (max === 5) return t('rated', { score })
  return t('ratedOf', { score: max === 1 ? (score > 0 ? '👍' : '👎') : `${score}/${max}` })
}
