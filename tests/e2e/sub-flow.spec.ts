import { expect, test } from '@playwright/test'
import { buildProject } from '../../flows/testing/build-project.ts'
import { importProject } from './support/import-project.ts'
import { signedIn } from './support/people.ts'

const text = (words: string) => ({ text: { 'zh-CN': words } })
const project = buildProject({
  name: '分身',
  cards: { welcome: [['run', 'run-flow', { flowId: 'refund' }]], bye: [['b', 'message', text('再见')]] },
  links: { 'run.next': 'bye' },
  flows: {
    refund: {
      cards: { begin: [['r', 'message', text('退款在路上')]], check: [['c', 'message', text('请核对金额')]] },
      links: { 'r.next': 'check' },
    },
  },
})

test('the flow a node runs is opened in place, gone into and left again, by mouse and by key', async ({ browser, baseURL }) => {
  const { context, page } = await signedIn(browser, { email: 'designer@demo.tandem', baseURL: baseURL ?? '' })
  try {
    await page.goto(`/flows/${await importProject(context, baseURL ?? '', project)}`)
    const subFlow = page.getByTestId('sub-flow-run')
    await subFlow.getByRole('button', { name: '2 张卡片' }).click()
    await expect(subFlow.getByRole('listitem')).toHaveText(['begin退款在路上', 'check请核对金额'])
    await subFlow.getByRole('button', { name: '2 张卡片' }).click()
    await expect(subFlow.getByRole('listitem')).toHaveCount(0)

    await subFlow.getByRole('button', { name: '打开流程“refund”' }).click()
    await expect(page.getByTestId('card-begin')).toBeVisible()
    await page.getByTestId('back-to-caller').click()
    await expect(page.getByTestId('card-welcome')).toBeVisible()
    await expect(page.getByTestId('back-to-caller')).toHaveCount(0)

    // One is back at the node one came from, and the same is done by keys.
    await page.getByTestId('canvas').focus()
    await page.keyboard.press('o')
    await expect(subFlow.getByRole('listitem')).toHaveCount(2)
    await expect(page.getByTestId('announcer')).toHaveText('已展开流程“refund”。')
    await page.keyboard.press('Shift+O')
    await expect(page.getByTestId('card-begin')).toBeVisible()
    await page.keyboard.press('Shift+U')
    await expect(page.getByTestId('card-welcome')).toBeVisible()
    await expect(subFlow.getByRole('listitem')).toHaveCount(2)
  } finally {
    await context.close()
  }
})
