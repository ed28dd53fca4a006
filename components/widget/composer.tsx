/** @jsxImportSource preact */
import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { Icon } from './icons.tsx'
import type { Translate } from './words.ts'

const MAX_TEXT = 4000

export function Composer({
  t,
  disabled,
  onSend,
  onTyping,
}: {
  t: Translate
  disabled: boolean
  onSend(text: string): void
  onTyping(): void
}): JSX.Element {
  const [text, setText] = useState('')
  const area = useRef<HTMLTextAreaElement>(null)
  const lastTyping = useRef(0)
  const tooLong = text.length > MAX_TEXT
  const ready = text.trim() !== '' && !tooLong && !disabled

  function submit(): void {
    if (!ready) return
    onSend(text.trim())
    setText('')
    if (area.current) area.current.style.height = ''
    area.current?.focus()
  }

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <textarea
        ref={area}
        rows={1}
        value={text}
        disabled={disabled}
        aria-label={t('input')}
        placeholder={t('input')}
        onInput={(event) => {
          const box = event.currentTarget
          setText(box.value)
          box.style.height = 'auto'
          box.style.height = `${Math.min(box.scrollHeight, 120)}px`
          if (Date.now() - lastTyping.current > 2500) {
            lastTyping.current = Date.now()
            onTyping()
          }
        }}
        onKeyDown={(event) => {
          // While an input method composes (pinyin), Enter picks a candidate and must not send.
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
          event.preventDefault()
          submit()
        }}
      />
      {tooLong && <span class="limit">{t('tooLong', { max: MAX_TEXT })}</span>}
      <button type="submit" class="send" disabled={!ready} aria-label={t('send')}>
        <Icon name="send" />
      </button>
    </form>
  )
}
