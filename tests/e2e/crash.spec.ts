import { expect, test } from '@playwright/test'
import { startServer } from '../setup/server.ts'
import { openForeignShop } from './support/foreign-shop.ts'
import { openWidget } from './support/people.ts'

test('a conversation goes on after kill -9 of the server: nothing lost, nothing doubled', async ({ page }) => {
  test.setTimeout(180_000)
  const server = await startServer({ name: 'crash', demo: true })
  const shop = await openForeignShop({ server: server.url })
  try {
    await page.goto(shop.url)
    const chat = await openWidget(page)
    await chat.getByRole('button', { name: '退货退款' }).click()
    await expect(chat.getByText(/请告诉我要退的订单号/)).toBeVisible()

    await server.kill()
    await chat.getByRole('textbox').fill('20251119-8843')
    await chat.getByRole('textbox').press('Enter')
    await expect(chat.getByText(/网络已断开/)).toBeVisible()
    await server.start()

    await expect(chat.getByText(/订单 20251119-8843|可以退/).first()).toBeVisible({ timeout: 60_000 })
    await expect(chat.locator('.mine', { hasText: '20251119-8843' })).toHaveCount(1)
    await expect(chat.getByText(/请告诉我要退的订单号/)).toHaveCount(1)
    await expect(chat.locator('.pending')).toHaveCount(0)
  } finally {
    shop.close()
    await server.remove()
  }
})
