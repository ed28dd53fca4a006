'use client'
import { Lock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Permission } from '../../server/identity/permissions.ts'
import { useMe } from '../api/use-me.ts'
import { EmptyState } from '../ui/empty-state.tsx'

/** Shows its children to those who may; to others the fallback, by default nothing. */
export function RequirePermission({
  permission,
  fallback = null,
  children,
}: {
  permission: Permission
  fallback?: ReactNode
  children: ReactNode
}) {
  const { may } = useMe()
  return may(permission) ? children : fallback
}

/** For whole pages a role has no access to. */
export function NoAccess() {
  const t = useTranslations()
  const { me } = useMe()
  return (
    <EmptyState icon={Lock} title={t('shell.noAccess.title')} className="h-full">
      {t('shell.noAccess.text', { role: me ? t(`common.role.${me.role}`) : '' })}
    </EmptyState>
  )
}
