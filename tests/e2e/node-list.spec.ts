import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { buildProject } from '../../flows/testing/build-project.ts'
import { documentOnServer } from './support/document-on-server.ts'
import { importProject } from './support/import-project.ts'
import { signedIn } from './support/people.ts'

const project = {
  ...buildProject({
    name: '列表',
    cards: {
      welcome: [
        ['n-1', 'message', { text: { 'zh-CN': '您好' } }],
        ['n-2', 'message', { text: { 'zh-CN': '请稍等' } }],
      ],
      bye: [['n-3', 'message', { text: { 'zh-CN': '再见' } }]],
    },
    links: { 'n-2.next': 'bye' },
    flows: { refund: { cards: { begin: [['r-1', 'message', { text: { 'zh-CN': '退款' } }]] } } },
  }),
}
const layout = { main: { cards: { welcome: { x: 0, y: 0 }, bye: { x: 420, y: 0 } }, notes: {} } }

test('nodes are dragged from the list between rows, to a head, onto a link and onto the bare canvas, each with one step to undo', async ({
  browser,
  baseURL,
}) => {
  const { context, page } = await signedIn(browser, { email: 'designer@demo.tandem', baseURL: baseURL ?? '' })
  try {
    const id = await importProject(context, baseURL ?? '', project, layout)
    await page.goto(`/flows/${id}`)
    const list = page.getByTestId('node-list')
    const welcome = page.getByTestId('card-welcome')
    await expect(welcome).toBeVisible()
    // There is no room for it at first on a screen of this width; opened once, it stays open.
    await expect(list).toHaveCount(0)
    await page.getByTestId('open-node-list').click()
    await expect(list).toBeVisible()
    await page.reload()
    await expect(welcome).toBeVisible()
    await expect(list).toBeVisible()
    expect((await new AxeBuilder({ page }).include('[data-testid=node-list]').analyze()).violations).toEqual([])

    const types = (card: Locator) => card.locator('section').evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label')))
    const second = await boxOf(page.getByTestId('node-n-2'))
    await drag(page, entry(list, 'choices'), { x: second.x + 100, y: second.y + 6 }, async () => {
      await expect(page.getByTestId('node-n-2')).toHaveCSS('box-shadow', /inset/)
    })
    await expect.poll(() => types(welcome)).toEqual(['发送消息', '选项', '发送消息'])

    const head = await boxOf(welcome.locator('header'))
    await drag(page, entry(list, 'wait'), { x: head.x + 60, y: head.y + 20 }, async () => {
      await expect(welcome.locator('header')).toHaveCSS('box-shadow', /inset/)
    })
    await expect.poll(async () => (await types(welcome)).length).toBe(4)
    expect((await types(welcome))[0]).toBe('等待')

    const cards = page.getByTestId('canvas').getByRole('article')
    const link = page.getByTestId('link-n-2.next').locator('path').last()
    await drag(page, entry(list, 'question'), await middleOf(link), async () => {})
    await expect(cards).toHaveCount(3)
    const inserted = (await documentAfter(page, context, id)).project.flows.main
    const question = Object.values(inserted?.cards ?? {}).find(({ nodes }) => nodes[0]?.type === 'question')
    expect(inserted?.links['n-2.next']).toBe(question?.id)
    const onward = Object.entries(inserted?.links ?? {}).find(([, target]) => target === 'bye')
    expect(onward?.[0].split('.')[0]).toBe(question?.nodes[0]?.id)

    const board = await boxOf(page.getByTestId('canvas'))
    const free = { x: board.x + board.width - 180, y: board.y + board.height - 160 }
    await drag(page, list.getByTestId('list-flow-refund'), free, async () => {
      await expect(page.getByTestId('drop-mark')).toBeVisible()
    })
    await expect(page.getByTestId('drop-mark')).toHaveCount(0)
    await expect(cards).toHaveCount(4)
    const all = Object.values((await documentAfter(page, context, id)).project.flows.main?.cards ?? {})
    expect(all.find(({ name }) => name === 'refund')).toMatchObject({ nodes: [{ type: 'run-flow', settings: { flowId: 'refund' } }] })

    for (let step = 0; step < 4; step++) await page.keyboard.press('Control+z')
    await expect(cards).toHaveCount(2)
    expect(await types(welcome)).toEqual(['发送消息', '发送消息'])
  } finally {
    await context.close()
  }
})

test('by keyboard: B opens the list, typing finds in it, Enter adds behind what is chosen, B closes it', async ({ browser, baseURL }) => {
  const { context, page } = await signedIn(browser, {
    email: 'designer@demo.tandem',
    baseURL: baseURL ?? '',
    viewport: { width: 1000, height: 800 },
  })
  try {
    const id = await importProject(context, baseURL ?? '', project, layout)
    await page.goto(`/flows/${id}`)
    const list = page.getByTestId('node-list')
    await expect(page.getByTestId('card-welcome')).toBeVisible()
    await page.getByTestId('node-n-1').locator('p').first().click()
    await page.keyboard.press('b')
    const search = list.getByRole('combobox')
    await expect(search).toBeFocused()
    // On a narrow screen it lies over the canvas instead of taking its place.
    expect(await boxOf(page.getByTestId('canvas'))).toMatchObject({ x: (await boxOf(list)).x })
    await page.keyboard.insertText('nothing of the kind')
    await expect(list.getByRole('option')).toHaveCount(0)
    await expect(list.getByText('没有这样的节点')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(search).toHaveValue('')
    await page.keyboard.insertText('handoff')
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('card-welcome').locator('section').nth(1)).toHaveAttribute('aria-label', '转人工')
    await expect(page.getByTestId('canvas')).toBeFocused()
    await page.keyboard.press('b')
    await expect(list).toHaveCount(0)
    await expect(page.getByTestId('canvas')).toBeFocused()
  } finally {
    await context.close()
  }
})

function entry(list: Locator, type: string): Locator {
  return list.getByTestId(`list-${type}`)
}

async function boxOf(target: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await target.boundingBox()
  if (!box) throw new Error(`${target} cannot be seen`)
  return box
}

/** A point on the line: its box is mostly empty. */
function middleOf(path: Locator): Promise<{ x: number; y: number }> {
  return path.evaluate((element) => {
    const line = element as SVGPathElement
    const at = line.getPointAtLength(line.getTotalLength() / 2).matrixTransform(line.getScreenCTM() ?? undefined)
    return { x: at.x, y: at.y }
  })
}

async function drag(page: Page, from: Locator, to: { x: number; y: number }, meanwhile: () => Promise<void>): Promise<void> {
  await from.hover()
  await page.mouse.down()
  await page.mouse.move(to.x - 30, to.y - 30, { steps: 4 })
  await page.mouse.move(to.x, to.y, { steps: 4 })
  // What is entered hears of it with the next move only.
  await page.mouse.move(to.x + 1, to.y)
  await page.mouse.move(to.x, to.y)
  await meanwhile()
  await page.mouse.up()
}

async function documentAfter(page: Page, context: Parameters<typeof documentOnServer>[0], id: string) {
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved')
  return documentOnServer(context, id)
}
