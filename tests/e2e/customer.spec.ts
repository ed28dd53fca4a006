import { expect, test } from '@playwright/test'
import { openForeignShop } from './support/foreign-shop.ts'
import { openWidget } from './support/people.ts'

test('a customer on a foreign page asks about an order in Chinese, reloads and goes on, and a second tab sees the same', async ({
  page,
  context,
  baseURL,
}) => {
  const shop = await openForeignShop({ server: baseURL ?? '' })
  try {
    await page.goto(shop.url)
    const chat = await openWidget(page)
    await expect(chat.getByText('想办什么？')).toBeVisible()
    await chat.getByRole('button', { name: '查订单、物流' }).click()
    await expect(chat.getByText(/请告诉我订单号/)).toBeVisible()
    await chat.getByRole('textbox').fill('20251119-8843')
    await chat.getByRole('textbox').press('Enter')
    await expect(chat.getByText(/订单 20251119-8843（/)).toBeVisible()
    await expect(chat.getByText('解决您的问题了吗？')).toBeVisible()

    await page.reload()
    const again = await openWidget(page)
    await expect(again.getByText(/订单 20251119-8843（/)).toHaveCount(1)
    await expect(again.getByRole('button', { name: '解决了', exact: true })).toBeVisible()

    const second = await context.newPage()
    await second.goto(shop.url)
    const other = await openWidget(second)
    await expect(other.getByText(/订单 20251119-8843（/)).toHaveCount(1)
    await again.getByRole('button', { name: '解决了', exact: true }).click()
    await expect(other.getByText('这次服务您满意吗？')).toBeVisible()
    await other.getByRole('button', { name: '5 星' }).click()
    await expect(again.getByText(/谢谢您的评价/)).toHaveCount(1)
    await expect(other.getByText(/谢谢您的评价/)).toHaveCount(1)
  } finally {
    shop.close()
  }
})

test('what is written without a network is sent once when it is back', async ({ page, context, baseURL }) => {
  const shop = await openForeignShop({ server: baseURL ?? '', language: 'en' })
  try {
    await page.goto(shop.url)
    const chat = await openWidget(page)
    await expect(chat.getByText('What can I do for you?')).toBeVisible()
    await context.setOffline(true)
    await chat.getByRole('textbox').fill('Invoice')
    await chat.getByRole('textbox').press('Enter')
    await expect(chat.locator('.pending')).toHaveText('Invoice')
    await context.setOffline(false)
    await expect(chat.getByText(/After confirming delivery choose My orders/)).toBeVisible({ timeout: 30_000 })
    await expect(chat.locator('.pending')).toHaveCount(0)
    await expect(chat.locator('.mine', { hasText: 'Invoice' })).toHaveCount(1)
  } finally {
    shop.close()
  }
})

test('the widget is driven by the keyboard alone', async ({ page, baseURL }) => {
  const shop = await openForeignShop({ server: baseURL ?? '', language: 'en' })
  try {
    await page.goto(shop.url)
    const button = page.getByRole('button', { name: 'Open support chat' })
    await button.focus()
    await page.keyboard.press('Enter')
    const chat = page.frameLocator('#tandem-widget iframe')
    const invoice = chat.getByRole('button', { name: 'Invoice' })
    await invoice.focus()
    await page.keyboard.press('Enter')
    await expect(chat.getByText(/After confirming delivery/)).toBeVisible()
    await chat.getByRole('button', { name: 'Close' }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Open support chat' })).toBeFocused()
  } finally {
    shop.close()
  }
})
