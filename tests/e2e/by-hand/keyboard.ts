import { expect, type Locator, type Page } from '@playwright/test'
import { cardOf, type Entry, type Hand, openOptions, paletteEntry, type Way } from './hand.ts'

/** Somebody without a mouse. The focus is never lost: after every act it is on something that can be seen. */
export function keyboard(page: Page): Hand {
  const canvas = page.getByTestId('canvas')
  const isFocused = (target: Locator) => target.evaluate((element) => element === document.activeElement)
  const key = async (name: string): Promise<void> => {
    hand.acts++
    await page.keyboard.press(name)
  }
  const keepsFocus = () => expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true)

  /** F6 to the region it is in, then Tab or Shift+Tab. */
  async function focus(target: Locator, within = false): Promise<void> {
    await target.waitFor()
    for (let tries = 0; tries < 8; tries++) {
      const elsewhere = await target.evaluate((element) => {
        const region = element.closest('[data-region]')
        return region !== null && !element.closest('[role=dialog]') && !region.contains(document.activeElement)
      })
      if (!elsewhere) break
      await key('F6')
    }
    for (let tries = 0; tries < 400; tries++) {
      const way = await target.evaluate((element, within) => {
        const active = document.activeElement
        if (active === element || (within && element.contains(active))) return null
        return active && active !== document.body && element.compareDocumentPosition(active) & Node.DOCUMENT_POSITION_FOLLOWING
          ? 'Shift+Tab'
          : 'Tab'
      }, within)
      if (way === null) return
      await key(way)
    }
    throw new Error(`Tab does not lead to ${target}`)
  }

  /** Down or up from the entry that is chosen to the one that is meant. */
  async function walkTo(wanted: Locator, isChosen: string, options: Locator): Promise<void> {
    await wanted.first().waitFor()
    const meant = await wanted.first().elementHandle()
    const look = () =>
      options.evaluateAll(
        (all, { isChosen, meant }) => [all.findIndex((each) => each.matches(isChosen)), all.indexOf(meant as HTMLElement)] as const,
        { isChosen, meant },
      )
    for (let tries = 0; tries < 200; tries++) {
      const [from, to] = await look()
      if (from >= 0 && from === to) return
      await key(from < 0 || to > from ? 'ArrowDown' : 'ArrowUp')
      // The choice follows the key a moment later; another key before that would be one too many.
      await expect.poll(async () => (await look())[0]).not.toBe(from)
    }
    throw new Error(`the arrow keys do not lead to ${wanted}`)
  }

  async function pickInPalette(wanted: Entry): Promise<void> {
    const palette = page.getByTestId('palette')
    await palette.waitFor()
    if ('card' in wanted) await page.keyboard.insertText(wanted.card)
    await walkTo(paletteEntry(page, wanted), '[aria-selected=true]', palette.getByRole('option'))
    await key('Enter')
    await expect(palette).toBeHidden()
    await expect(canvas).toBeFocused()
  }

  async function openWay({ card, node, port }: Way): Promise<void> {
    await hand.goToCard(card, node)
    await key('c')
    const chooser = page.getByTestId('port-chooser')
    // With a single way out there is nothing to choose.
    await chooser.or(page.getByTestId('palette')).waitFor()
    if (!(await chooser.isVisible())) return
    await key('Home')
    for (let down = 0; down < port; down++) await key('ArrowDown')
    await key('Enter')
  }

  /** Tab leads to the group, the arrows to the one of it. */
  async function pickRadio(target: Locator): Promise<void> {
    const group = target.locator('xpath=ancestor::*[@role="radiogroup" or @role="group"][1]')
    await focus(group, true)
    const radios = group.getByRole('radio')
    for (let tries = 0; tries < 10 && !(await isFocused(target)); tries++) {
      const before = await radios.evaluateAll((all) => all.indexOf(document.activeElement as HTMLElement))
      await key('ArrowRight')
      // The focus follows the key a moment later.
      await expect.poll(() => radios.evaluateAll((all) => all.indexOf(document.activeElement as HTMLElement))).not.toBe(before)
    }
    if (!(await target.isChecked())) await key('Space')
    await expect(target).toBeChecked()
  }

  const hand: Hand = {
    page,
    acts: 0,
    async press(target) {
      const isRoving = await target.evaluate(
        (element) => element.role === 'radio' && element.parentElement?.querySelector('[role=radio][tabindex="-1"]') !== null,
      )
      if (isRoving) return pickRadio(target)
      await focus(target)
      await key((await target.getAttribute('role')) === 'checkbox' ? 'Space' : 'Enter')
      await keepsFocus()
    },
    async write(field, text) {
      await focus(field)
      await key('ControlOrMeta+a')
      if (text === '') await key('Delete')
      else await page.keyboard.insertText(text)
    },
    async choose(field, option) {
      await focus(field)
      await key('Enter')
      const options = openOptions(page)
      await options.first().waitFor()
      // A long list is searched; a short one is walked.
      const searched = await page.evaluate(() => document.activeElement?.tagName === 'INPUT')
      if (searched && option !== null) await page.keyboard.insertText(option)
      const wanted = option === null ? options.first() : options.and(page.getByRole('option', { name: option, exact: true }))
      await walkTo(wanted, searched ? '[aria-selected=true]' : '[data-highlighted]', options)
      await key('Enter')
      await expect(options).toHaveCount(0)
      await keepsFocus()
    },
    async pickFromMenu(button, item) {
      await focus(button)
      await key('Enter')
      await walkTo(page.getByRole('menuitem', { name: item, exact: true }), '[data-highlighted]', page.getByRole('menuitem'))
      await key('Enter')
      await keepsFocus()
    },
    async openTab(name) {
      const tab = page.getByTestId(`tab-${name}`)
      for (let tries = 0; tries < 8; tries++) {
        if (
          await page.evaluate(() => document.activeElement?.closest('[role=tablist]') !== null && document.activeElement !== document.body)
        )
          break
        await key('F6')
      }
      for (let tries = 0; tries < 10 && !(await isFocused(tab)); tries++) await key('ArrowRight')
      await expect(tab).toHaveAttribute('aria-selected', 'true')
    },
    async goToCard(name, node) {
      await focus(canvas)
      await key('ControlOrMeta+f')
      const search = page.getByRole('combobox').and(page.locator(':focus'))
      await search.waitFor()
      await page.keyboard.insertText(name)
      const options = openOptions(page)
      await walkTo(options.filter({ has: page.getByText(name, { exact: true }) }), '[aria-selected=true]', options)
      await key('Enter')
      await expect(cardOf(page, name)).toBeVisible()
      await expect(canvas).toBeFocused()
      for (let down = 0; node !== undefined && down <= node; down++) await key('Alt+ArrowDown')
    },
    async addStep(type) {
      await focus(canvas)
      await key('/')
      await pickInPalette({ type })
    },
    async renameCard(name) {
      await focus(canvas)
      await key('F2')
      await key('ControlOrMeta+a')
      await page.keyboard.insertText(name)
      await key('Enter')
      await expect(cardOf(page, name)).toBeVisible()
      await expect(canvas).toBeFocused()
    },
    async leadToNew(way, type) {
      await openWay(way)
      await pickInPalette({ type })
    },
    async leadTo(way, card) {
      await openWay(way)
      await pickInPalette({ card })
    },
  }
  return hand
}
