import type { Browser, BrowserContext, FrameLocator, Page } from '@playwright/test'
import { demoLogins } from '../../../server/identity/demo-logins.ts'

export type Look = { locale?: 'zh-CN' | 'en'; theme?: 'light' | 'dark'; viewport?: { width: number; height: number } }

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
  const password = demoLogins.find((login) => login.email === email)?.password ?? ''
  const answer = await context.request.post('/api/auth/sign-in/email', { data: { email, password }, headers: { origin: baseURL } })
  if (!answer.ok()) throw new Error(`${email} could not sign in: ${answer.status()}`)
  return { context, page: await context.newPage() }
}

/** Opens the widget on a shop's page. @returns the chat inside its frame */
export async function openWidget(page: Page): Promise<FrameLocator> {
  await page.getByRole('button', { name: /打开客服对话|Open support chat/ }).click()
  const chat = page.frameLocator('#tandem-widget iframe')
  await chat.getByRole('textbox').waitFor()
  return chat
}
