import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { importCounter } from './support/counter-flow.ts'
import { signedIn } from './support/people.ts'
import { visit } from './support/visitor.ts'

test('before publishing: the scenarios run, what was changed is covered or named, recorded conversations are played on the draft', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000)
  const base = baseURL ?? ''
  const { context, page } = await signedIn(browser, { email: 'owner@demo.tandem', baseURL: base, viewport: { width: 1440, height: 1000 } })
  try {
    await page.goto(`/flows/${await importCounter(context, base)}`)
    await page.getByTestId('tab-scenarios').click()
    await page.getByTestId('generate-scenarios').click()
    await expect(page.getByTestId('suite-summary')).toHaveAttribute('data-failed', '0', { timeout: 30_000 })
    await page.getByTestId('publish').click()
    await page.getByTestId('publish-channel-web').check()
    await page.getByTestId('backtest').click()
    await expect(page.getByTestId('backtest-result')).toContainText('还没有结束的会话')
    await page.getByTestId('publish-confirm').click()
    await expect(page.getByText(/v1 已发布/)).toBeVisible()

    // A channel's live version is looked up once a second.
    await page.waitForTimeout(1500)
    for (const number of ['A-1', 'A-2']) {
      const visitor = await visit(base)
      await visitor.say(number)
      await visitor.leave()
    }
    const quiet = await visit(base)
    await quiet.leave()

    await page.getByTestId('tab-flow').click()
    await page.getByTestId('node-took').getByRole('button').first().dblclick()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('新版收到 {{ number }}')
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved')
    await page.getByTestId('publish').click()

    // What the customers of yesterday would hear: two something else, the one who said nothing the same.
    await page.getByTestId('backtest').click()
    const result = page.getByTestId('backtest-result')
    await expect(result).toHaveAttribute('data-state', 'done', { timeout: 15_000 })
    await expect(result).toContainText('1 个完全一样')
    await result.getByText('2 个只是话术不同').click()
    await expect(result.getByTestId('backtest-words')).toContainText('旧版收到 A-1')
    await expect(result.getByTestId('backtest-words')).toContainText('新版收到 A-1')
    await expect(result.getByTestId('backtest-handoffs')).toContainText('当时 0 个，草稿上 0 个')

    // The scenarios have been run by themselves; one that fails leads to its place.
    const scenarios = page.getByTestId('publish-scenarios')
    await expect(scenarios).toContainText('没通过')
    await expect(scenarios).toContainText(/走过 (\d+) \/ \1/)
    await expect(page.getByText(/个场景没通过/)).toBeVisible()
    expect((await new AxeBuilder({ page }).include('[role="dialog"]').analyze()).violations).toEqual([])
    await scenarios.getByRole('button').first().click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(tabOf(page, 'scenarios')).toHaveAttribute('aria-selected', 'true')

    // What the draft does differently, on the canvas: what is the same steps back, the list leads to what is not.
    await page.getByTestId('tab-versions').click()
    await page.getByTestId('compare-1').click()
    const comparison = page.getByTestId('compare-view')
    await expect(comparison.getByTestId('card-take')).toHaveAttribute('data-mark', 'changed')
    await expect(comparison.getByTestId('node-took')).toHaveAttribute('data-mark', 'changed')
    await expect(comparison.getByTestId('card-ask')).not.toHaveAttribute('data-mark')
    await expect(comparison.getByTestId('changes')).toContainText('新版收到')
    await comparison.getByTestId('compare-next').click()
    await expect(comparison.getByTestId('changes').locator('[aria-current]')).toHaveCount(1)
    expect((await new AxeBuilder({ page }).include('[data-testid="compare-view"]').analyze()).violations).toEqual([])
    await page.getByTestId('compare-back').click()

    // A real conversation comes into the simulator as it went, and is kept as a scenario.
    await page.getByTestId('tab-flow').click()
    await page.getByTestId('simulate').click()
    await page.getByTestId('sim-load-recorded').click()
    const chooser = page.getByRole('dialog')
    await expect(chooser.getByRole('listitem')).toHaveCount(3)
    expect((await new AxeBuilder({ page }).include('[role="dialog"]').analyze()).violations).toEqual([])
    await chooser.getByRole('searchbox').fill('a-2')
    await expect(chooser.getByRole('listitem')).toHaveCount(1)
    await chooser.getByRole('listitem').getByRole('button').click()
    await expect(chooser).toBeHidden()
    await expect(page.getByTestId('simulator')).toContainText('旧版收到 A-2')
    await page.getByTestId('sim-save-scenario').click()
    await expect(page.getByText('A-2').last()).toBeVisible()
  } finally {
    await context.close()
  }
})

const tabOf = (page: Page, name: string) => page.getByTestId(`tab-${name}`)
