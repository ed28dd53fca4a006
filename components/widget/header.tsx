/** @jsxImportSource preact */
import type { JSX } from 'preact'
import type { SessionResponse } from '../../server/channels/web/protocol.ts'
import type { ChatState } from './chat-state.ts'
import { Icon } from './icons.tsx'
import type { Translate, WidgetLocale } from './words.ts'

type HeaderProps = {
  session: SessionResponse | null
  state: ChatState
  locale: WidgetLocale
  t: Translate
  embedded: boolean
  onClose(): void
  onLocale(locale: WidgetLocale): void
}

export function Header({ session, state, locale, t, embedded, onClose, onLocale }: HeaderProps): JSX.Element {
  const title = state.agentName ?? session?.channel.title[locale] ?? session?.channel.name ?? ''
  return (
    <header>
      <span class={state.agentName ? 'logo face' : 'logo'} aria-hidden="true">
        {title.slice(0, 1)}
      </span>
      <div class="who">
        <h1>{title}</h1>
        <p>{state.agentName ? session?.channel.title[locale] : (session?.channel.subtitle[locale] ?? '')}</p>
      </div>
      <button
        type="button"
        class="icon"
        onClick={() => onLocale(locale === 'en' ? 'zh-CN' : 'en')}
        aria-label={t('language')}
        title={t('language')}
      >
        <Icon name="translate" />
      </button>
      {embedded && (
        <button type="button" class="icon" onClick={onClose} aria-label={t('close')} title={t('close')}>
          <Icon name="down" />
        </button>
      )}
    </header>
  )
}
