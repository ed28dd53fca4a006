import { readFileSync } from 'node:fs'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { importCounter } from './support/counter-flow.ts'
import { signedIn } from './support/people.ts'

/** Types over the text of a node, on its card. */
async function write(page: Page, node: string, text: string): Promise<void> {
  await page.getByTestId(`node-${node}`).getByRole('button').first().dblclick()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}
const saved = (page: Page) => expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved')

test('two people edit one flow: the work of each is seen by the other at once, the same field is asked about, offline work is kept', async ({
  browser,
  baseURL,
}) => {
  const people = { baseURL: baseURL ?? '', viewport: { width: 1600, height: 1000 } }
  const ann = await signedIn(browser, { email: 'designer@demo.tandem', ...people })
  const bob = await signedIn(browser, { email: 'owner@demo.tandem', ...people })
  try {
    await ann.page.goto('/flows')
    await ann.page.getByRole('button', { name: '新建流程' }).first().click()
    await ann.page.getByTestId('template-after-sales').click()
    await ann.page.getByTestId('create-flow').click()
    await expect(ann.page.getByTestId('card-welcome')).toBeVisible({ timeout: 30_000 })
    await bob.page.goto(ann.page.url())
    await expect(bob.page.getByTestId('card-welcome')).toBeVisible()

    // Each sees that the other is here, where, and where the other points.
    await expect(ann.page.getByTestId(/^person-/)).toHaveCount(1)
    await expect(bob.page.getByTestId(/^person-/)).toHaveCount(1)
    await bob.page.getByTestId('card-welcome').locator('header').click()
    await expect(ann.page.getByTestId('holder-welcome')).toBeVisible()
    await bob.page.mouse.move(700, 500)
    await expect(ann.page.getByTestId(/^cursor-/)).toBeVisible()
    await bob.page.keyboard.press('Escape')
    await expect(ann.page.getByTestId('holder-welcome')).toBeHidden()

    // Different places: each sees what the other does as it is saved, and both are kept.
    await write(ann.page, 'greet', '安的问候')
    await expect(bob.page.getByTestId('node-greet')).toContainText('安的问候')
    await write(bob.page, 'menu', '鲍的菜单')
    await expect(ann.page.getByTestId('node-menu')).toContainText('鲍的菜单')
    await Promise.all([saved(ann.page), saved(bob.page)])

    // Undo takes back one's own step, not what somebody else did since.
    await write(ann.page, 'greet', '安又改了')
    await expect(bob.page.getByTestId('node-greet')).toContainText('安又改了')
    await write(bob.page, 'menu', '鲍又改了')
    await expect(ann.page.getByTestId('node-menu')).toContainText('鲍又改了')
    await ann.page.keyboard.press('ControlOrMeta+z')
    await expect(ann.page.getByTestId('node-greet')).toContainText('安的问候')
    await expect(bob.page.getByTestId('node-greet')).toContainText('安的问候')
    await expect(bob.page.getByTestId('node-menu')).toContainText('鲍又改了')

    // The same text while one is cut off: that one is asked, and chooses the other's.
    await ann.context.setOffline(true)
    await write(ann.page, 'menu', '安的菜单')
    await write(bob.page, 'menu', '鲍的菜单')
    await saved(bob.page)
    await ann.context.setOffline(false)
    await ann.page.getByTestId('resolve-conflict').click()
    await expect(ann.page.getByRole('dialog')).toContainText('鲍的菜单')
    await ann.page.getByRole('dialog').getByRole('radio', { name: '对方的' }).click()
    await ann.page.getByTestId('settle').click()
    await saved(ann.page)
    await expect(ann.page.getByTestId('node-menu')).toContainText('鲍的菜单')
    await expect(ann.page.getByTestId('node-greet')).toContainText('安的问候')

    // Without a connection the work stays in the browser, over a reload too, and is saved when it is back.
    await ann.context.setOffline(true)
    await write(ann.page, 'greet', '离线写的')
    await expect(ann.page.getByTestId('save-state')).toHaveAttribute('data-state', 'offline', { timeout: 15_000 })
    await ann.context.setOffline(false)
    await ann.page.reload()
    await expect(ann.page.getByTestId('node-greet')).toContainText('离线写的')
    await saved(ann.page)
    await expect(bob.page.getByTestId('node-greet')).toContainText('离线写的')

    // What one did before the reload can still be taken back, and done again.
    await ann.page.keyboard.press('ControlOrMeta+z')
    await expect(ann.page.getByTestId('node-greet')).toContainText('安的问候')
    await ann.page.keyboard.press('ControlOrMeta+Shift+z')
    await expect(ann.page.getByTestId('node-greet')).toContainText('离线写的')

    await bob.page.goto('/flows')
    await expect(ann.page.getByTestId(/^person-/)).toHaveCount(0)
  } finally {
    await Promise.all([ann.context.close(), bob.context.close()])
  }
})

