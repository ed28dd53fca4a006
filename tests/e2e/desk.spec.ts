import { expect, type Page, test } from '@playwright/test'
import { signedIn } from './support/people.ts'
import { visit } from './support/visitor.ts'

/** Somebody with a case for a person: an order, and a threat to complain. */
async function complain(server = '') {
  const customer = await visit(server)
  for (const text of ['帮我查一下订单', '20251119-8843', '再不解决我就打12315投诉你们']) await customer.say(text)
  return customer
}

/** Through the menu of one's own status by arrow keys; the second name is in the menu of the first. */
async function setPresence(page: Page, ...names: string[]) {
  await page.getByTestId('presence').focus()
  await page.keyboard.press('Enter')
  for (const [level, name] of names.entries()) {
    if (level > 0) await page.keyboard.press('ArrowRight')
    const item = page.getByRole('menuitem', { name, exact: true })
    await expect(page.getByRole('menu').nth(level).getByRole('menuitem').first()).toBeFocused()
    await expect(async () => {
      if (!(await item.evaluate((element) => element === document.activeElement))) await page.keyboard.press('ArrowDown')
      await expect(item).toBeFocused({ timeout: 100 })
    }).toPass()
  }
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menu')).toHaveCount(0)
}

test('a whole conversation by the keyboard alone: accept, read, note, reply, transfer, give back, take over, close', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000)
  const { context, page } = await signedIn(browser, { email: 'agent2@demo.tandem', baseURL: baseURL ?? '' })
  const keys = page.keyboard
  const desk = page.getByTestId('conversation')
  const transcript = page.getByTestId('transcript')
  try {
    await page.goto('/inbox')
    await setPresence(page, '在线')
    await expect(page.getByTestId('presence')).toContainText('在线')
    await keys.press('?')
    await expect(page.getByRole('dialog')).toContainText('快捷键')
    await keys.press('Escape')

    await complain(baseURL)
    await expect(page.getByTestId('offer')).toBeVisible()
    await expect(page).toHaveTitle(/^\(1\) /)
    await keys.press('Alt+a')
    await expect(desk.getByTestId('owner')).toContainText('您负责')
    await expect(page).not.toHaveTitle(/^\(/)

    // Ready to be written into; the canned reply comes with a slash.
    await expect(page.getByTestId('composer')).toBeFocused()
    await keys.type('/稍等')
    await keys.press('Enter')
    await expect(page.getByTestId('composer')).toHaveValue('请您稍等一到两分钟，我核实一下。')
    await keys.press('Enter')
    await expect(transcript.getByText('请您稍等一到两分钟，我核实一下。')).toBeVisible()

    // Out of the field, to the packet; its first citation leads to the message.
    await keys.press('Escape')
    await keys.press('p')
    await expect(page.getByRole('complementary', { name: '助手栏' })).toBeFocused()
    const cite = page.locator('[data-testid^=cite-]').first()
    for (let tab = 0; tab < 6 && !(await cite.evaluate((element) => element === document.activeElement)); tab++) await keys.press('Tab')
    await expect(cite).toBeFocused()
    await keys.press('Enter')
    await expect(cite).toHaveAttribute('aria-pressed', 'true')
    await expect(transcript.locator('.outline-accent')).toHaveText('再不解决我就打12315投诉你们')
    await expect(transcript.locator('.outline-accent')).toBeInViewport()

    await keys.press('n')
    await keys.type('客户情绪激动，先安抚')
    await keys.press('Enter')
    await expect(transcript.getByText('客户情绪激动，先安抚')).toBeVisible()

    // To a queue, which offers it to the only one there.
    await keys.press('Alt+t')
    await expect(page.getByRole('dialog', { name: '转接会话' })).toBeVisible()
    await expect(page.getByRole('radio', { name: '到队列' })).toBeFocused()
    await keys.press('Tab')
    await keys.press('Enter')
    await expect(page.getByRole('option').first()).toBeFocused()
    await keys.press('Enter')
    await expect(page.getByRole('combobox', { name: '到队列' })).toBeFocused()
    await keys.press('Tab')
    await keys.type('请投诉组跟进')
    await keys.press('Tab')
    await keys.press('Enter')
    await expect(transcript.getByText(/请投诉组跟进/)).toBeVisible()
    await expect(page.getByTestId('offer')).toBeVisible({ timeout: 20_000 })
    await keys.press('Alt+a')
    await expect(desk.getByTestId('owner')).toContainText('您负责')

    await keys.press('Alt+b')
    await expect(page.getByRole('alertdialog')).toBeVisible()
    await keys.press('Tab')
    await keys.press('Enter')
    await expect(desk.getByTestId('owner')).toContainText('机器人接待中')
    await keys.press('Escape')
    await keys.press('Alt+t')
    await expect(desk.getByTestId('owner')).toContainText('您负责')

    await keys.press('Alt+e')
    await expect(page.getByRole('dialog', { name: '结束人工服务' })).toBeVisible()
    await expect(page.getByRole('radio', { name: '已解决' })).toBeFocused()
    await keys.press('ArrowRight')
    await expect(page.getByRole('radio', { name: '待跟进' })).toBeFocused()
    await keys.press('Space')
    await keys.press('Tab')
    await expect(page.getByRole('checkbox', { name: '让机器人请客户评价' })).toBeFocused()
    await keys.press('Space')
    await keys.press('Tab')
    await keys.press('Tab')
    await expect(page.getByTestId('confirm-resolve')).toBeFocused()
    await keys.press('Enter')
    await expect(desk.getByTestId('owner')).toContainText('已结束 · 待跟进')
  } finally {
    await setPresence(page, '离线').catch(() => undefined)
    await context.close()
  }
})

