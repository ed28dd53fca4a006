import type { Locator, Page } from '@playwright/test'

/** Which of a card's ways out: of which of its steps, and which in the order they are shown. */
export type Way = { card: string; node: number; port: number }

/**
 * Somebody who builds a flow in the designer, with the mouse or with the keyboard. Texts are typed by both. What a hand cannot do by
 * its own means it must not do at all: no script of the page, no id it could not see.
 */
export type Hand = {
  page: Page
  /** Buttons and tabs pressed, keys that are no text, by the mouse clicks and drags. */
  acts: number
  press(target: Locator): Promise<void>
  /** Replaces what stands in the field. */
  write(field: Locator, text: string): Promise<void>
  /** One of a list by its words; the first when none are given. */
  choose(field: Locator, option: string | null): Promise<void>
  pickFromMenu(button: Locator, item: string): Promise<void>
  openTab(name: string): Promise<void>
  /** Chooses a card by its name, and the step of it with this number, if one is given. */
  goToCard(name: string, node?: number): Promise<void>
  /** At the end of the chosen card, behind the chosen step. */
  addStep(type: string): Promise<void>
  renameCard(name: string): Promise<void>
  /** A new card behind a way out, with its first step; it is chosen then. */
  leadToNew(way: Way, type: string): Promise<void>
  leadTo(way: Way, card: string): Promise<void>
}

/** What is meant in the list of steps and cards: a step by its type, a card by its name. */
export type Entry = { type: string } | { card: string }

export function paletteEntry(page: Page, wanted: Entry): Locator {
  const palette = page.getByTestId('palette')
  return 'type' in wanted
    ? palette.getByTestId(`palette-${wanted.type}`)
    : palette.locator('[data-testid^="palette-card-"]').filter({ has: page.getByText(wanted.card, { exact: true }) })
}

/** A card as it stands on the canvas. */
export function cardOf(page: Page, name: string): Locator {
  return page.getByTestId('canvas').getByRole('article', { name, exact: true })
}

/** A step of a card there, by its place among the steps. */
export function stepOf(page: Page, card: string, node: number): Locator {
  return cardOf(page, card).locator('section').nth(node)
}

/** The options of what is open over the page; the list of nodes beside the canvas stays open all the time. */
export function openOptions(page: Page): Locator {
  return page.getByRole('option').and(page.locator(':not([data-testid=node-list] *)'))
}
