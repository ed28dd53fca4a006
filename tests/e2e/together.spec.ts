import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { printOf } from '../../components/designer/saving/kept-steps.ts'
import type { StoredDocument } from '../../flows/document/stored-document.ts'
import { buildProject } from '../../flows/testing/build-project.ts'
import { seededChance } from '../../server/runtime/testing/simulate.ts'
import { documentOnServer } from './support/document-on-server.ts'
import { importProject } from './support/import-project.ts'
import { signedIn } from './support/people.ts'

// TANDEM_TOGETHER=60 for a longer run, TANDEM_SEED=17 for another one or to see one again.
const seconds = Number(process.env.TANDEM_TOGETHER ?? 12)
const seed = Number(process.env.TANDEM_SEED ?? 20261124)

const shared = ['s1', 's2', 's3', 's4']
const fixed = ['ann', 'bob', ...shared]
const say = (text: string) => ({ text: { 'zh-CN': text } })
const project = buildProject({
  name: '两个人',
  cards: Object.fromEntries(fixed.map((id) => [id, [[`n-${id}`, 'message', say(`${id} 0`)]]])),
  links: { 'n-ann.next': 'bob', 'n-bob.next': 's1', 'n-s1.next': 's2', 'n-s2.next': 's3', 'n-s3.next': 's4' },
})
const layout = {
  main: { cards: Object.fromEntries(fixed.map((id, place) => [id, { x: (place % 3) * 300, y: Math.floor(place / 3) * 200 }])), notes: {} },
}

type Person = {
  name: 'ann' | 'bob'
  page: Page
  context: BrowserContext
  chance: () => number
  told: string
  done: Record<string, number>
  errors: string[]
}

test(`two people work on one flow for ${seconds} s, cut off and reloaded at times: both and the server end with the same, and nobody’s own work is gone`, async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000 + seconds * 2000)
  const base = baseURL ?? ''
  const chance = seededChance(seed)
  const join = async (name: Person['name'], email: string): Promise<Person> => {
    const { context, page } = await signedIn(browser, { email, baseURL: base, viewport: { width: 1500, height: 900 } })
    const person: Person = {
      name,
      page,
      context,
      chance: seededChance(Math.floor(chance() * 2 ** 31)),
      told: `${name} 0`,
      done: {},
      errors: [],
    }
    page.on('pageerror', (error) => person.errors.push(String(error)))
    return person
  }
  const ann = await join('ann', 'designer@demo.tandem')
  const bob = await join('bob', 'owner@demo.tandem')
  try {
    const projectId = await importProject(ann.context, base, project, layout)
    await Promise.all([ann, bob].map(({ page }) => page.goto(`/flows/${projectId}`)))
    await Promise.all([ann, bob].map(({ page }) => page.getByTestId('card-s4').waitFor()))
    const until = Date.now() + seconds * 1000
    await Promise.all([ann, bob].map((person) => work(person, until)))

    for (const { context } of [ann, bob]) await context.setOffline(false)
    // A last word of each: the fingerprint of a page is kept with what was done on it.
    for (const person of [ann, bob]) {
      await expect
        .poll(
          async () => {
            await answer(person)
            return write(person.page, `n-${person.name}`, `${person.name} last`)
          },
          { timeout: 30_000, message: `seed ${seed}` },
        )
        .toBe(true)
      person.told = `${person.name} last`
    }
    // What both changed is asked about to the very end: an answer of one may be a question to the other.
    await expect
      .poll(
        async () => {
          for (const person of [ann, bob]) await answer(person)
          const server = await documentOnServer(ann.context, projectId)
          return { ann: await printAt(ann.page, projectId), bob: await printAt(bob.page, projectId), server: printOf(server) }
        },
        { timeout: 60_000, message: `seed ${seed}`, intervals: [500] },
      )
      .toEqual(same)
    const final = await documentOnServer(ann.context, projectId)
    console.log(`seed ${seed}: ann ${JSON.stringify(ann.done)}, bob ${JSON.stringify(bob.done)}`)
    for (const { name, told, errors } of [ann, bob]) {
      expect(textOf(final, `n-${name}`), `what ${name} wrote last on a card nobody else writes on`).toBe(told)
      expect(errors).toEqual([])
    }
    const acts = [ann, bob].flatMap(({ done }) => Object.values(done)).reduce((sum, count) => sum + count, 0)
    expect(acts).toBeGreaterThan(seconds / 3)
  } finally {
    await Promise.all([ann.context.close(), bob.context.close()])
  }
})

