import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { signedIn } from './support/people.ts'

test('rules are counted over recorded conversations and tried on one of them, step by step, and again as soon as they are changed', async ({
  browser,
  baseURL,
}) => {
  const { context, page } = await signedIn(browser, {
    email: 'owner@demo.tandem',
    baseURL: baseURL ?? '',
    viewport: { width: 1440, height: 1000 },
  })
  try {
    await page.goto('/flows')
    await page.getByRole('link', { name: '售后服务' }).click()
    await page.getByTestId('tab-rules').click()
    await page.getByTestId('count-rules').click()
    await expect(page.getByTestId('count-rules')).toHaveText('重新统计', { timeout: 60_000 })
    const rule = page.locator('article[data-testid^="rule-"]').filter({ hasText: '情绪恶化' })
    const hits = rule.locator('[data-testid^="hits-"]')
    await expect(hits).toHaveText(/^[1-9]\d* \/ \d+ 个会话$/)

    // The count leads to the conversations it counts, at the words at which the rule fires.
    await hits.click()
    const trial = page.getByTestId('rule-trial')
    await expect(trial).toContainText('“情绪恶化”会触发的')
    const turn = trial.locator('[aria-current]')
    await expect(turn).toContainText('情绪恶化')
    const id = (await rule.getAttribute('data-testid'))?.replace('rule-', '')
    const why = trial.getByTestId(`sim-rule-${id}`)
    await expect(why).toHaveAttribute('data-result', 'fired')
    await expect(why.getByLabel('成立', { exact: true }).first()).toBeVisible()
    expect((await new AxeBuilder({ page }).include('[data-testid="rule-trial"]').analyze()).violations).toEqual([])

    // The draft is tried, not what is live: switched off it fires no longer, and says what it would have seen.
    await rule.getByRole('radio', { name: '停用' }).click()
    await expect(why).toHaveAttribute('data-result', 'skipped')
    await expect(why).toContainText('规则已停用')
    await expect(page.getByText('规则已改动，数字是之前的')).toBeVisible()
    await rule.getByRole('radio', { name: '启用' }).click()
    await expect(turn).toContainText('情绪恶化')

    await trial.getByRole('button', { name: '换一个会话' }).click()
    await trial.getByRole('listitem').first().getByRole('button').click()
    await expect(trial.getByRole('heading', { name: '为什么' })).toBeVisible()
    await page.getByTestId('close-trial').click()
    await expect(trial).toHaveCount(0)
    await expect(page.getByTestId('try-rules')).toBeVisible()
  } finally {
    await context.close()
  }
})
