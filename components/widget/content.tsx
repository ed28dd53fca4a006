/** @jsxImportSource preact */
import type { JSX } from 'preact'
import type { MessageContent } from '../../flows/engine/types.ts'
import { Icon } from './icons.tsx'

/** What a message shows besides its text. A form that can still be filled in stands at the end of the chat (see form.tsx). */
export function Content({ content }: { content: MessageContent }): JSX.Element | null {
  switch (content.kind) {
    case 'image':
      return (
        <figure class="media">
          <a href={content.url} {...outside}>
            {/* biome-ignore lint/performance/noImgElement: the widget is not a Next page */}
            <img src={content.url} alt={content.caption} loading="lazy" referrerpolicy="no-referrer" />
          </a>
          {content.caption && <figcaption>{content.caption}</figcaption>}
        </figure>
      )
    case 'file':
    case 'link':
      return (
        <a class="bubble theirs doc" href={content.url} {...outside}>
          <Icon name={content.kind} />
          <span>{content.kind === 'file' ? content.name : content.title}</span>
        </a>
      )
    case 'cards':
      return (
        <ul class={content.cards.length > 1 ? 'cards many' : 'cards'} tabIndex={content.cards.length > 1 ? 0 : undefined}>
          {content.cards.map((card) => (
            <li key={card.title + card.image}>
              {/* biome-ignore lint/performance/noImgElement: the widget is not a Next page */}
              {card.image && <img src={card.image} alt="" loading="lazy" referrerpolicy="no-referrer" />}
              <div>
                {card.title && <b>{card.title}</b>}
                {card.text && <p>{card.text}</p>}
                {card.link && (
                  <a href={card.link.url} {...outside}>
                    {card.link.label}
                  </a>
                )}
              </div>
            </li>
          ))}
        </ul>
      )
    default:
      return null
  }
}

const outside = { target: '_blank', rel: 'noopener noreferrer nofollow' }
