import { type BrowserContext, expect, test } from '@playwright/test'
import { buildProject } from '../../flows/testing/build-project.ts'
import { importProject } from './support/import-project.ts'
import { signedIn } from './support/people.ts'

function project() {
  return buildProject({
    cards: {
      start: [
        ['work', 'code', { source: 'return { double: 1 }', inputs: [{ name: 'order_total', expression: 'total' }], outputs: [] }],
        ['keep', 'set', { assignments: [{ variable: 'total', expression: 'total' }] }],
      ],
    },
    links: {},
    languages: ['en'],
    defaultLanguage: 'en',
    variables: [{ id: 'total', name: 'Total', type: 'number', scope: 'conversation', sensitive: false }],
  })
}

/** @returns the address of a new project with it */
async function imported(context: BrowserContext, baseURL: string): Promise<string> {
  return `/flows/${await importProject(context, baseURL, project())}`
}

test('code and formulas have an editor that completes, marks and formats; Escape leaves it; nothing comes from elsewhere', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000)
  const { context, page } = await signedIn(browser, { email: 'designer@demo.tandem', baseURL: baseURL ?? '', locale: 'en' })
  const foreign: string[] = []
  let editorFiles = 0
  page.on('request', (request) => {
    const { origin, pathname } = new URL(request.url())
    if (origin !== baseURL && request.url().startsWith('http')) foreign.push(request.url())
    if (pathname.startsWith('/monaco/')) editorFiles += 1
  })
  try {
    await page.goto(await imported(context, baseURL ?? ''))
    await page.getByTestId('node-work').click({ timeout: 30_000 })
    const code = page.getByTestId('inspector').getByTestId('code-editor')
    await expect(code).toHaveAttribute('data-state', 'ready', { timeout: 30_000 })
    expect(editorFiles).toBeGreaterThan(0)

    // The values the step is given are completed in the code, with their types.
    await code.getByRole('textbox').focus()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('return input.')
    const offered = code.locator('.suggest-widget .monaco-list-row', { hasText: 'order_total' })
    await expect(offered).toBeVisible({ timeout: 30_000 })
    await page.keyboard.press('Enter')
    await expect(code.locator('.view-lines')).toContainText('return input.order_total')
    // Escape leaves the editor, and Tab goes on through the page.
    await page.keyboard.press('Escape')
    await expect(code).toBeFocused()
    await page.keyboard.press('Tab')
    await expect(code.getByRole('textbox')).not.toBeFocused()

    // A formula in the large editor: completed, marked in place, formatted.
    await page.getByTestId('node-keep').click()
    const field = page.getByTestId('inspector').getByRole('combobox', { name: /^Formula/ })
    await page.getByTestId('inspector').getByRole('button', { name: 'Open in a large editor' }).click()
    const dialog = page.getByRole('dialog')
    const formula = dialog.getByTestId('code-editor')
    await expect(formula).toHaveAttribute('data-state', 'ready')
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('totl+1', { delay: 20 })
    await expect(formula.locator('.squiggly-error')).toBeVisible()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('1+tot')
    await expect(formula.locator('.suggest-widget .monaco-list-row', { hasText: 'total' }).first()).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(formula.locator('.squiggly-error')).toHaveCount(0)
    await page.keyboard.press('Alt+Shift+f')
    await expect(formula.locator('.view-lines')).toHaveText(/1.\+.total/)
    await page.keyboard.press('Escape')
    await expect(dialog).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await expect(field).toHaveValue('1 + total')
    expect(foreign).toEqual([])
  } finally {
    await context.close()
  }
})

test('the editor speaks Chinese; when its files cannot be had a plain field takes its place', async ({ browser, baseURL }) => {
  const { context, page } = await signedIn(browser, { email: 'designer@demo.tandem', baseURL: baseURL ?? '' })
  try {
    const address = await imported(context, baseURL ?? '')
    await page.goto(address)
    await page.getByTestId('node-work').click({ timeout: 30_000 })
    const code = page.getByTestId('inspector').getByTestId('code-editor')
    await expect(code).toHaveAttribute('data-state', 'ready', { timeout: 30_000 })
    await expect(code.locator('.view-lines')).toContainText('return')
    expect(await page.evaluate('globalThis._VSCODE_NLS_LANGUAGE')).toBe('zh-cn')

    await page.route('**/monaco/**', (route) => route.abort())
    await page.goto(address)
    await page.getByTestId('node-work').click({ timeout: 30_000 })
    const plain = page.getByTestId('inspector').getByText('代码编辑器没能加载')
    await expect(plain).toBeVisible()
    await page.getByTestId('inspector').locator('textarea').first().fill('return 7')
    await expect(page.getByTestId('node-work')).toContainText('return 7')
  } finally {
    await context.close()
  }
})
