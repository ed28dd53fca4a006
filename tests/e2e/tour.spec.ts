import { expect, type Locator, type Page, test } from '@playwright/test'

/** Somebody who has just signed up, in a workspace of their own. */
async function signUp(page: Page, email: string): Promise<void> {
  await page.goto('/signup')
  await page.locator('[name=name]').fill('Nora')
  await page.locator('[name=email]').fill(email)
  await page.locator('[name=password]').fill('long-enough-4711')
  await page.locator('[type=submit]').click()
  await expect(page.getByTestId('tour')).toBeVisible({ timeout: 20_000 })
}

const stepIs = (page: Page, step: string) => expect(page.getByTestId('tour')).toHaveAttribute('data-step', step, { timeout: 10_000 })
const email = (name: string) => `${name}-${Date.now()}@example.com`

test('the first steps lead somebody who has just signed up from a template to their first conversation in minutes', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000)
  const context = await browser.newContext({ baseURL: baseURL ?? '', locale: 'en', viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  let clicks = 0
  const click = async (target: Locator) => {
    clicks += 1
    await target.click()
  }
  try {
    await signUp(page, email('tour'))
    const began = Date.now()

    // 1. A template, chosen after a look; the ring is on what comes next, and nothing is laid over it.
    await stepIs(page, 'template')
    await expect(page.locator('[data-tour-here]')).toHaveAttribute('data-testid', 'new-flow')
    await click(page.getByTestId('new-flow'))
    await click(page.getByTestId('template-clinic'))
    await expect(page.locator('[data-tour-here]')).toHaveAttribute('data-testid', 'create-flow')
    await click(page.getByTestId('create-flow'))
    await expect(page.getByTestId('canvas')).toBeVisible({ timeout: 30_000 })

    // 2. Tried beside the canvas.
    await stepIs(page, 'simulate')
    await expect(page.locator('[data-tour-here]')).toHaveAttribute('data-testid', 'simulate')
    await click(page.getByTestId('simulate'))
    await page.getByTestId('sim-input').fill('I have a toothache')
    await page.keyboard.press('Enter')

    // 3. A text changed; kept over a reload and known in another tab.
    await stepIs(page, 'text')
    const other = await context.newPage()
    await other.goto('/channels')
    await stepIs(other, 'text')
    await other.close()
    await page.reload()
    await stepIs(page, 'text')
    await click(page.getByTestId('tour-show'))
    await page.getByTestId('card-welcome').locator('section').first().getByRole('button').first().dblclick()
    clicks += 2
    await page.keyboard.press('Control+A')
    await page.keyboard.type('Welcome to Nora’s clinic. How can I help?')
    await page.keyboard.press('Enter')

    // 4. Published to the one channel there is.
    await stepIs(page, 'publish')
    await click(page.getByTestId('publish'))
    await click(page.getByTestId('publish-confirm'))

    // 5. Hello, as a customer says it.
    await stepIs(page, 'chat')
    const opened = context.waitForEvent('page')
    await click(page.getByTestId('tour-chat'))
    const chat = await opened
    await expect(chat.getByText('Welcome to Nora’s clinic.', { exact: false })).toBeVisible({ timeout: 15_000 })
    await chat.getByRole('textbox').fill('Hello')
    await chat.getByRole('textbox').press('Enter')
    await expect(chat.getByText('Hello', { exact: true })).toBeVisible()
    await page.bringToFront()

    // 6. There it is.
    await stepIs(page, 'inbox')
    await click(page.getByTestId('tour-show'))
    await expect(page.getByTestId('transcript').getByText('Hello', { exact: true })).toBeVisible()
    await stepIs(page, 'done')
    const seconds = Math.round((Date.now() - began) / 1000)
    console.log(`first steps: ${seconds} s, ${clicks} clicks`)
    test.info().annotations.push({ type: 'first steps', description: `${seconds} s, ${clicks} clicks` })
    expect(seconds).toBeLessThan(300)
    await page.getByTestId('tour-finish').click()
    await expect(page.getByTestId('tour')).toHaveCount(0)
    await page.reload()
    await expect(page.getByTestId('canvas').or(page.getByTestId('transcript')).first()).toBeVisible()
    await expect(page.getByTestId('tour')).toHaveCount(0)
  } finally {
    await context.close()
  }
})

test('by keys alone on a tablet: what comes next is described, passed over, left and begun again', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '', locale: 'zh-CN', viewport: { width: 820, height: 1180 } })
  const page = await context.newPage()
  try {
    await signUp(page, email('tablet'))
    const here = page.locator('[data-tour-here]')
    await expect(here).toHaveAccessibleDescription(/新建流程/)
    await page.getByTestId('tour-show').focus()
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('new-flow')).toBeFocused()

    // Everything of the bar is on the screen, and the rest of the page is reached as always.
    for (const id of ['tour-show', 'tour-skip', 'tour-leave']) await expect(page.getByTestId(id)).toBeInViewport({ ratio: 1 })
    await page.getByTestId('tour-skip').focus()
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('tour-step-template')).toHaveAttribute('data-state', 'skipped')
    await stepIs(page, 'simulate')
    await expect(page.getByTestId('tour').getByRole('status')).toContainText('下一步：试一试')
    await page.getByTestId('tour-leave').focus()
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('tour')).toHaveCount(0)
    await expect(here).toHaveCount(0)
    await page.reload()
    await expect(page.getByTestId('new-flow')).toBeVisible()
    await expect(page.getByTestId('tour')).toHaveCount(0)

    await page.getByRole('button', { name: /Nora/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByTestId('tour-begin').focus()
    await page.keyboard.press('Enter')
    await stepIs(page, 'template')
  } finally {
    await context.close()
  }
})
