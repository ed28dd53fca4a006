'use client'
import { Compass } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'

export function NotFoundPage() {
  const t = useTranslations('shell.notFound')
  return (
    <EmptyState
      icon={Compass}
      title={t('title')}
      className="h-dvh"
      action={
        <Button asChild>
          <Link href="/">{t('home')}</Link>
        </Button>
      }
    >
      {t('text')}
    </EmptyState>
  )
}
