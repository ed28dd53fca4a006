'use client'
import { useTranslations } from 'next-intl'
import type { Role } from '../../server/identity/permissions.ts'
import { Avatar } from '../ui/avatar.tsx'

export type DemoLogin = { name: string; role: Role; email: string; password: string }

/** One click into the demo workspace as one of its people. */
export function DemoLogins({
  logins,
  disabled,
  onChoose,
}: {
  logins: readonly DemoLogin[]
  disabled: boolean
  onChoose: (login: DemoLogin) => void
}) {
  const t = useTranslations()
  if (logins.length === 0) return null
  return (
    <section aria-labelledby="demo" className="mt-8 border-line border-t pt-5">
      <h2 id="demo" className="mb-3 font-normal text-ink-2 text-sm">
        {t('auth.login.demo')}
      </h2>
      <div className="grid grid-cols-2 gap-2">
        {logins.map((login) => (
          <button
            key={login.email}
            type="button"
            disabled={disabled}
            onClick={() => onChoose(login)}
            className="flex min-w-0 items-center gap-2.5 rounded-md border border-line px-2.5 py-1.5 text-left hover:border-line-strong hover:bg-sunken disabled:opacity-50"
          >
            <Avatar name={login.name} size="sm" />
            <span className="min-w-0">
              <span className="block truncate leading-5">{login.name}</span>
              <span className="block truncate text-ink-meta text-sm">{t(`common.role.${login.role}`)}</span>
            </span>
          </button>
        ))}
      </div>
    </section>
  )
}
