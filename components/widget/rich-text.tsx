/** @jsxImportSource preact */
import type { JSX } from 'preact'

const LINK = /(https?:\/\/[^\s<>"'，。！？、）)]+)/g

/** Text with line breaks and links. Everything stays text: markup in a message is shown, never interpreted. */
export function RichText({ text }: { text: string }): JSX.Element {
  return (
    <>
      {text.split(LINK).map((part, index) =>
        index % 2 === 1 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
          <a key={index} href={part} target="_blank" rel="noopener noreferrer nofollow">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </>
  )
}
