import { writeFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { buildProject } from '../../flows/testing/build-project.ts'
import { importProject } from './support/import-project.ts'
import { signedIn } from './support/people.ts'

// Its files lie in a folder named after it: plain letters, or a browser without a UTF-8 locale cannot read them.
test('an own flow becomes a template without its key, is filled in when used, exported, imported, renamed and deleted', async ({
  browser,
  baseURL,
}, info) => {
  const base = baseURL ?? ''
  const { context, page } = await signedIn(browser, {
    email: 'designer@demo.tandem',
    baseURL: base,
    locale: 'en',
    viewport: { width: 1440, height: 900 },
  })
  try {
    const headers = [{ key: 'Authorization', value: 'Bearer s3cret-of-ours' }]
    const flow = buildProject({
      name: 'Parcel service',
      cards: {
        start: [
          ['hello', 'message', { text: { en: 'Hello, this is the parcel service.', 'zh-CN': '您好，这里是包裹服务。' } }],
          ['call', 'http', { method: 'GET', url: 'https://parcels.example.com/list', headers }],
          ['bye', 'end', {}],
        ],
      },
    })
    const projectId = await importProject(context, base, flow)

    // Saved from the designer: what stays behind is told before.
    await page.goto(`/flows/${projectId}`)
    await page.getByTestId('flow-menu').click()
    await page.getByTestId('save-as-template').click()
    await expect(page.getByTestId('template-blanks')).toContainText('Authorization')
    await page.getByTestId('template-name').fill('Parcels')
    await page.getByLabel('Description').fill('Where is my parcel?')
    await page.getByTestId('save-template').click()
    await expect(page.getByText('The template “Parcels” is saved')).toBeVisible()

    // Once more under the same name: told where the name is written.
    await page.getByTestId('flow-menu').click()
    await page.getByTestId('save-as-template').click()
    await page.getByTestId('template-name').fill('Parcels')
    await page.getByTestId('save-template').click()
    await expect(page.getByText('There is a template of this name.', { exact: false })).toBeVisible()
    await page.keyboard.press('Escape')

    // In the gallery beside the others; seen before it is used; what it needs is asked for.
    await page.goto('/flows')
    await page.getByRole('button', { name: 'New flow' }).first().click()
    await page.getByRole('radio', { name: /^Parcels/ }).click()
    const preview = page.getByTestId('template-preview')
    await expect(preview).toContainText('Where is my parcel?')
    await expect(preview.getByRole('img')).toBeVisible()
    const form = page.getByTestId('template-fill')
    await expect(form.getByRole('textbox', { name: 'Address' })).toHaveValue('https://parcels.example.com')
    await form.getByLabel('Authorization').fill('another-key')
    await page.getByTestId('create-flow').click()
    await expect(page.getByTestId('card-start')).toBeVisible({ timeout: 30_000 })
    const made = page.url().split('/').pop() ?? ''
    const exported = await context.request.get(
      `/api/trpc/projects.export?input=${encodeURIComponent(JSON.stringify({ json: { projectId: made } }))}`,
    )
    const text = await exported.text()
    expect(text).toContain('another-key')
    expect(text).not.toContain('s3cret-of-ours')

    // Out as a file and in again, under a free name; other files are told apart.
    await page.goto('/flows')
    await page.getByRole('button', { name: 'New flow' }).first().click()
    await page.getByRole('radio', { name: /^Parcels/ }).click()
    await page.getByTestId('template-actions').click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: 'Export as a file' }).click()
    const file = info.outputPath('parcels.json')
    await (await download).saveAs(file)
    const choose = async (path: string) => {
      const chooser = page.waitForEvent('filechooser')
      await page.getByTestId('import-template').click()
      await (await chooser).setFiles(path)
    }
    const huge = info.outputPath('huge.json')
    writeFileSync(huge, JSON.stringify({ format: 'tandem-template', text: 'x'.repeat(10_000_000) }))
    await choose(huge)
    await expect(page.getByTestId('template-import-error')).toContainText('too large')
    const foreign = info.outputPath('foreign.json')
    writeFileSync(foreign, '{"hello": "world"}')
    await choose(foreign)
    await expect(page.getByTestId('template-import-error')).toContainText('no Tandem template')
    await choose(file)
    const second = page.getByRole('radio', { name: /^Parcels \(2\)/ })
    await expect(second).toBeChecked()

    // Renamed by keys alone, then deleted.
    await page.getByTestId('template-actions').focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.getByTestId('template-name').fill('Parcels, imported')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('radio', { name: /^Parcels, imported/ })).toBeVisible()
    await page.getByTestId('template-actions').click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
    await expect(page.getByRole('radio', { name: /^Parcels, imported/ })).toHaveCount(0)
    await expect(page.getByRole('radio', { name: /^Parcels/ })).toHaveCount(1)
  } finally {
    await context.close()
  }
})
