import { expect, test } from '@playwright/test'
import { buildProject } from '../../flows/testing/build-project.ts'
import { importProject } from './support/import-project.ts'
import { signedIn } from './support/people.ts'

const project = buildProject({
  cards: {
    start: [
      ['hello', 'message', { text: { 'zh-CN': '订单 {{ number }}', en: 'Order {{ number }}' } }],
      ['ask', 'http', { url: 'https://shop.example/{{ number }}' }],
    ],
  },
  variables: [{ id: 'number', name: '订单号', type: 'text', scope: 'conversation', sensitive: false }],
})

test('a step is previewed with values to try; a click in a sample answer makes the variable and the mapping in one step', async ({
  browser,
  baseURL: address,
}) => {
  test.setTimeout(90_000)
  const baseURL = address ?? ''
  const { context, page } = await signedIn(browser, { email: 'designer@demo.tandem', baseURL, locale: 'en' })
  try {
    await page.goto(`/flows/${await importProject(context, baseURL, project)}`)
    await page.getByTestId('node-hello').click({ timeout: 30_000 })
    const preview = page.getByTestId('preview')
    await preview.locator('summary').click()
    await expect(page.getByTestId('preview-messages')).toContainText('Order ‹订单号›')
    await preview.getByLabel('订单号').fill('A1')
    await preview.getByText('中文', { exact: true }).click()
    await expect(page.getByTestId('preview-messages')).toContainText('订单 A1')

    await page.getByTestId('node-ask').click()
    await page.getByTestId('sample').click()
    const sample = page.getByLabel('JSON of the answer')
    await sample.fill('<html>')
    await expect(page.getByRole('alert')).toContainText('not valid JSON')
    await sample.fill('{"status":"shipped","total":{"amount":9.5},"odd name":1}')
    const tree = page.getByTestId('sample-tree')
    await tree.getByRole('button', { name: 'Open total' }).click()
    await tree.getByRole('button', { name: 'Keep body.total.amount' }).click()
    await expect(tree.getByRole('button', { name: 'odd name' })).toBeDisabled()
    await page.getByTestId('keep-values').click()
    await expect(page.getByPlaceholder('body.status')).toHaveValue('body.total.amount')
    await page.getByTestId('tab-variables').click()
    await expect(page.getByText('amount', { exact: true }).first()).toBeVisible()
  } finally {
    await context.close()
  }
})

test('a card is edited as JSON: refused in words when it does not fit, else one step', async ({ browser, baseURL: address }) => {
  test.setTimeout(90_000)
  const baseURL = address ?? ''
  const { context, page } = await signedIn(browser, { email: 'designer@demo.tandem', baseURL, locale: 'en' })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  try {
    await page.goto(`/flows/${await importProject(context, baseURL, project)}`)
    await page.getByTestId('node-hello').click({ timeout: 30_000 })
    await page.getByTestId('flow-picker').click()
    await page.getByTestId('edit-json').click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByTestId('code-editor')).toHaveAttribute('data-state', 'ready', { timeout: 30_000 })
    const write = async (text: string) => {
      await dialog.getByTestId('code-editor').getByRole('textbox').focus()
      await page.keyboard.press('ControlOrMeta+a')
      await page.evaluate((content) => navigator.clipboard.writeText(content), text)
      await page.keyboard.press('ControlOrMeta+v')
    }
    await write('{"id": "start", "nodes": []}')
    await expect(dialog.locator('.squiggly-error').first()).toBeVisible({ timeout: 20_000 })
    await page.getByTestId('apply-json').click()
    await expect(dialog.getByRole('alert')).toContainText('flows.main.cards.start.name')
    // What is written is not thrown away unasked.
    await dialog.getByRole('button', { name: 'Close' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click()
    await expect(dialog.getByTestId('code-editor')).toBeVisible()
    await write('{"id": "start", "name": "Renamed", "nodes": []}')
    await page.getByTestId('apply-json').click()
    await expect(dialog).toHaveCount(0)
    await expect(page.getByTestId('node-hello')).toHaveCount(0)
    await page.getByRole('button', { name: /^Undo/ }).click()
    await expect(page.getByTestId('node-hello')).toHaveCount(1)
  } finally {
    await context.close()
  }
})
