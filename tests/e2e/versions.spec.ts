import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { importCounter } from './support/counter-flow.ts'
import { signedIn } from './support/people.ts'

const viewport = { width: 1440, height: 900 }

/** Writes another text into the step that answers, right on its card. */
async function rewrite(page: Page, text: string): Promise<void> {
  await page.getByTestId('tab-flow').click()
  await page.getByTestId('node-took').getByRole('button').first().dblclick()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('node-took')).toContainText(text.slice(0, 4))
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved')
}

test('a working copy is brought back: what both changed is decided on the canvas, and it can be taken back', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(90_000)
  const base = baseURL ?? ''
  const { context, page } = await signedIn(browser, { email: 'designer@demo.tandem', baseURL: base, viewport })
  try {
    const original = `/flows/${await importCounter(context, base)}`
    await page.goto(original)
    await page.getByTestId('tab-versions').click()
    await page.getByTestId('start-copy').click()
    await expect(page.getByTestId('copy-of')).toBeVisible()
    const copy = new URL(page.url()).pathname
    expect(copy).not.toBe(original)
    await rewrite(page, '副本收到 {{ number }}')

    await page.goto(original)
    await rewrite(page, '原版收到 {{ number }}')
    await page.getByTestId('tab-versions').click()
    const copies = page.getByTestId('copies')
    await expect(copies).toContainText('副本有修改')
    await expect(copies).toContainText('原流程有修改')
    await copies.getByTestId('merge-into-original').click()

    const merge = page.getByTestId('merge-view')
    await expect(merge.getByTestId('card-take')).toHaveAttribute('data-mark', 'conflict')
    await expect(merge.getByTestId('apply-merge')).toBeDisabled()
    // Looking at the card finds the question, by key too.
    await merge.getByTestId('card-take').locator('header').click()
    const question = merge.getByTestId('conflicts').getByRole('listitem')
    await expect(question).toHaveCount(1)
    await expect(question).toContainText('原版收到')
    await expect(question).toContainText('副本收到')
    expect((await new AxeBuilder({ page }).include('[data-testid="merge-view"]').analyze()).violations).toEqual([])
    await question.getByTestId('choose-theirs').focus()
    await page.keyboard.press('Space')
    await expect(merge.getByTestId('node-took')).toContainText('副本收到')
    await page.keyboard.press('F7')
    await expect(merge.getByTestId('changes').locator('[aria-current]')).toHaveCount(1)
    await merge.getByTestId('apply-merge').click()

    await expect(page.getByText(/已合入/)).toBeVisible()
    await expect(copies).not.toContainText('副本有修改')
    await page.getByTestId('tab-flow').click()
    await expect(page.getByTestId('node-took')).toContainText('副本收到')
    await page.getByTestId('tab-versions').click()
    await copies.getByTestId('undo-merge').click()
    await expect(copies).toContainText('副本有修改')
    await page.getByTestId('tab-flow').click()
    await expect(page.getByTestId('node-took')).toContainText('原版收到')
  } finally {
    await context.close()
  }
})

test('an old version comes back as the draft, which is one step to undo, and is published as a new one', async ({ browser, baseURL }) => {
  const base = baseURL ?? ''
  const { context, page } = await signedIn(browser, { email: 'owner@demo.tandem', baseURL: base, viewport })
  try {
    await page.goto(`/flows/${await importCounter(context, base)}`)
    await rewrite(page, '第一版 {{ number }}')
    await page.getByTestId('publish').click()
    await page.getByTestId('publish-confirm').click()
    await expect(page.getByText(/v1 已发布|v1 已保存/)).toBeVisible()
    await rewrite(page, '第二版 {{ number }}')

    await page.getByTestId('tab-versions').click()
    await page.getByTestId('compare-1').click()
    const comparison = page.getByTestId('compare-view')
    await expect(comparison.getByTestId('changes').locator('del')).toHaveText('一')
    await expect(comparison.getByTestId('changes').locator('ins')).toHaveText('二')
    await page.keyboard.press('F7')
    await expect(comparison.getByTestId('changes').locator('[aria-current]')).toHaveCount(1)
    await page.getByTestId('compare-back').click()
    await page.getByTestId('restore-1').click()
    await page.getByTestId('tab-flow').click()
    await expect(page.getByTestId('node-took')).toContainText('第一版')
    await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved')
    await page.keyboard.press('ControlOrMeta+z')
    await expect(page.getByTestId('node-took')).toContainText('第二版')
    await page.keyboard.press('ControlOrMeta+Shift+z')
    await expect(page.getByTestId('node-took')).toContainText('第一版')
    await page.getByTestId('publish').click()
    await page.getByTestId('publish-confirm').click()
    await expect(page.getByText(/v2 已发布|v2 已保存/)).toBeVisible()
  } finally {
    await context.close()
  }
})
