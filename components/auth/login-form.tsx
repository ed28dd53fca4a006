'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useApi } from '../api/use-api.ts'
import { Button } from '../ui/button.tsx'
import { Callout } from '../ui/callout.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { type AuthProblem, signIn } from './auth-client.ts'
import { AuthFrame } from './auth-frame.tsx'
import { DemoLogins } from './demo-logins.tsx'
import { nextAddress } from './next-address.ts'

export function LoginForm() {
  const t = useTranslations('auth')
  const api = useApi()
  const info = useQuery({ ...api.system.info.queryOptions(), staleTime: Number.POSITIVE_INFINITY })
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<AuthProblem>()

  const enter = async (credentials: { email: string; password: string }) => {
    setBusy(true)
    setProblem(undefined)
    const trouble = await signIn(credentials)
    // Stays busy until the next page is there.
    if (!trouble) return window.location.assign(nextAddress(window.location.search))
    setBusy(false)
    setProblem(trouble)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void enter({ email, password })
  }
  return (
    <AuthFrame
      title={t('login.title')}
      subtitle={
        info.data?.signUpOpen === false ? (
          t('login.closed')
        ) : (
          <>
            {t('login.new')}{' '}
            <Link href="/signup" className="text-accent-ink underline underline-offset-2">
              {t('login.toSignup')}
            </Link>
          </>
        )
      }
    >
      <form onSubmit={submit} className="flex flex-col gap-4">
        {problem && <Callout tone="bad">{t(`problems.${problem}`)}</Callout>}
        <Field label={t('email')}>
          <Input
            size="lg"
            type="email"
            name="email"
            autoComplete="username"
            required
            autoFocus
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        </Field>
        <Field label={t('password')}>
          <Input
            size="lg"
            type="password"
            name="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </Field>
        <Button type="submit" variant="primary" size="lg" loading={busy} className="mt-1 w-full">
          {t('login.submit')}
        </Button>
      </form>
      <DemoLogins logins={info.data?.demoLogins ?? []} disabled={busy} onChoose={(login) => void enter(login)} />
    </AuthFrame>
  )
}