test('who nobody came for stays on the list after the end; several at once are tagged and dismissed, and put back', async ({
  browser,
  baseURL,
}) => {
  const { context, page } = await signedIn(browser, { email: 'supervisor@demo.tandem', baseURL: baseURL ?? '' })
  const rows = page.getByRole('region', { name: '待干预' }).locator('[data-testid^=conversation-]')
  try {
    await page.goto('/inbox')
    await page.getByTestId('list-attention').click()
    await expect(page.getByTestId('list-attention')).toContainText(/\d/)
    const before = Number((await page.getByTestId('list-attention').textContent())?.match(/\d+/)?.[0])
    await expect(rows).toHaveCount(before)
    for (const customer of [await complain(baseURL), await complain(baseURL)]) await customer.leave()
    await expect(rows).toHaveCount(before + 2)

    await rows.first().click()
    await expect(page.getByTestId('attention-banner')).toContainText('投诉与法律风险')
    await expect(page.getByTestId('owner')).toContainText('已结束')

    // Two rows, by a click with Shift; the tag shows, and is taken back.
    await page
      .getByRole('checkbox', { name: /选择与/ })
      .first()
      .click()
    await rows.nth(1).click({ modifiers: ['Shift'] })
    await expect(page.getByTestId('selection')).toContainText('已选 2 个')
    await page.getByTestId('many-tag').click()
    await page.keyboard.type('回访')
    await page.keyboard.press('Enter')
    await expect(page.getByText('2 个已完成')).toBeVisible()
    await expect(page.getByTestId('transcript').getByText('打标签 回访')).toBeVisible()
    await page.getByRole('button', { name: '撤销' }).click()
    await expect(page.getByTestId('transcript').getByText('去掉标签 回访')).toBeVisible()

    for (const key of ['k', 'x', 'j', 'x']) await page.keyboard.press(key)
    await expect(page.getByTestId('selection')).toContainText('已选 2 个')
    await page.getByTestId('many-dismiss').click()
    await expect(rows).toHaveCount(before)
    await page.locator('[data-sonner-toast][data-front=true]').getByRole('button', { name: '撤销' }).click()
    await expect(rows).toHaveCount(before + 2)
    await rows.first().click()
    await page.getByTestId('dismiss-attention').click()
    await expect(rows).toHaveCount(before + 1)
  } finally {
    await context.close()
  }
})

test('a break has a reason, which those who lead the desk see', async ({ browser, baseURL }) => {
  const agent = await signedIn(browser, { email: 'agent3@demo.tandem', baseURL: baseURL ?? '', locale: 'en' })
  const lead = await signedIn(browser, { email: 'supervisor@demo.tandem', baseURL: baseURL ?? '' })
  try {
    await lead.page.goto('/inbox')
    await agent.page.goto('/inbox')
    await setPresence(agent.page, 'On a break', 'Meal')
    await expect(agent.page.getByTestId('presence')).toContainText('Meal')
    await expect(lead.page.getByTestId('team')).toContainText('用餐')
    await lead.page
      .getByTestId('team')
      .getByRole('button', { name: /Emma Clarke/ })
      .click()
    await expect(lead.page.getByRole('dialog')).toContainText('小休 · 用餐')
    await expect(agent.page.getByTestId('team')).toHaveCount(0)
  } finally {
    await setPresence(agent.page, 'Offline').catch(() => undefined)
    await Promise.all([agent.context.close(), lead.context.close()])
  }
})
