'use client'
import { useTranslations } from 'next-intl'
import { Fragment, useMemo } from 'react'
import { type MarkedWords, markWords } from './mark-words.ts'

/** A text that became another one: what went is struck out, what came is marked, the rest stands between. */
export function ChangedText({ label, before, after }: { label: string; before: string; after: string }) {
  const t = useTranslations('compare')
  const words = useMemo(() => markWords(before, after), [before, after])
  return (
    <>
      {label && <span className="text-ink-meta">{t('labelled', { label })}</span>}
      {words.map(({ text, how }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text have no other name
        <Fragment key={index}>{pieceOf(text, how)}</Fragment>
      ))}
    </>
  )
}

function pieceOf(text: string, how: MarkedWords[number]['how']) {
  if (how === 'removed') return <del className="bg-bad-soft text-bad">{text}</del>
  return how === 'added' ? <ins className="bg-ok-soft text-ok-ink no-underline">{text}</ins> : text
}
