import type { Browser, BrowserContext, Cookie, FrameLocator, Page } from '@playwright/test'
import { demoLogins } from '../../../server/identity/demo-logins.ts'

export type Look = { locale?: 'zh-CN' | 'en'; theme?: 'light' | 'dark'; viewport?: { width: number; height: number } }

/** Who signed in already in this run: the door counts attempts, and a suite has more journeys than a person has log-ins. */
const signedInBefore = new Map<string, Cookie[]>()

/** A signed-in member of the demo in a browser of their own. */
export async function signedIn(
  browser: Browser,
  options: Look & { email: string; baseURL: string },
): Promise<{ context: BrowserContext; page: Page }> {
  const { email, baseURL, locale = 'zh-CN', theme = 'light', viewport } = options
  const context = await browser.newContext({ baseURL, locale, timezoneId: 'Asia/Shanghai', ...(viewport ? { viewport } : {}) })
  await context.addCookies([
    { name: 'locale', value: locale, url: baseURL },
    { name: 'theme', value: theme, url: baseURL },
  ])
  const key = `${baseURL} ${email}`
  const known = signedInBefore.get(key)
  if (known) {
    await context.addCookies(known)
    return { context, page: await context.newPage() }
  }
  const password = demoLogins.find((login) => login.email === email)?.password ?? ''
  const answer = await context.request.post('/api/auth/sign-in/email', { data: { email, password }, headers: { origin: baseURL } })
  if (!answer.ok()) throw new Error(`${email} could not sign in: ${answer.status()}`)
  const cookies = await context.cookies()
  signedInBefore.set(
    key,
    cookies.filter(({ name }) => name !== 'locale' && name !== 'theme'),
  )
  return { context, page: await context.newPage() }
}

/** Opens the widget on a shop's page. @returns the chat inside its frame */
export async function openWidget(page: Page): Promise<FrameLocator> {
  await page.getByRole('button', { name: /打开客服对话|Open support chat/ }).click()
  const chat = page.frameLocator('#tandem-widget iframe')
  await chat.getByRole('textbox').waitFor()
  return chat
}
