import { expect, type Locator, type Page, test } from '@playwright/test'
import { openForeignShop } from './support/foreign-shop.ts'
import { openWidget, signedIn } from './support/people.ts'

test('from the canvas to a person’s desk and back: design, find, simulate, publish, talk, escalate, answer, rate, count', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000)
  const base = baseURL ?? ''
  const designer = await signedIn(browser, { email: 'designer@demo.tandem', baseURL: base, viewport: { width: 1600, height: 1000 } })
  const agent = await signedIn(browser, { email: 'agent1@demo.tandem', baseURL: base, viewport: { width: 1440, height: 900 } })
  const supervisor = await signedIn(browser, { email: 'supervisor@demo.tandem', baseURL: base })
  const customer = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 800 } })
  const shop = await openForeignShop({ server: base })
  try {
    // The designer starts from the template and changes a text on the card itself.
    const { page } = designer
    await page.goto('/flows')
    await page.getByRole('button', { name: '新建流程' }).first().click()
    await page.getByTestId('template-after-sales').click()
    await page.getByTestId('create-flow').click()
    await expect(page.getByTestId('card-welcome')).toBeVisible({ timeout: 30_000 })
    // All of the cards that are connected below must be in sight.
    await page.getByTestId('close-node-list').click()
    await page.getByTestId('node-greet').getByRole('button').first().dblclick()
    await page.keyboard.type('您好，我是小鹿，售后的事都可以问我。')
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved')

    // A new choice without a way on is found, and blocks publishing until it leads somewhere.
    await page.getByTestId('node-menu').click({ position: { x: 120, y: 8 } })
    await page.getByRole('button', { name: '添加选项' }).click()
    await page.getByTestId('inspector').getByPlaceholder('中文').last().fill('其他问题')
    await page.getByTestId('inspector').getByPlaceholder('English').last().fill('Something else')
    await expect(page.getByTestId('findings')).toContainText('1')
    await page.getByTestId('publish').click()
    await expect(page.getByTestId('publish-confirm')).toBeDisabled()
    await page.keyboard.press('Escape')

    // Dropped on the empty canvas, the choice's port asks what comes next: a branch for those who wrote before.
    const choice = page.locator('[data-testid^="port-menu.choice:"]', { hasText: '其他问题' })
    const board = await page.getByTestId('canvas').boundingBox()
    if (!board) throw new Error('no canvas')
    await dragPort(page, choice, { x: board.x + 240, y: board.y + board.height - 120 })
    await page.getByTestId('palette').getByRole('combobox').fill('分支')
    await page.getByTestId('palette-branch').click()
    const inspector = page.getByTestId('inspector')
    await inspector.getByLabel('分支名称').fill('老客户')
    await inspector.getByRole('combobox', { name: '比较什么' }).click()
    await page.keyboard.type('会话次数')
    await page.keyboard.press('Enter')
    await inspector.getByRole('combobox', { name: '怎么比较' }).click()
    await page.getByRole('option', { name: '>', exact: true }).click()
    await inspector.getByRole('textbox', { name: '值' }).fill('20')
    await expect(page.getByTestId('findings')).toContainText('2')

    // Its two ways lead to a person and to another question, and nothing is left to find.
    const branch = page.locator('[data-testid^="card-"]', { hasText: '老客户' })
    await dragPort(page, branch.locator('[data-testid^="port-"]', { hasText: '老客户' }), await placeOf(page.getByTestId('card-person')))
    await dragPort(page, branch.locator('[data-testid$=".else"]'), await placeOf(page.getByTestId('card-anythingElse')))
    await expect(page.getByTestId('findings')).toHaveAccessibleName(/^0/)
    await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved')

    // Simulated on the draft, with the real understanding and the real order system.
    await page.getByTestId('simulate').click()
    await expect(page.getByTestId('simulator').getByText('您好，我是小鹿，售后的事都可以问我。')).toBeVisible()
    await page.getByTestId('simulator').getByRole('button', { name: '其他问题' }).click()
    await expect(branch).toHaveAttribute('data-lit', 'walked')
    await page.getByTestId('sim-input').fill('帮我查一下订单')
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('simulator').getByText(/请告诉我订单号/)).toBeVisible()
    await page.getByTestId('sim-input').fill('20251119-8843')
    await page.keyboard.press('Enter')
    // Nothing is sent unless it is asked for: first a sample, then the order system itself.
    await expect(page.getByTestId('sim-call-fetchOrder')).toContainText('样例')
    await page.getByTestId('sim-real-fetchOrder').click()
    await expect(page.getByTestId('simulator').getByText(/订单 20251119-8843/)).toBeVisible({ timeout: 20_000 })
    await page.getByTestId('sim-input').fill('再不解决我就打12315投诉你们')
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('sim-rule-legal-risk')).toHaveAttribute('data-result', 'fired', { timeout: 15_000 })

    // Published to the channel.
    await page.getByTestId('publish').click()
    await page.getByTestId('publish-channel-web').check()
    await page.getByTestId('publish-confirm').click()
    await expect(page.getByText(/v1 已发布/)).toBeVisible()

    // The agent comes online.
    await agent.page.goto('/inbox')
    await agent.page.getByTestId('presence').click()
    await agent.page.getByRole('menuitem', { name: '在线' }).click()

    const before = await casesOf(supervisor.page)

    // The customer, on a foreign page, meets the new version, asks about an order and gets angry.
    const shopPage = await customer.newPage()
    await shopPage.goto(shop.url)
    const chat = await openWidget(shopPage)
    await expect(chat.getByText('您好，我是小鹿，售后的事都可以问我。')).toBeVisible({ timeout: 15_000 })
    await chat.getByRole('textbox').fill('帮我查一下订单')
    await chat.getByRole('textbox').press('Enter')
    await expect(chat.getByText(/请告诉我订单号/)).toBeVisible()
    await chat.getByRole('textbox').fill('20251119-8843')
    await chat.getByRole('textbox').press('Enter')
    await expect(chat.getByText(/订单 20251119-8843（/)).toBeVisible()
    await chat.getByRole('textbox').fill('再不解决我就打12315投诉你们')
    await chat.getByRole('textbox').press('Enter')

    // A rule fires; the agent gets the offer, accepts, sees the packet, answers; the customer sees it without reload.
    await expect(agent.page.getByTestId('offer')).toBeVisible({ timeout: 20_000 })
    await agent.page.getByTestId('accept-offer').click()
    const desk = agent.page.getByTestId('conversation')
    await expect(desk.getByTestId('transcript').getByText('再不解决我就打12315投诉你们')).toBeVisible()
    await expect(agent.page.getByText('投诉与法律风险').first()).toBeVisible()
    await agent.page.getByTestId('composer').fill('您好，我是陈思远，马上帮您处理。')
    await agent.page.keyboard.press('Enter')
    await expect(chat.getByText('您好，我是陈思远，马上帮您处理。')).toBeVisible()
    await chat.getByRole('textbox').fill('好的，麻烦快一点')
    await chat.getByRole('textbox').press('Enter')
    await expect(desk.getByTestId('transcript').getByText('好的，麻烦快一点')).toBeVisible()

    // Back to the bot, which asks for the rating; the conversation is closed and shows on the desk.
    await agent.page.getByTestId('return-to-bot').click()
    await agent.page.getByRole('alertdialog').getByRole('button', { name: '交回' }).click()
    await expect(chat.getByText('人工服务已结束，机器人继续为您服务')).toBeVisible()
    await chat.getByRole('button', { name: '5 星' }).click()
    await expect(chat.getByText(/谢谢您的评价/)).toBeVisible()
    await expect(desk.getByTestId('transcript').getByText(/客户评价 5 \/ 5/)).toBeVisible()
    await expect(desk.getByTestId('owner')).toContainText('已结束')

    // The figures have one conversation and one rating more.
    await expect.poll(() => casesOf(supervisor.page)).toEqual({ conversations: before.conversations + 1, ratings: before.ratings + 1 })
  } finally {
    shop.close()
    await Promise.all([designer.context.close(), agent.context.close(), supervisor.context.close(), customer.close()])
  }
})

/** Takes a port by its dot and drops it at a place of the page, as with a mouse. */
async function dragPort(page: Page, port: Locator, to: { x: number; y: number }): Promise<void> {
  const dot = await port.locator('.react-flow__handle').boundingBox()
  if (!dot) throw new Error('no such port on the canvas')
  await page.mouse.move(dot.x + dot.width / 2, dot.y + dot.height / 2)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 12 })
  await page.mouse.up()
}

/** The head of a card, where a connector is dropped. */
async function placeOf(card: Locator): Promise<{ x: number; y: number }> {
  const box = await card.boundingBox()
  if (!box) throw new Error('no such card on the canvas')
  return { x: box.x + 4, y: box.y + 18 }
}

/** On how many conversations and ratings the dashboard stands. */
async function casesOf(page: Page): Promise<{ conversations: number; ratings: number }> {
  await page.goto('/insight')
  const cases = async (measure: string): Promise<number> =>
    Number((await page.getByRole('region', { name: measure, exact: true }).getByTestId('cases').textContent())?.replace(/\D/g, ''))
  return { conversations: await cases('会话量'), ratings: await cases('满意度（CSAT）') }
}
