'use client'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { type AuthProblem, changePassword, shortestPassword } from '../auth/auth-client.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Panel } from '../ui/panel.tsx'
import { toast } from '../ui/toast.tsx'

/** Signs out every other browser, so that a temporary password handed over in a chat stops working everywhere. */
export function PasswordForm() {
  const t = useTranslations()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<AuthProblem>()

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const trouble = await changePassword({ current, next })
    setBusy(false)
    setProblem(trouble)
    if (trouble) return
    setCurrent('')
    setNext('')
    toast.success(t('settings.profile.passwordChanged'))
  }
  return (
    <Panel title={t('settings.profile.password')}>
      <form onSubmit={(event) => void submit(event)} className="grid max-w-[600px] grid-cols-2 gap-4">
        <Field
          label={t('settings.profile.currentPassword')}
          error={
            problem &&
            problem !== 'weakPassword' &&
            t(problem === 'wrongCredentials' ? 'settings.profile.wrongPassword' : `auth.problems.${problem}`)
          }
        >
          <Input
            type="password"
            autoComplete="current-password"
            required
            value={current}
            onChange={(event) => setCurrent(event.target.value)}
          />
        </Field>
        <Field
          label={t('settings.profile.newPassword')}
          help={t('auth.signup.passwordHelp', { count: shortestPassword })}
          error={problem === 'weakPassword' && t('auth.problems.weakPassword')}
        >
          <Input
            type="password"
            autoComplete="new-password"
            required
            minLength={shortestPassword}
            value={next}
            onChange={(event) => setNext(event.target.value)}
          />
        </Field>
        <div>
          <Button type="submit" loading={busy} disabled={!current || next.length < shortestPassword}>
            {t('settings.profile.changePassword')}
          </Button>
        </div>
      </form>
    </Panel>
  )
}