test('unsaved work outlives its tab, is nobody else’s while the tab is open, and is shown to who may no longer edit', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(90_000)
  const base = baseURL ?? ''
  const people = { baseURL: base, viewport: { width: 1600, height: 1000 } }
  const ann = await signedIn(browser, { email: 'designer@demo.tandem', ...people })
  const owner = await signedIn(browser, { email: 'owner@demo.tandem', ...people })
  const call = async (path: string, json: object) => {
    const answer = await owner.context.request.post(`/api/trpc/${path}`, { data: { json }, headers: { origin: base } })
    expect(answer.ok(), await answer.text()).toBe(true)
  }
  const { memberId } = await idOf(ann.context)
  const unsaved = async (page: Page, text: string) => {
    await page.route('**/projects.saveDraft*', (route) => route.abort())
    await write(page, 'took', text)
    await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'offline', { timeout: 15_000 })
  }
  try {
    const path = `/flows/${await importCounter(ann.context, base)}`
    await ann.page.goto(path)
    await unsaved(ann.page, '没存上 {{ number }}')

    // Another tab: it neither opens nor drops what the first one has.
    const second = await ann.context.newPage()
    await second.goto(path)
    await expect(second.getByTestId('node-took')).toContainText('旧版收到')
    await write(second, 'askNumber', '请说号码')
    await saved(second)
    await ann.page.close()
    await second.reload()
    await expect(second.getByTestId('node-took')).toContainText('没存上')
    await expect(second.getByTestId('node-askNumber')).toContainText('请说号码')
    await saved(second)

    // The right is gone and the page loaded again: the work is there to be taken along.
    await unsaved(second, '权限没了 {{ number }}')
    await call('members.setRole', { memberId, role: 'analyst' })
    await second.reload()
    await expect(second.getByTestId('left-work')).toBeVisible()
    await expect(second.getByTestId('node-took')).toContainText('没存上')
    const [file] = await Promise.all([second.waitForEvent('download'), second.getByTestId('left-download').click()])
    expect(readFileSync(await file.path(), 'utf8')).toContain('权限没了')
    await call('members.setRole', { memberId, role: 'designer' })
    await second.reload()
    await expect(second.getByTestId('node-took')).toContainText('权限没了')

    // What cannot be opened is kept for a person to decide about.
    await second.unroute('**/projects.saveDraft*')
    await second.evaluate(
      (id) => localStorage.setItem(`tandem:draft:${location.pathname.split('/').at(-1)}:${id}:older`, '{"older":"format"}'),
      memberId,
    )
    await second.reload()
    await expect(second.getByTestId('left-work')).toContainText('无法打开')
    await second.getByTestId('left-drop').click()
    await second.getByRole('alertdialog').getByRole('button', { name: '丢弃' }).click()
    await expect(second.getByTestId('left-work')).toHaveCount(0)
    await second.reload()
    await expect(second.getByTestId('node-took')).toBeVisible()
    await expect(second.getByTestId('left-work')).toHaveCount(0)
  } finally {
    await call('members.setRole', { memberId, role: 'designer' })
    await Promise.all([ann.context.close(), owner.context.close()])
  }
})

async function idOf(context: BrowserContext): Promise<{ memberId: string }> {
  const answer = (await (await context.request.get('/api/trpc/me.get')).json()) as { result: { data: { json: { memberId: string } } } }
  return answer.result.data.json
}
