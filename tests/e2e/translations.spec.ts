import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { buildProject } from '../../flows/testing/build-project.ts'
import { importProject } from './support/import-project.ts'
import { signedIn } from './support/people.ts'

const project = buildProject({
  cards: {
    start: [
      ['hello', 'message', { text: { 'zh-CN': '您好', en: 'Hello' } }],
      ['ask', 'question', { text: { 'zh-CN': '订单号是？' }, answer: 'text', variable: 'number' }],
    ],
  },
  variables: [{ id: 'number', name: '订单号', type: 'text', scope: 'conversation', sensitive: false }],
})

test('texts go out to translators and come back as one step that undo takes back', async ({ browser, baseURL: address }) => {
  const baseURL = address ?? ''
  test.setTimeout(90_000)
  const { context, page } = await signedIn(browser, { email: 'designer@demo.tandem', baseURL, locale: 'en' })
  try {
    await page.goto(`/flows/${await importProject(context, baseURL, project)}`)
    await page.getByTestId('flow-picker').click({ timeout: 30_000 })
    await page.getByTestId('translations').click()
    const asked = page.getByTestId('text-ask.text')
    await page.getByTestId('missing-only').click()
    await expect(page.getByTestId('text-hello.text')).toHaveCount(0)
    await expect(asked).toContainText('订单号是？')

    const downloading = page.waitForEvent('download')
    await page.getByTestId('missing-only').click()
    await page.getByTestId('export-texts').click()
    const exported = await readFile(await (await downloading).path(), 'utf8')
    expect(exported.startsWith('\uFEFFid,place,')).toBe(true)
    const translated = exported.replace('订单号是？,', '订单号是？,Your order number?').replace('Hello', '=Welcome')

    const bring = async (content: string) => {
      const choosing = page.waitForEvent('filechooser')
      await page.getByTestId('import-texts').click()
      await (await choosing).setFiles({ name: 'back.csv', mimeType: 'text/csv', buffer: Buffer.from(content) })
    }
    await bring('no such,columns\n1,2')
    await expect(page.getByRole('alert')).toContainText('“id”')

    await bring(`${translated}gone.text,,x,y,\r\n`)
    const plan = page.getByTestId('import-plan')
    await expect(plan).toContainText('2 texts will change')
    await expect(plan).toContainText('1 row belongs to no text')
    await page.getByTestId('apply-texts').click()
    await expect(asked).toContainText('Your order number?')
    await expect(page.getByTestId('text-hello.text')).toContainText('=Welcome')

    // By hand, with the keyboard; Escape gives up what is written and leaves the window open.
    await asked.getByRole('button', { name: 'Your order number?' }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.type('x')
    await page.keyboard.press('Escape')
    await expect(asked).toContainText('Your order number?')
    await page.keyboard.press('Escape')
    await expect(asked).toHaveCount(0)
    await page.getByRole('button', { name: /^Undo/ }).click()
    await page.getByTestId('flow-picker').click()
    await page.getByTestId('translations').click()
    await expect(page.getByTestId('text-hello.text')).toContainText('Hello')
    await expect(asked).not.toContainText('Your order number?')
  } finally {
    await context.close()
  }
})
