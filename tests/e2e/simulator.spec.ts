import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { importProject } from './support/import-project.ts'
import { signedIn } from './support/people.ts'
import { shopHours } from './support/shop-hours.ts'

test('the simulator: a rule fires and says why, nothing is sent unasked, Sunday night, into a sub-flow, on an edited draft', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000)
  const { context, page } = await signedIn(browser, {
    email: 'designer@demo.tandem',
    baseURL: baseURL ?? '',
    viewport: { width: 1440, height: 900 },
  })
  try {
    await page.goto(`/flows/${await importProject(context, baseURL ?? '', shopHours)}`)
    await expect(page.getByTestId('card-welcome')).toBeVisible({ timeout: 30_000 })
    const simulator = page.getByTestId('simulator')
    const input = page.getByTestId('sim-input')

    // S opens it and goes to the input; Enter sends.
    await page.keyboard.press('s')
    await expect(input).toBeFocused()
    await expect(simulator.getByText('欢迎光临')).toBeVisible()
    await input.fill('我要打 12315')
    await page.keyboard.press('Enter')

    // A rule fires; the other says why it was not looked at, and what it would have found.
    await expect(page.getByTestId('sim-rule-complaint')).toHaveAttribute('data-result', 'fired')
    await expect(page.getByTestId('sim-rule-lawyer')).toContainText('前面的规则已改变会话走向')
    await expect(page.getByTestId('sim-rule-lawyer')).toContainText('我要打 12315')
    await page.getByTestId('sim-leave').click()
    await expect(simulator.getByText(/会话已结束/)).toBeVisible()

    // A number presses a choice. A POST is answered with a sample; sending it for real has to be confirmed.
    const outside: string[] = []
    page.on('request', (request) => request.url().includes('simulator.http') && outside.push(request.url()))
    await page.getByTestId('sim-restart').click()
    await expect(page.getByTestId('sim-choice-refund')).toBeVisible()
    await page.keyboard.press('2')
    await expect(simulator.getByText('退款单 ‹number› 已提交')).toBeVisible()
    await page.getByTestId('sim-real-post').click()
    await expect(page.getByRole('alertdialog')).toContainText('https://shop.invalid/refunds')
    await page.getByRole('alertdialog').getByRole('button', { name: '取消' }).click()
    await expect(page.getByTestId('sim-sending')).toBeHidden()
    expect(outside).toEqual([])

    // Open on a Monday; on Sunday, three in the morning, the shop is closed.
    await page.getByTestId('sim-clock').click()
    await page.getByTestId('sim-clock-input').fill('2026-11-23T12:00')
    await page.getByTestId('sim-clock-set').click()
    await expect(page.getByTestId('sim-clock')).toContainText('周一 12:00')
    await page.getByTestId('sim-choice-hours').click()
    await expect(simulator.getByText('我们在营业')).toBeVisible()
    await page.getByTestId('sim-clock').click()
    await page.getByTestId('sim-sunday').click()
    await expect(page.getByTestId('sim-clock')).toContainText('周日 03:00')
    await page.getByTestId('sim-choice-hours').click()
    await expect(simulator.getByText('我们已打烊')).toBeVisible()

    // The canvas goes into the sub-flow with the conversation, offers the way back, and comes back with it.
    await page.getByTestId('sim-choice-reason').click()
    await expect(page.getByTestId('card-inside')).toHaveAttribute('data-lit', 'current')
    await page.getByTestId('sim-where-main').click()
    await expect(page.getByTestId('card-ask')).toHaveAttribute('data-lit', 'current')
    await page.getByTestId('sim-where-why').click()
    await expect(page.getByTestId('card-inside')).toBeInViewport()
    await input.fill('不喜欢')
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('card-welcome')).toHaveAttribute('data-lit', 'current')

    // An edit: the run stays on its draft until it is told again on the new one, and says where that differs.
    await page.getByTestId('node-sayClosed').getByRole('button').first().dblclick()
    await page.keyboard.type('周日休息，周一见')
    await page.keyboard.press('Enter')
    await page.getByTestId('simulate').click()
    await page.getByTestId('sim-replay').click()
    await expect(page.getByTestId('sim-replayed')).toContainText('有 1 处不同')
    await expect(simulator.getByText('周日休息，周一见')).toBeVisible()
    await expect(page.getByTestId('sim-difference')).toContainText('我们已打烊')
    for (const tab of ['rules', 'variables', 'signals', 'calls', 'customer', 'queues']) {
      await page.getByTestId(`sim-tab-${tab}`).click()
      const scan = await new AxeBuilder({ page })
        .include('[data-testid=simulator]')
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
        .analyze()
      expect(scan.violations, tab).toEqual([])
    }
    await page.getByTestId('sim-undo-replay').click()
    await expect(simulator.getByText('我们已打烊')).toBeVisible()
    await expect(page.getByTestId('sim-replay')).toBeVisible()
    expect(outside).toEqual([])
  } finally {
    await context.close()
  }
})
