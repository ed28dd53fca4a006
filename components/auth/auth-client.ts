'use client'
import { createAuthClient } from 'better-auth/client'

const client = createAuthClient({ basePath: '/api/auth' })

/** Characters; the server has the last word. */
export const shortestPassword = 8

/** Codes are keys of messages auth.problems.*; undefined means it worked. */
export type AuthProblem = 'wrongCredentials' | 'emailTaken' | 'weakPassword' | 'signUpClosed' | 'tooManyTries' | 'unreachable' | 'unknown'

export async function signIn({ email, password }: { email: string; password: string }): Promise<AuthProblem | undefined> {
  return problemOf(() => client.signIn.email({ email, password }))
}

export async function signUp({
  name,
  email,
  password,
}: {
  name: string
  email: string
  password: string
}): Promise<AuthProblem | undefined> {
  return problemOf(() => client.signUp.email({ name, email, password }))
}

export async function changePassword({ current, next }: { current: string; next: string }): Promise<AuthProblem | undefined> {
  return problemOf(() => client.changePassword({ currentPassword: current, newPassword: next, revokeOtherSessions: true }))
}

/** A full page load afterwards, so that nothing of the session stays in memory. */
export async function signOut(): Promise<void> {
  await client.signOut().catch(() => undefined)
  window.location.assign('/login')
}

async function problemOf(call: () => Promise<{ error: { code?: string; status: number } | null }>): Promise<AuthProblem | undefined> {
  try {
    const { error } = await call()
    if (!error) return undefined
    if (error.status === 429) return 'tooManyTries'
    return (
      problems[error.code ?? ''] ??
      (error.status === 401 ? 'wrongCredentials' : error.status >= 500 || error.status === 0 ? 'unreachable' : 'unknown')
    )
  } catch {
    return 'unreachable'
  }
}

const problems: Record<string, AuthProblem> = {
  INVALID_EMAIL_OR_PASSWORD: 'wrongCredentials',
  INVALID_PASSWORD: 'wrongCredentials',
  INVALID_EMAIL: 'wrongCredentials',
  USER_NOT_FOUND: 'wrongCredentials',
  USER_ALREADY_EXISTS: 'emailTaken',
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'emailTaken',
  EMAIL_PASSWORD_SIGN_UP_DISABLED: 'signUpClosed',
  PASSWORD_TOO_SHORT: 'weakPassword',
  PASSWORD_TOO_LONG: 'weakPassword',
}
