/** @jsxImportSource preact */
import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { Icon } from './icons.tsx'
import type { Translate } from './words.ts'

const MAX_TEXT = 4000
/** As in server/files/file-types.ts, which decides. */
const TAKEN = '.png,.jpg,.jpeg,.gif,.webp,.heic,.heif,.pdf,.docx,.xlsx,.txt,.log,.csv'

export function Composer({
  t,
  disabled,
  onSend,
  onFiles,
  onTyping,
}: {
  t: Translate
  disabled: boolean
  onSend(text: string): void
  onFiles(files: File[]): void
  onTyping(): void
}): JSX.Element {
  const [text, setText] = useState('')
  const area = useRef<HTMLTextAreaElement>(null)
  const picker = useRef<HTMLInputElement>(null)
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
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        accept={TAKEN}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])].slice(0, 5))
          // The same file again is a change too.
          event.currentTarget.value = ''
        }}
      />
      <button type="button" class="attach" disabled={disabled} aria-label={t('attach')} onClick={() => picker.current?.click()}>
        <Icon name="attach" />
      </button>
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
        onPaste={(event) => {
          const pasted = [...(event.clipboardData?.files ?? [])]
          if (pasted.length === 0) return
          event.preventDefault()
          onFiles(pasted.slice(0, 5))
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
