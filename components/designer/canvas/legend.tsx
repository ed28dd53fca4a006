'use client'
import { useTranslations } from 'next-intl'

const kinds = ['wait', 'know', 'pass', 'act', 'human'] as const

export function Legend() {
  const t = useTranslations('designer.kinds')
  return (
    <div className="td-legend">
      {kinds.map((kind) => (
        <span key={kind} className={`tk-${kind}`}>
          <i />
          {t(kind)}
        </span>
      ))}
    </div>
  )
}
