import { expect, type Locator, type Page } from '@playwright/test'
import { cardOf, type Entry, type Hand, openOptions, paletteEntry, stepOf, type Way } from './hand.ts'

type Point = { x: number; y: number }
type Box = Point & { width: number; height: number }

/** Somebody with a mouse, who types nothing but texts. */
export function mouse(page: Page): Hand {
  const click = async (target: Locator, count = 1): Promise<void> => {
    hand.acts++
    await target.click({ clickCount: count })
  }

  async function pickInPalette(wanted: Entry): Promise<void> {
    const palette = page.getByTestId('palette')
    await palette.waitFor()
    if ('card' in wanted) await page.keyboard.insertText(wanted.card)
    await click(paletteEntry(page, wanted))
    await expect(palette).toBeHidden()
  }

  const board = () => page.getByTestId('canvas')

  async function drag(from: Point, to: Point): Promise<void> {
    hand.acts++
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 })
    await page.mouse.move(to.x, to.y, { steps: 4 })
    await page.mouse.up()
  }

  /** The dot of a way out, brought into sight with the wheel when the card is higher than the canvas. */
  async function dotOf({ card, node, port }: Way): Promise<Point> {
    const handle = stepOf(page, card, node).locator('[data-testid^="port-"]').nth(port).locator('.react-flow__handle')
    const around = await boxOf(board())
    for (let tries = 0; tries < 10; tries++) {
      const { x, y } = await resting(handle)
      const low = y - (around.y + around.height - 120)
      const high = around.y + 120 - y
      if (low <= 0 && high <= 0) return { x, y }
      hand.acts++
      await page.mouse.move(around.x + 40, around.y + around.height / 2)
      await page.mouse.wheel(0, low > 0 ? low + 60 : -high - 60)
    }
    throw new Error(`the dot of ${card} does not come into sight`)
  }

  /** Lets the way out go where nothing stands. */
  async function dragOut(way: Way): Promise<void> {
    await hand.goToCard(way.card)
    const from = await dotOf(way)
    const to = await page.evaluate(freePoint, { from, board: await boxOf(board()) })
    if (!to) throw new Error(`no room beside ${way.card}`)
    await drag(from, to)
  }

  /** Onto the card where it can be seen, otherwise by its name in the list. */
  async function leadTo(way: Way, card: string): Promise<void> {
    await hand.goToCard(way.card)
    const from = await dotOf(way)
    const target = cardOf(page, card)
    const to = card === way.card || (await target.count()) === 0 ? null : await bareMiddle(target.locator('header'), await boxOf(board()))
    if (to) return drag(from, to)
    await dragOut(way)
    await pickInPalette({ card })
  }

  const hand: Hand = {
    page,
    acts: 0,
    press: (target) => click(target),
    async write(field, text) {
      await click(field, 3)
      if (text === '') await page.keyboard.press('Backspace')
      else await page.keyboard.insertText(text)
    },
    async choose(field, option) {
      await click(field)
      const options = openOptions(page)
      await options.first().waitFor()
      const searched = await page.evaluate(() => document.activeElement?.tagName === 'INPUT')
      if (searched && option !== null) await page.keyboard.insertText(option)
      await click(option === null ? options.first() : options.and(page.getByRole('option', { name: option, exact: true })))
      await expect(options).toHaveCount(0)
    },
    async pickFromMenu(button, item) {
      await click(button)
      await click(page.getByRole('menuitem', { name: item, exact: true }))
    },
    openTab: (name) => click(page.getByTestId(`tab-${name}`)),
    async goToCard(name, node) {
      const part = node === undefined ? cardOf(page, name).locator('header') : stepOf(page, name, node).locator('p').first()
      const at = (await part.count()) > 0 ? await bareMiddle(part, await boxOf(board())) : null
      if (at) {
        hand.acts++
        return page.mouse.click(at.x, at.y)
      }
      await click(page.getByTestId('find-cards'))
      await page.keyboard.insertText(name)
      await click(
        openOptions(page)
          .filter({ has: page.getByText(name, { exact: true }) })
          .first(),
      )
      await expect(cardOf(page, name)).toBeVisible()
      if (node !== undefined) await click(stepOf(page, name, node).locator('p').first())
    },
    async addStep(type) {
      await click(page.locator('.react-flow__node-toolbar [role=toolbar] button').first())
      await pickInPalette({ type })
    },
    async renameCard(name) {
      hand.acts++
      await page.locator('.react-flow__node.selected article header [data-inline-text]').dblclick()
      await page.keyboard.insertText(name)
      await page
        .getByTestId('canvas')
        .locator('.react-flow__pane')
        .click({ position: { x: 5, y: 200 } })
      await expect(cardOf(page, name)).toBeVisible()
    },
    async leadToNew(way, type) {
      await dragOut(way)
      await pickInPalette({ type })
    },
    leadTo,
  }
  return hand
}

async function boxOf(target: Locator): Promise<Box> {
  const box = await target.boundingBox()
  if (!box) throw new Error(`${target} cannot be seen`)
  return box
}

/** The middle of it once it stands still: the canvas glides to what was looked for. */
async function resting(target: Locator): Promise<Point> {
  let before: Box | null = null
  await expect
    .poll(
      async () => {
        const [last, now] = [before, await boxOf(target)]
        before = now
        return last?.x === now.x && last.y === now.y
      },
      { intervals: [60] },
    )
    .toBe(true)
  const { x, y, width, height } = await boxOf(target)
  return { x: x + width / 2, y: y + height / 2 }
}

/** The middle of it, if it lies well within the canvas and nothing lies upon it. */
async function bareMiddle(target: Locator, board: Box): Promise<Point | null> {
  const { x, y } = await resting(target)
  const within = x > board.x + 60 && x < board.x + board.width - 60 && y > board.y + 100 && y < board.y + board.height - 100
  return within && (await target.evaluate((element, at) => element.contains(document.elementFromPoint(at.x, at.y)), { x, y }))
    ? { x, y }
    : null
}

/** Runs in the page: the nearest point where the bare canvas is, not too near to where a way in would catch the drag. */
function freePoint({ from, board }: { from: Point; board: Box }): Point | null {
  const dots = [...document.querySelectorAll('.react-flow__handle.target')].map((each) => each.getBoundingClientRect())
  for (let away = 40; away < 900; away += 20)
    for (let turn = 0; turn < 12; turn++) {
      const at = { x: from.x + away * Math.cos((turn * Math.PI) / 6), y: from.y + away * Math.sin((turn * Math.PI) / 6) }
      const inside = at.x > board.x + 60 && at.x < board.x + board.width - 60 && at.y > board.y + 60 && at.y < board.y + board.height - 60
      const near = dots.some((dot) => Math.hypot(dot.x - at.x, dot.y - at.y) < 60)
      const around = [-16, 0, 16].flatMap((dx) => [-16, 0, 16].map((dy) => document.elementFromPoint(at.x + dx, at.y + dy)))
      if (inside && !near && around.every((element) => element?.matches('.react-flow__pane'))) return at
    }
  return null
}
