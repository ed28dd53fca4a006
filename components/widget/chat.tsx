/** @jsxImportSource preact */
import type { JSX } from 'preact'
import { useEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks'
import type { QueueUpdate, SessionResponse, TypingUpdate, VisitorEvent } from '../../server/channels/web/protocol.ts'
import { applyEvents, type ChatState, emptyChat, endsTyping, type Outgoing, openChoices } from './chat-state.ts'
import { Composer } from './composer.tsx'
import { Connection, type ConnectionStatus } from './connection.ts'
import { Form } from './form.tsx'
import { Header } from './header.tsx'
import type { KeptStorage } from './host-storage.ts'
import { QueueCard } from './queue-card.tsx'
import { Rating } from './rating.tsx'
import { Several } from './several.tsx'
import { Transcript } from './transcript.tsx'
import { translator, type WidgetLocale } from './words.ts'

type ChatProps = {
  server: string
  channelKey: string
  locale: WidgetLocale
  embedded: boolean
  storage: KeptStorage | null
  onClose(): void
  onUnread(count: number): void
}
type Change = { events: VisitorEvent[] } | { outgoing: Outgoing[] } | { queue: QueueUpdate }

export function Chat({ server, channelKey, locale: initialLocale, embedded, storage, onClose, onUnread }: ChatProps): JSX.Element {
  const [locale, setLocale] = useState(initialLocale)
  const t = useMemo(() => translator(locale), [locale])
  const [state, dispatch] = useReducer(reduce, emptyChat)
  const [session, setSession] = useState<SessionResponse | null>(null)
  const [status, setStatus] = useState<ConnectionStatus>('connecting')
  const [problem, setProblem] = useState<string | null>(null)
  const [typing, setTyping] = useState<TypingUpdate | null>(null)
  const connection = useRef<Connection | null>(null)
  const typingTimer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  // biome-ignore lint/correctness/useExhaustiveDependencies: one connection for the life of the chat; the callback is stable in meaning
  useEffect(() => {
    const created = new Connection({
      server,
      channelKey,
      locale: initialLocale,
      storage,
      listener: {
        onSession: setSession,
        onEvents: (events) => {
          dispatch({ events })
          setTyping((now) => (now && events.some((event) => endsTyping(now, event)) ? null : now))
          onUnread(events.filter((event) => event.kind === 'bot' || event.kind === 'agent').length)
        },
        onQueue: (queue) => dispatch({ queue }),
        onTyping: (update) => {
          setTyping(update)
          clearTimeout(typingTimer.current)
          // A little longer than the pause: what comes then ends it.
          typingTimer.current = setTimeout(() => setTyping(null), update.by === 'bot' ? update.millis + 2000 : 4000)
        },
        onStatus: setStatus,
        onOutgoing: (outgoing) => dispatch({ outgoing }),
        onProblem: setProblem,
      },
    })
    connection.current = created
    void created.open()
    return () => created.close()
  }, [server, channelKey])

  const open = openChoices(state)
  const choose = (choiceId: string, text: string) => connection.current?.send({ kind: 'choice', choiceId, text })
  return (
    <main class="chat" lang={locale} aria-busy={status === 'connecting'}>
      <Header session={session} state={state} locale={locale} t={t} embedded={embedded} onClose={onClose} onLocale={setLocale} />
      {problem ? (
        <p class="problem" role="alert">
          {t('problem', { reason: problem })}
        </p>
      ) : (
        <Transcript state={state} typing={typing?.by ?? null} locale={locale} t={t} onRetry={(id) => connection.current?.retry(id)}>
          {open.widget === 'rating' ? (
            <Rating t={t} choices={open.choices} onRate={choose} />
          ) : open.multiple ? (
            <Several t={t} choices={open.choices} multiple={open.multiple} onChoose={choose} />
          ) : (
            open.choices.length > 0 && (
              <div class="choices">
                {open.choices.map((choice) => (
                  <button key={choice.id} type="button" onClick={() => choose(choice.id, choice.label)}>
                    {choice.label}
                  </button>
                ))}
              </div>
            )
          )}
          {open.form && (
            <Form
              key={open.form.key}
              form={open.form}
              onSubmit={(values, text) => connection.current?.send({ kind: 'form', values, text })}
            />
          )}
          {state.owner === 'queue' && <QueueCard queue={state.queue} t={t} />}
        </Transcript>
      )}
      {status === 'offline' && !problem && (
        <p class="offline" role="status">
          {t('offline')}
        </p>
      )}
      <Composer
        t={t}
        disabled={problem !== null}
        onSend={(text) => connection.current?.send({ kind: 'text', text })}
        onFiles={(files) => {
          for (const file of files) connection.current?.sendFile(file)
        }}
        onTyping={() => state.owner === 'agent' && connection.current?.typing()}
      />
      {state.owner === 'closed' ? (
        <button type="button" class="person" onClick={() => connection.current?.send({ kind: 'start', text: '' })}>
          {t('again')}
        </button>
      ) : (
        <button
          type="button"
          class="person"
          disabled={state.owner !== 'bot' || problem !== null}
          onClick={() => connection.current?.send({ kind: 'askHuman', text: '' })}
        >
          {t('talkToPerson')}
        </button>
      )}
    </main>
  )
}

function reduce(state: ChatState, change: Change): ChatState {
  if ('events' in change) return applyEvents(state, change.events)
  if ('queue' in change) return { ...state, queue: change.queue }
  return { ...state, outgoing: change.outgoing }
}
