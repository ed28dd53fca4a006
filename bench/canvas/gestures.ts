import type { Page } from '@playwright/test'

const MOVES = 60

/** What people do on a canvas, by real input events. Each ends where it began, so that they can be done again. */
export const gestures = {
  async pan(page: Page): Promise<void> {
    const from = await page.evaluate(emptyPoint)
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    for (let i = 1; i <= MOVES; i++) {
      const far = 8 * (i <= MOVES / 2 ? i : MOVES - i)
      await page.mouse.move(from.x - far, from.y - far / 2)
    }
    await page.mouse.up()
  },
  async zoom(page: Page): Promise<void> {
    const board = await boardOf(page)
    await page.mouse.move(board.x + board.width / 2, board.y + board.height / 2)
    for (let i = 0; i < MOVES; i++) await page.mouse.wheel(0, i < MOVES / 2 ? 40 : -40)
  },
  async drag(page: Page): Promise<void> {
    const head = await page.getByTestId('card-c0').locator('.card-head').boundingBox()
    if (!head) throw new Error('the first card is not on the screen')
    const from = { x: head.x + head.width - 12, y: head.y + 8 }
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    for (let i = 1; i <= MOVES; i++) {
      const far = 4 * (i <= MOVES / 2 ? i : MOVES - i)
      await page.mouse.move(from.x + far, from.y + far)
    }
    await page.mouse.up()
  },
  /** Forty characters into the first card's text, and the edit itself: findings, saving and all that follows within a second. */
  async type(page: Page): Promise<void> {
    await page.getByTestId('node-m0').getByRole('button').first().dblclick()
    await page.keyboard.press('ControlOrMeta+a')
    for (let i = 0; i < 40; i++) await page.keyboard.type(String.fromCharCode(97 + (i % 26)))
    await page.keyboard.press('Enter')
    await page.waitForTimeout(1200)
  },
} as const

export type Gesture = keyof typeof gestures

/** Lets frames be counted while `work` runs. @returns milliseconds between them, smallest first */
export async function framesOf(page: Page, work: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = []
    const counter = { times, on: true }
    const tick = (at: number): void => {
      times.push(at)
      if (counter.on) requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
    Object.assign(window, { frameCounter: counter })
  })
  await work()
  const times = await page.evaluate(() => {
    const { frameCounter } = window as unknown as { frameCounter: { times: number[]; on: boolean } }
    frameCounter.on = false
    return frameCounter.times
  })
  return times
    .slice(1)
    .map((at, index) => at - (times[index] ?? at))
    .sort((a, b) => a - b)
}

export async function boardOf(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
  const board = await page.getByTestId('canvas').boundingBox()
  if (!board) throw new Error('no canvas')
  return board
}

/** A point of the board with nothing on it; runs in the page. */
function emptyPoint(): { x: number; y: number } {
  const board = document.querySelector('[data-testid=canvas]')?.getBoundingClientRect()
  if (!board) throw new Error('no canvas')
  for (let y = board.top + board.height / 2; y < board.bottom - 80; y += 7)
    for (let x = board.left + board.width / 2; x < board.right - 40; x += 7)
      if (document.elementFromPoint(x, y)?.classList.contains('react-flow__pane')) return { x, y }
  throw new Error('nothing empty on the canvas')
}