/** All three prints are one. */
const same = {
  asymmetricMatch: (prints: Record<'ann' | 'bob' | 'server', string>) =>
    prints.server !== '' && prints.ann === prints.server && prints.bob === prints.server,
}

async function work(person: Person, until: number): Promise<void> {
  const { page, context, chance, name, done } = person
  let back = 0
  for (let count = 1; Date.now() < until; count++) {
    if (back > 0 && Date.now() > back) {
      back = 0
      await context.setOffline(false)
    }
    await answer(person)
    const kind = pick(chance, kinds)
    const card = pick(chance, shared)
    if (kind === 'own' || kind === 'write') {
      const text = `${name} ${count}`
      const node = kind === 'own' ? `n-${name}` : `n-${card}`
      if (!(await write(page, node, text))) continue
      if (kind === 'own') person.told = text
    } else if (kind === 'move') {
      if (!(await select(page, card))) continue
      for (let steps = 1 + Math.floor(chance() * 3); steps > 0; steps--)
        await page.keyboard.press(pick(chance, ['Control+ArrowRight', 'Control+ArrowUp', 'Control+ArrowLeft', 'Control+ArrowDown']))
    } else if (kind === 'more') {
      const extra = (await page.locator('article[data-testid^="card-"]').count()) - fixed.length
      if (!(await select(page, card))) continue
      await page.keyboard.press(extra < 5 ? 'Control+d' : 'Escape')
      // A copy that is chosen now may go again.
      if (extra > 2 && extra < 5) await page.keyboard.press('Delete')
    } else if (kind === 'undo') {
      await page.keyboard.press('Control+z')
      await page.keyboard.press('Control+Shift+z')
    } else if (kind === 'away' && back === 0) {
      back = Date.now() + 1000 + chance() * 3000
      await context.setOffline(true)
    } else if (kind === 'reload' && back === 0) {
      await page.reload()
      await page.getByTestId('card-s4').waitFor()
    }
    done[kind] = (done[kind] ?? 0) + 1
  }
}

const kinds = ['own', 'own', 'own', 'write', 'write', 'write', 'move', 'move', 'more', 'undo', 'away', 'reload'] as const

/** @returns whether it was written: somebody's question may stand before the canvas */
async function write(page: Page, node: string, text: string): Promise<boolean> {
  try {
    await page.getByTestId(`node-${node}`).getByRole('button').first().dblclick({ timeout: 2000 })
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.insertText(text)
    await page.keyboard.press('Enter')
    await expect(page.getByTestId(`node-${node}`)).toContainText(text, { timeout: 1500 })
    return true
  } catch {
    await page.keyboard.press('Escape')
    await page.keyboard.press('Shift+1')
    return false
  }
}

/** @returns whether it is chosen: another card, or somebody's question, may lie over it */
async function select(page: Page, card: string): Promise<boolean> {
  try {
    await page.getByTestId(`card-${card}`).locator('header').click({ timeout: 1500 })
    return true
  } catch {
    await page.keyboard.press('Escape')
    await page.keyboard.press('Shift+1')
    return false
  }
}

/** A question that stands is answered, by chance for one or the other. */
async function answer({ page, chance, done }: Person): Promise<void> {
  const ask = page.getByTestId('resolve-conflict')
  if ((await ask.count()) === 0) return
  await ask.click({ timeout: 2000 }).catch(() => {})
  const dialog = page.getByRole('dialog')
  if (chance() < 0.5)
    await dialog
      .getByRole('button', { name: '全用对方的' })
      .click({ timeout: 2000 })
      .catch(() => {})
  await page
    .getByTestId('settle')
    .click({ timeout: 2000 })
    .catch(() => {})
  done.asked = (done.asked ?? 0) + 1
}

/** The fingerprint of the document a page holds; '' before anything was done on it. */
async function printAt(page: Page, projectId: string): Promise<string> {
  return await page.evaluate((id) => {
    window.dispatchEvent(new Event('pagehide'))
    const key = Object.keys(localStorage).find((each) => each.startsWith(`tandem:steps:${id}:`))
    return key ? (JSON.parse(localStorage.getItem(key) ?? '{}') as { print: string }).print : ''
  }, projectId)
}

function textOf({ project: { flows } }: StoredDocument, nodeId: string): string | undefined {
  const node = Object.values(flows.main?.cards ?? {})
    .flatMap(({ nodes }) => nodes)
    .find(({ id }) => id === nodeId)
  return (node?.settings as { text?: Record<string, string> } | undefined)?.text?.['zh-CN']
}

function pick<T>(chance: () => number, list: readonly T[]): T {
  return list[Math.floor(chance() * list.length)] as T
}
