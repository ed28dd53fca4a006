import { expect, test } from '@playwright/test'

test('whoever is not signed in is shown the sign-in page', async ({ page }) => {
  await page.goto('/')
  await expect(page).toHaveURL(/\/login/)
  await expect(page.getByRole('button').first()).toBeVisible()
})

test('pages and answers forbid others to frame them or to guess their type', async ({ request }) => {
  const page = await request.get('/login')
  expect(page.headers()['content-security-policy']).toContain("frame-ancestors 'self'")
  expect(page.headers()['x-content-type-options']).toBe('nosniff')
})

test('an unknown address of the API is a problem in the language of the caller, without an inside', async ({ request }) => {
  const response = await request.get('/v1/web/no-such-channel/events', { headers: { 'accept-language': 'zh-CN' } })
  expect(response.status()).toBe(404)
  expect(await response.json()).toMatchObject({ code: 'unknown-channel', message: expect.stringContaining('渠道') })
})
