import { expect, test } from '@playwright/test'
import { buildProject } from '../../flows/testing/build-project.ts'
import { importProject } from './support/import-project.ts'
import { signedIn } from './support/people.ts'

const say = (zh: string) => ({ text: { 'zh-CN': zh, en: zh } })
/** What follows the answer leads nowhere. */
const flawed = buildProject({
  name: '有缺口',
  variables: [{ id: 'number', name: '号码', type: 'text', scope: 'conversation', sensitive: false }],
  cards: {
    ask: [['askNumber', 'question', { ...say('请说一个号码'), answer: 'text', variable: 'number' }]],
    take: [['took', 'message', say('收到 {{ number }}')]],
  },
  links: { 'askNumber.next': 'take' },
})

test('a finding shows, beside the canvas, a conversation that leads to it', async ({ browser, baseURL }) => {
  const base = baseURL ?? ''
  const { context, page } = await signedIn(browser, { email: 'owner@demo.tandem', baseURL: base, viewport: { width: 1440, height: 900 } })
  try {
    await page.goto(`/flows/${await importProject(context, base, flawed)}`)
    await expect(page.getByTestId('card-ask')).toBeVisible({ timeout: 30_000 })
    await page.getByTestId('findings').click()
    await page.getByTestId('show-openPort').click()
    await expect(page.getByTestId('simulator')).toContainText('请说一个号码')
    await expect(page.getByTestId('simulator')).toContainText('没能继续处理')
    await expect(page.getByTestId('show-openPort')).toBeHidden()
    // One goes back in it like in any run.
    await page.getByTestId('sim-step-0').click()
    await expect(page.getByTestId('simulator')).not.toContainText('没能继续处理')

    // A conversation of yesterday, as the shop's flow served it.
    await page.goto('/flows')
    await page.getByText('售后服务').first().click()
    await page.getByTestId('simulate').click()
    await page.getByTestId('sim-load-recorded').click()
    const newest = page.getByRole('dialog').getByRole('listitem').first()
    await expect(newest).toBeVisible()
    const [first = 'nothing was listed'] = await newest.allInnerTexts()
    await newest.getByRole('button').first().click()
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(page.getByTestId('simulator')).toContainText(first.split('\n')[0] ?? '')
  } finally {
    await context.close()
  }
})
