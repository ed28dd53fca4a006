import { expect, type Page, test } from '@playwright/test'
import { importCounter } from './support/counter-flow.ts'
import { openWidget, signedIn } from './support/people.ts'
import { visit } from './support/visitor.ts'

test('publishing takes a conversation along: planned card by card, goes on in the new version, and comes back with it', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000)
  const base = baseURL ?? ''
  const { context, page } = await signedIn(browser, { email: 'owner@demo.tandem', baseURL: base, viewport: { width: 1440, height: 1000 } })
  const customer = await browser.newContext({ locale: 'zh-CN' })
  try {
    await page.goto(`/flows/${await importCounter(context, base)}`)
    await page.getByTestId('publish').click()
    await page.getByTestId('publish-channel-web').check()
    await expect(page.getByTestId('publish-running'), 'nobody is under way').toHaveCount(0)
    await page.getByTestId('publish-confirm').click()
    await expect(page.getByText(/v1 已发布/)).toBeVisible()

    // A channel's live version is looked up once a second.
    await page.waitForTimeout(1500)
    const shop = await customer.newPage()
    await shop.goto(`${base}/demo/shop`)
    const chat = await openWidget(shop)
    await expect(chat.getByText('请说一个号码')).toBeVisible({ timeout: 15_000 })
    await visit(base)

    // The text of a card is changed; the plan says that nobody will notice, and leads to whom it is about.
    await page.getByTestId('node-took').getByRole('button').first().dblclick()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('新版收到 {{ number }}')
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved')
    await page.getByTestId('publish').click()
    const running = page.getByTestId('publish-running')
    await expect(running.getByTestId('move-plan')).toContainText('2 个在原处继续')
    await running.getByTestId('move-place').locator('summary').click()
    const opened = context.waitForEvent('page')
    await running.getByRole('link', { name: '访客' }).last().click()
    const desk = await opened
    await expect(desk.getByTestId('transcript').getByText('请说一个号码')).toBeVisible()
    await running.getByRole('radio', { name: '一起迁过来' }).click()
    await page.getByRole('button', { name: '并迁移会话' }).click()
    await expect(page.getByText(/v2 已发布/)).toBeVisible()

    // It is done in moments; the desk says so in the conversation, the customer only sees the new version answer.
    await openVersions(page)
    await expect(page.getByTestId('moves')).toContainText('已迁移 2 个')
    await expect(page.getByTestId('moves')).toContainText('完成', { timeout: 15_000 })
    await expect(rowOf(page, 'v2')).toContainText('2 个进行中')
    await expect(desk.getByTestId('transcript').getByText('改用流程 v2 继续')).toBeVisible()
    await expect(chat.getByText('改用流程')).toHaveCount(0)
    await write(chat, 'A-1')
    await expect(chat.getByText('新版收到 A-1')).toBeVisible()
    await expect(chat.getByText('请说一个号码')).toHaveCount(2)

    // The older version goes back on the channel, and the conversations with it.
    await page.getByTestId('put-on-1').click()
    await expect(page.getByRole('dialog').getByTestId('move-plan')).toContainText('2 个在原处继续')
    await page.getByTestId('rollback-confirm').click()
    await expect(rowOf(page, 'v1')).toContainText('2 个进行中', { timeout: 15_000 })
    await write(chat, 'A-2')
    await expect(chat.getByText('旧版收到 A-2')).toBeVisible()
  } finally {
    await Promise.all([context.close(), customer.close()])
  }
})

const openVersions = (page: Page) => page.getByRole('tab', { name: '版本' }).click()
const rowOf = (page: Page, version: string) => page.getByRole('row').filter({ hasText: version })

async function write(chat: Awaited<ReturnType<typeof openWidget>>, text: string): Promise<void> {
  await chat.getByRole('textbox').fill(text)
  await chat.getByRole('textbox').press('Enter')
}
