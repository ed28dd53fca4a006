import AxeBuilder from '@axe-core/playwright'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import superjson from 'superjson'
import { largeProject } from '../../bench/canvas/large-project.ts'
import { signedIn } from './support/people.ts'

const saved = (page: Page) => expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved', { timeout: 20_000 })
const told = (page: Page, words: string | RegExp) => expect(page.getByTestId('announcer')).toHaveText(words)
const onCanvas = (page: Page) => expect(page.getByTestId('canvas')).toBeFocused()

test('on the canvas a small flow is built with the keyboard alone, every step is told, and the focus never leaves the canvas', async ({
  browser,
  baseURL,
}) => {
  const { context, page } = await signedIn(browser, { email: 'designer@demo.tandem', baseURL: baseURL ?? '', locale: 'en' })
  test.setTimeout(120_000)
  try {
    await page.goto('/flows')
    await page.getByRole('button', { name: 'New flow' }).first().click()
    await page.getByTestId('template-blank').click()
    await page.getByRole('dialog').getByRole('textbox').fill('By keyboard')
    await page.getByTestId('create-flow').click()
    await expect(page.getByTestId('card-start')).toBeVisible({ timeout: 30_000 })
    await page.getByTestId('canvas').focus()
    const key = (name: string) => page.keyboard.press(name)

    // The start card is there and empty; it gets a name, and a question that is written.
    await key('ArrowRight')
    await told(page, /, 0 nodes\./)
    await key('F2')
    await page.keyboard.type('Start')
    await key('Enter')
    await onCanvas(page)
    await key('/')
    await page.keyboard.type('choices')
    await key('Enter')
    await told(page, /added to/)
    await onCanvas(page)
    await key('Enter')
    await key('ControlOrMeta+a')
    await page.keyboard.type('Order or refund?')
    await key('Enter')
    await onCanvas(page)
    await expect(page.locator('[data-testid^="node-"]')).toContainText('Order or refund?')

    // From its first way out to a new card, and from there back.
    await key('c')
    await expect(page.getByTestId('port-chooser')).toBeVisible()
    await key('Home')
    await key('Enter')
    await page.keyboard.type('message')
    await key('Enter')
    await told(page, /^Card .* added behind/)
    await onCanvas(page)
    await expect(page.locator('[data-testid^="card-"]')).toHaveCount(2)
    await key('c')
    await page.keyboard.type('Start')
    await key('Enter')
    await told(page, /^“.+” now leads to Start\.$/)
    await onCanvas(page)

    // Renamed, moved, walked back to the start, undone.
    await key('F2')
    await page.keyboard.type('Answer')
    await key('Enter')
    await expect(page.locator('[data-testid^="card-"]').nth(1)).toHaveAttribute('aria-label', 'Answer')
    await key('ArrowLeft')
    await told(page, /^Start, 1 node\./)
    await key('ArrowRight')
    await told(page, /^Answer, 1 node\./)
    await key('Delete')
    await told(page, 'Answer removed.')
    await expect(page.locator('[data-testid^="card-"]')).toHaveCount(1)
    await key('ControlOrMeta+z')
    await expect(page.locator('[data-testid^="card-"]')).toHaveCount(2)
    await onCanvas(page)
    await saved(page)
    await page.reload()
    await expect(page.getByText('Order or refund?').first()).toBeVisible()

    const scan = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
    expect(scan.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).slice(0, 3)}`)).toEqual([])
  } finally {
    await context.close()
  }
})

test('a thousand cards open, are edited, found, seen from afar and put in order', async ({ browser, baseURL }) => {
  test.setTimeout(120_000)
  const { context, page } = await signedIn(browser, {
    email: 'designer@demo.tandem',
    baseURL: baseURL ?? '',
    viewport: { width: 1440, height: 900 },
  })
  try {
    await page.goto(`/flows/${await importLarge(context, baseURL ?? '')}`)
    await expect(page.getByTestId('card-c0')).toBeVisible({ timeout: 30_000 })
    // Only what is around the view is on the page.
    expect(await page.locator('.react-flow__node').count()).toBeLessThan(80)

    // An edit is found wanting by the analysis beside the page, and saved.
    await page.getByTestId('node-m0').getByRole('button').first().dblclick()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('{{ nobody_knows }}')
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('findings')).toHaveAccessibleName(/^[1-9]/)
    await saved(page)

    // Found by its words, a card far away comes to be on the page.
    await expect(page.getByTestId('card-c777')).toHaveCount(0)
    await page.keyboard.press('ControlOrMeta+f')
    await page.keyboard.type('Step 777:')
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('card-c777')).toBeVisible()
    await page.keyboard.press('ArrowRight')
    await expect(page.getByTestId('announcer')).toHaveText(/^c778/)

    // Zoomed out it is painted, and chosen, moved and opened like before.
    await page.keyboard.press('Shift+2')
    await page.waitForTimeout(600)
    for (let steps = 0; steps < 5; steps++) await page.getByRole('button', { name: '缩小' }).click()
    await expect(page.locator('.react-flow__node')).toHaveCount(0)
    await page.keyboard.press('Escape')
    const board = await page.getByTestId('canvas').boundingBox()
    const middle = { x: (board?.x ?? 0) + (board?.width ?? 0) / 2, y: (board?.y ?? 0) + (board?.height ?? 0) / 2 }
    await page.mouse.move(middle.x, middle.y)
    await page.mouse.down()
    await page.mouse.move(middle.x + 60, middle.y + 20, { steps: 5 })
    await page.mouse.up()
    await expect(page.getByRole('button', { name: '撤销：移动' })).toBeEnabled()
    await expect(page.getByTestId('inspector').getByRole('heading', { name: 'c778' })).toBeVisible()
    await page.mouse.dblclick(middle.x + 60, middle.y + 20)
    await expect(page.getByTestId('card-c778')).toBeVisible()

    // From afar all are painted; and put in order they look different.
    await page.getByRole('button', { name: '看全部' }).click()
    await expect(page.locator('.react-flow__node')).toHaveCount(0)
    const picture = await page.getByTestId('painted-cards').screenshot()
    await page.getByTestId('tidy').click()
    await expect(page.getByRole('button', { name: '撤销：整理' })).toBeEnabled({ timeout: 60_000 })
    await expect.poll(async () => (await page.getByTestId('painted-cards').screenshot()).equals(picture)).toBe(false)
    await saved(page)
  } finally {
    await context.close()
  }
})

async function importLarge(context: BrowserContext, origin: string): Promise<string> {
  const answer = await context.request.post('/api/trpc/projects.import', {
    data: superjson.serialize({ file: largeProject(1000) }),
    headers: { origin },
  })
  const { result } = (await answer.json()) as { result: { data: never } }
  return superjson.deserialize<{ projectId: string }>(result.data).projectId
}
