import { expect, type Page, test } from '@playwright/test'
import { buildProject } from '../../flows/testing/build-project.ts'
import { importProject } from './support/import-project.ts'
import { signedIn } from './support/people.ts'

const project = buildProject({ name: '焦点', cards: { welcome: [['n-1', 'message', { text: { 'zh-CN': '您好' } }]] }, links: {} })

test('by keyboard: F6 walks the regions, arrows the tabs, and the focus goes on when what has it goes away', async ({
  browser,
  baseURL,
}) => {
  const { context, page } = await signedIn(browser, { email: 'designer@demo.tandem', baseURL: baseURL ?? '' })
  try {
    const id = await importProject(context, baseURL ?? '', project)
    await page.goto(`/flows/${id}`)
    const canvas = page.getByTestId('canvas')
    await expect(canvas.getByRole('article')).toBeVisible()

    await page.getByTestId('tab-flow').focus()
    await page.keyboard.press('F6')
    expect(await regionOf(page)).toContain('canvas')
    await page.keyboard.press('F6')
    expect(await regionOf(page)).toContain('flow-inspector')
    await page.keyboard.press('Shift+F6')
    expect(await regionOf(page)).toContain('canvas')

    // Round and back to the tabs, past whatever has nothing to focus.
    for (let tries = 0; tries < 4 && !(await isIn(page, '[role=tablist]')); tries++) await page.keyboard.press('F6')
    await expect(page.getByTestId('tab-flow')).toBeFocused()
    // With Ctrl the arrow is not the tabs'.
    await page.keyboard.press('Control+ArrowRight')
    await expect(page.getByTestId('tab-flow')).toBeFocused()
    const variables = page.getByTestId('tab-variables')
    for (let tries = 0; tries < 8 && !(await isIn(page, '[data-testid=tab-variables]')); tries++) await page.keyboard.press('ArrowRight')
    await expect(variables).toBeFocused()
    await expect(variables).toHaveAttribute('aria-selected', 'true')

    // The first variable: the empty page with its button gives way to a table, the dialog is over.
    await page.keyboard.press('F6')
    await expect(page.getByTestId('add-variable')).toBeFocused()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByLabel('名称')).toBeFocused()
    await page.keyboard.insertText('城市')
    await dialog.getByRole('textbox', { name: 'id' }).fill('city')
    await dialog.getByRole('button', { name: '添加', exact: true }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('row').filter({ hasText: 'city' })).toBeVisible()
    await expect(page.getByTestId('add-variable')).toBeFocused()

    // It goes again: the row that had the focus is no more, and the focus is on what stands there now.
    await page.getByRole('row').filter({ hasText: 'city' }).getByRole('button', { name: /删除/ }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByText('city', { exact: true })).toHaveCount(0)
    await expect(page.getByTestId('add-variable')).toBeFocused()
  } finally {
    await context.close()
  }
})

/** The names of what is in the region that has the focus. */
function regionOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const region = document.activeElement?.closest('[data-region]')
    const named = region ? [region as HTMLElement, ...region.querySelectorAll<HTMLElement>('[data-testid]')] : []
    return named.map((each) => each.dataset.testid ?? '')
  })
}

function isIn(page: Page, selector: string): Promise<boolean> {
  return page.evaluate((selector) => Boolean(document.activeElement?.closest(selector)), selector)
}
