import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { signedIn } from './support/people.ts'

test('scenarios: generated they all pass; after a text is changed one says in words what came instead; a simulated run becomes one', async ({
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
    await page.goto('/flows')
    await page.getByRole('button', { name: '新建流程' }).first().click()
    await page.getByTestId('template-after-sales').click()
    await page.getByTestId('create-flow').click()
    await expect(page.getByTestId('card-welcome')).toBeVisible({ timeout: 30_000 })

    await page.getByTestId('tab-scenarios').click()
    await page.getByTestId('generate-scenarios').click()
    const summary = page.getByTestId('suite-summary')
    await expect(summary).toHaveAttribute('data-failed', '0', { timeout: 30_000 })
    await expect(page.getByTestId('coverage-ports')).toContainText(/(\d+) \/ \1/)
    expect((await new AxeBuilder({ page }).include('[data-testid="scenario-detail"]').analyze()).violations).toEqual([])

    await page.getByTestId('tab-flow').click()
    await page.getByTestId('node-greet').getByRole('button').first().dblclick()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('换了一句问候')
    await page.keyboard.press('Enter')
    await page.getByTestId('tab-scenarios').click()
    await expect(summary).toContainText('可能已过时')
    await page.getByTestId('run-scenarios').click()
    await expect(summary).toContainText('未通过')
    // The template's own scenarios come first; the generated ones expect every word.
    await page.getByTestId('scenario-auto-1').click()
    const opening = page.getByTestId('scenario-step--1')
    await expect(opening).toContainText('应当')
    await expect(opening).toContainText('换了一句问候')

    // The change was meant: what comes now is expected from now on. The arrow keys walk the list.
    await page.getByTestId('accept-scenario').click()
    await page.getByTestId('run-scenarios').click()
    await expect(page.getByTestId('scenario-auto-1')).toHaveAttribute('data-state', 'passed')
    await page.getByTestId('scenario-auto-1').focus()
    await page.keyboard.press('ArrowDown')
    await expect(page.getByTestId('scenario-auto-2')).toBeFocused()
    await expect(page.getByTestId('scenario-auto-2')).toHaveAttribute('aria-current', 'true')

    // A run of the simulator becomes a scenario, and all of it is still there after a reload.
    await page.getByTestId('simulate').click()
    await page.getByTestId('sim-choice-invoice').click()
    await page.getByTestId('sim-save-scenario').click()
    await page.getByRole('button', { name: '查看' }).click()
    await expect(page.getByTestId('scenario-detail')).toContainText('客户选择')
    await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved')
    const count = await page.getByTestId('tab-scenarios').textContent()
    await page.reload()
    await expect(page.getByTestId('tab-scenarios')).toHaveText(count ?? '', { timeout: 30_000 })
  } finally {
    await context.close()
  }
})
