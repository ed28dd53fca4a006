import { Annoyed, Frown, Meh, Smile } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { cn } from '../ui/cn.ts'

type Level = 'bad' | 'low' | 'neutral' | 'good'

/** Sentiment −1…1 as a face with words for those who cannot see it; a colour alone says nothing. */
export function SentimentFace({ sentiment, className }: { sentiment: number; className?: string }) {
  const t = useTranslations('desk.row.sentiment')
  const level = sentimentLevel(sentiment)
  const Icon = { bad: Frown, low: Annoyed, neutral: Meh, good: Smile }[level]
  return (
    <span
      title={t(level)}
      className={cn({ bad: 'text-bad', low: 'text-warn-ink', neutral: 'text-ink-3', good: 'text-ok-ink' }[level], className)}
    >
      <Icon aria-hidden className="size-4" strokeWidth={1.75} />
      <span className="sr-only">{t(level)}</span>
    </span>
  )
}

export function sentimentLevel(sentiment: number): Level {
  if (sentiment <= -0.5) return 'bad'
  if (sentiment <= -0.2) return 'low'
  return sentiment < 0.3 ? 'neutral' : 'good'
}
