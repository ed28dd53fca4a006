'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Callout } from '../ui/callout.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { type AuthProblem, shortestPassword, signUp } from './auth-client.ts'
import { AuthFrame } from './auth-frame.tsx'

export function SignupForm() {
  const t = useTranslations('auth')
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<AuthProblem>()

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (password.length < shortestPassword) return setProblem('weakPassword')
    setBusy(true)
    setProblem(undefined)
    const trouble = await signUp({ name: name.trim(), email: email.trim(), password })
    if (!trouble) return window.location.assign('/')
    setBusy(false)
    setProblem(trouble)
  }
  return (
    <AuthFrame
      title={t('signup.title')}
      subtitle={
        <>
          {t('signup.known')}{' '}
          <Link href="/login" className="text-accent-ink underline underline-offset-2">
            {t('signup.toLogin')}
          </Link>
        </>
      }
    >
      <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        {problem && problem !== 'weakPassword' && problem !== 'emailTaken' && <Callout tone="bad">{t(`problems.${problem}`)}</Callout>}
        <Field label={t('name')} help={t('signup.nameHelp')}>
          <Input
            size="lg"
            name="name"
            autoComplete="name"
            required
            autoFocus
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <Field label={t('email')} error={problem === 'emailTaken' && t('problems.emailTaken')}>
          <Input
            size="lg"
            type="email"
            name="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        </Field>
        <Field
          label={t('password')}
          help={t('signup.passwordHelp', { count: shortestPassword })}
          error={problem === 'weakPassword' && t('problems.weakPassword')}
        >
          <Input
            size="lg"
            type="password"
            name="password"
            autoComplete="new-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </Field>
        <Button type="submit" variant="primary" size="lg" loading={busy} className="mt-1 w-full">
          {t('signup.submit')}
        </Button>
      </form>
    </AuthFrame>
  )
}
