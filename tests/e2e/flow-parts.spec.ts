import { expect, test } from '@playwright/test'
import { signedIn } from './support/people.ts'

test('a second flow with an input, a global trigger that runs it, an entity: made by hand, and still there after a reload', async ({
  browser,
  baseURL,
}) => {
  const { context, page } = await signedIn(browser, { email: 'designer@demo.tandem', baseURL: baseURL ?? '' })
  try {
    await page.goto('/flows')
    await page.getByRole('button', { name: '新建流程' }).first().click()
    await page.getByTestId('template-after-sales').click()
    await page.getByTestId('create-flow').click()
    await expect(page.getByTestId('card-welcome')).toBeVisible({ timeout: 30_000 })

    // By keyboard: the picker's last entry makes a flow and shows it.
    await page.getByTestId('flow-picker').focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('menu').locator(':focus')).toHaveRole('menuitemradio')
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    const flow = page.getByTestId('flow-inspector')
    await flow.getByLabel('流程名称').fill('核对身份')
    await page.getByTestId('add-inputs').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('名称').fill('订单号')
    await dialog.getByRole('textbox', { name: 'id' }).fill('order_no')
    await dialog.getByRole('button', { name: '添加', exact: true }).click()
    await expect(page.getByTestId('flow-inputs')).toContainText('order_no')

    await page.getByTestId('tab-rules').click()
    await page.getByTestId('add-listener').click()
    const triggers = page.getByTestId('listeners')
    await triggers.getByLabel('关键词').fill('核对')
    await page.keyboard.press('Enter')
    await triggers.getByRole('combobox', { name: '则' }).click()
    await page.getByRole('option', { name: /运行一个流程/ }).click()
    await expect(triggers).toContainText('运行“核对身份”')

    // Somebody uses it now: it cannot be deleted, and says who.
    await page.getByTestId('tab-flow').click()
    await expect(flow).toContainText('全局触发：新触发')
    await expect(page.getByTestId('remove-flow')).toBeDisabled()

    await page.getByTestId('tab-intents').click()
    await page.getByTestId('add-entity').click()
    const entity = page.getByTestId('entity-editor')
    await entity.getByLabel('可能的值').fill('耳机：耳塞、耳麦')
    await entity.getByLabel('试一试').fill('我想退那副耳麦')
    await expect(entity.getByRole('status')).toHaveText('找到：耳机')

    await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved')
    await page.reload()
    await page.getByTestId('flow-picker').click()
    await page.getByRole('menuitemradio', { name: /核对身份/ }).click()
    await expect(page.getByTestId('flow-inputs')).toContainText('order_no')
    await page.getByTestId('tab-intents').click()
    await expect(page.getByRole('button', { name: /新实体/ })).toBeVisible()
  } finally {
    await context.close()
  }
})
