import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { importCounter } from './support/counter-flow.ts'
import { signedIn } from './support/people.ts'

test('rules begin with examples: taken by mouse and by key, put in order by key, mended on their card, and they do what they say', async ({
  browser,
  baseURL,
}) => {
  const base = baseURL ?? ''
  const { context, page } = await signedIn(browser, {
    email: 'designer@demo.tandem',
    baseURL: base,
    viewport: { width: 1440, height: 1000 },
  })
  try {
    await page.goto(`/flows/${await importCounter(context, base)}`)
    await page.getByTestId('tab-rules').click()
    const examples = page.getByTestId('rule-examples')
    await expect(examples.getByRole('listitem')).toHaveCount(6)
    expect((await new AxeBuilder({ page }).include('[data-testid="rule-examples"]').analyze()).violations).toEqual([])
    await page.getByTestId('example-not-understood').click()
    await expect(page.getByTestId('rule-not-understood')).toBeVisible()
    await page.getByTestId('example-asks-for-human').focus()
    await page.keyboard.press('Enter')
    await expect(examples.getByRole('listitem')).toHaveCount(4)

    const rules = page.locator('article[data-testid^="rule-"]')
    await expect(rules).toHaveCount(2)
    await page.getByTestId('rule-asks-for-human').getByRole('button', { name: '上移' }).focus()
    await page.keyboard.press('Enter')
    await expect(rules.first()).toHaveAttribute('data-testid', 'rule-asks-for-human')

    // The same rules beside the flow, and they stay there while one goes from card to card.
    await page.getByTestId('tab-flow').click()
    await page.getByRole('radio', { name: '升级规则' }).click()
    const lane = page.getByTestId('rules-lane')
    await expect(lane.locator('article')).toHaveCount(2)
    await page.getByTestId('node-took').locator('p').first().click()
    await expect(lane).toBeVisible()
    await lane.getByTestId('lane-add-rule').click()
    await lane.getByLabel('名称').fill('谈到退款')
    await expect(lane.getByRole('article').last()).toContainText('谈到退款')
    expect((await new AxeBuilder({ page }).include('[data-testid="rules-lane"]').analyze()).violations).toEqual([])
    await lane.getByTestId('lane-to-tab').click()
    await expect(rules).toHaveCount(3)
    await page.keyboard.press('ControlOrMeta+z')

    // Who asks for a person gets one.
    await page.getByTestId('simulate').click()
    await page.getByTestId('sim-input').fill('转人工')
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('simulator')).toContainText('马上为您转接人工客服')
  } finally {
    await context.close()
  }
})
