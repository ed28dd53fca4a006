import { betterAuth } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { callerLanguage } from '../platform/http/caller-language.ts'
import { newId } from '../platform/id.ts'
import type { Services } from '../services.ts'
import { createStarterWorkspace } from './create-starter-workspace.ts'
import { passwordLength } from './password-length.ts'

/** The header that carries the caller's address to better-auth; the front door overwrites what a caller put there. */
export const addressHeader = 'x-tandem-address'

export type Auth = ReturnType<typeof createAuth>

/** Sign-in with e-mail and password, sessions in our tables. Roles and membership are ours: see load-actor.ts. */
export function createAuth({ config, db, log }: Pick<Services, 'config' | 'db' | 'log'>) {
  return betterAuth({
    appName: 'Tandem',
    baseURL: config.publicUrl,
    basePath: '/api/auth',
    secret: config.secret,
    database: prismaAdapter(db.prisma, { provider: 'postgresql', transaction: true }),
    // The interface is opened under other names of the same host too (127.0.0.1 for localhost): same origin is what counts.
    trustedOrigins: (request) => [new URL(config.publicUrl).origin, ...(request ? [new URL(request.url).origin] : [])],
    emailAndPassword: {
      enabled: true,
      disableSignUp: !config.signUp,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
    },
    user: { additionalFields: { locale: { type: 'string', required: false, input: false } } },
    session: { expiresIn: 14 * 86_400, updateAge: 86_400 },
    databaseHooks: {
      user: {
        create: {
          // Runs after the commit. Without a workspace an account is of no use, so it goes again and the person can repeat.
          after: async (user, context) => {
            try {
              const language = callerLanguage(context?.headers ?? new Headers())
              await createStarterWorkspace({ db }, { userId: user.id, userName: user.name, language })
            } catch (error) {
              await db.prisma.user.delete({ where: { id: user.id } })
              throw error
            }
          },
        },
      },
    },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 300,
      // Per address; sign-in-limits.ts counts wrong passwords per e-mail on top of this.
      customRules: {
        '/sign-in/email': { window: 60, max: 30 },
        '/sign-up/email': { window: 3600, max: 20 },
        '/change-password': { window: 60, max: 10 },
      },
    },
    advanced: {
      cookiePrefix: 'tandem',
      useSecureCookies: config.publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: ({ model }) => newId(model) },
    },
    // Only what the interface uses is open; the rest of better-auth's routes would be attack surface without a user.
    disabledPaths: [
      // These two would hand the session's token to scripts; who is signed in is `me.get`.
      '/get-session',
      '/list-sessions',
      '/sign-in/social',
      '/link-social',
      '/unlink-account',
      '/list-accounts',
      '/get-access-token',
      '/refresh-token',
      '/account-info',
      '/update-user',
      '/update-session',
      '/delete-user',
      '/delete-user/callback',
      '/change-email',
      '/request-password-reset',
      '/reset-password',
      '/send-verification-email',
      '/verify-email',
    ],
    logger: { level: 'warn', log: (level, message) => log[level === 'error' ? 'warn' : 'debug']({ part: 'auth' }, message) },
    telemetry: { enabled: false },
  })
}
