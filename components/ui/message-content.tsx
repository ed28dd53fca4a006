import type { MessageContent } from '../../flows/engine/types.ts'
import { cn } from './cn.ts'

/** What a message shows besides its text, as text, picture, link, cards or the fields of a form. */
export function MessageContentView({ content }: { content: MessageContent }) {
  const box = 'max-w-[85%] self-start rounded-lg border border-line bg-surface px-3 py-1.5 text-sm [overflow-wrap:anywhere]'
  switch (content.kind) {
    case 'image':
      return (
        <figure className={box}>
          {/* biome-ignore lint/performance/noImgElement: from wherever the author says */}
          <img src={content.url} alt={content.caption} className="max-h-40 rounded-md" />
          {content.caption && <figcaption className="mt-1 text-ink-2">{content.caption}</figcaption>}
        </figure>
      )
    case 'file':
    case 'link':
      return (
        <a href={content.url} target="_blank" rel="noreferrer" className={cn(box, 'text-accent-ink underline')}>
          {(content.kind === 'file' ? content.name : content.title) || content.url}
        </a>
      )
    case 'cards':
      return (
        <div className="flex gap-2 self-stretch overflow-x-auto">
          {content.cards.map((card, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a card is its place
            <article key={index} className={cn(box, 'w-44 shrink-0')}>
              {/* biome-ignore lint/performance/noImgElement: from wherever the author says */}
              {card.image && <img src={card.image} alt="" className="mb-1 max-h-24 w-full rounded-md object-cover" />}
              <p className="font-semibold">{card.title}</p>
              <p className="text-ink-2">{card.text}</p>
              {card.link && (
                <a href={card.link.url} target="_blank" rel="noreferrer" className="text-accent-ink underline">
                  {card.link.label}
                </a>
              )}
            </article>
          ))}
        </div>
      )
    case 'form':
      return <p className={box}>{content.fields.map(({ label }) => label).join(' · ')}</p>
  }
}
