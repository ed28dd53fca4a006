import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { buildProject } from '../../flows/testing/build-project.ts'
import { cardOf } from './by-hand/hand.ts'
import { mouse } from './by-hand/mouse.ts'
import { labelled, wordsIn } from './by-hand/words.ts'
import { importProject } from './support/import-project.ts'
import { signedIn } from './support/people.ts'

const project = buildProject({
  name: 'Parcels',
  defaultLanguage: 'en',
  languages: ['en'],
  settings: { fallbackQueueId: '' } as never,
  cards: {
    Welcome: [['hello', 'message', { text: { en: 'Hello, this is the parcel service.' } }]],
    Bye: [['bye', 'end', { message: { en: 'Good-bye.' } }]],
  },
  links: { 'hello.next': 'Bye' },
})
const layout = { main: { cards: { Welcome: { x: 0, y: 0 }, Bye: { x: 420, y: 240 } }, notes: {} } }
const words = wordsIn('en')

/** What `docs/walkthrough.md` says of a task, by its number: clicks and letters. */
const told = [...readFileSync('docs/walkthrough.md', 'utf8').matchAll(/^\| (\d+)\. [^|]*\| (\d+) \| (\d+) \|/gm)].map((row) => ({
  task: Number(row[1]),
  clicks: Number(row[2]),
  letters: Number(row[3]),
}))

test('the ten commonest tasks take as many clicks and letters as the walk-through says', async ({ browser, baseURL }) => {
  test.setTimeout(120_000)
  const base = baseURL ?? ''
  const { context, page } = await signedIn(browser, {
    email: 'owner@demo.tandem',
    baseURL: base,
    locale: 'en',
    viewport: { width: 1680, height: 1250 },
  })
  const hand = mouse(page)
  const letters = countLetters(page)
  const counted: typeof told = []
  const task = async (what: string, work: () => Promise<void>): Promise<void> => {
    const before = { acts: hand.acts, letters: letters() }
    await test.step(what, work)
    counted.push({ task: counted.length + 1, clicks: hand.acts - before.acts, letters: letters() - before.letters })
  }
  const inspector = page.getByTestId('inspector')
  const list = page.getByTestId('node-list')
  const saved = () => expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved')

  try {
    await page.goto('/flows')
    await task('begin with a template', async () => {
      await hand.press(page.getByRole('button', { name: words('flows.new') }).first())
      await hand.press(page.getByTestId('template-clinic'))
      await hand.press(page.getByTestId('create-flow'))
      await expect(page.getByTestId('canvas').getByRole('article').first()).toBeVisible({ timeout: 30_000 })
    })
    const clinic = page.url()

    await page.goto(`/flows/${await importProject(context, base, project, layout)}`)
    await expect(cardOf(page, 'Welcome')).toBeVisible()
    await task('say one thing more', async () => {
      await hand.goToCard('Welcome', 0)
      await hand.press(list.getByTestId('list-message'))
      await hand.write(labelled(inspector, 'English'), 'We are here day and night.')
    })
    await task('ask something and keep the answer', async () => {
      await hand.press(list.getByTestId('list-question'))
      await hand.write(labelled(inspector, 'English').first(), 'Your parcel number?')
      await hand.press(labelled(inspector, 'Keep in variable'))
      await page.keyboard.insertText('parcel_no')
      await hand.press(page.getByRole('option', { name: /parcel_no/ }))
    })
    await task('look it up in another system', async () => {
      await hand.press(list.getByTestId('list-http'))
      await hand.write(labelled(inspector, 'Address'), 'https://parcels.example/{{ parcel_no }}')
      await hand.press(inspector.getByTestId('sample'))
      await hand.write(page.getByLabel('JSON of the answer'), '{"status":"shipped"}')
      await hand.press(page.getByTestId('sample-tree').getByRole('button', { name: 'Keep body.status' }))
      await hand.press(page.getByTestId('keep-values'))
    })
    await task('branch on what came back', async () => {
      await hand.press(list.getByTestId('list-branch'))
      await hand.choose(labelled(inspector, words('designerTabs.condition.field')).first(), 'status')
      await hand.write(inspector.getByRole('textbox', { name: words('designerTabs.condition.value'), exact: true }).first(), 'lost')
    })
    await task('let the customer choose', async () => {
      await hand.press(list.getByTestId('list-choices'))
      await hand.write(labelled(inspector, 'English').first(), 'What now?')
      const choices = inspector.getByRole('group', { name: 'Choices' }).getByRole('listitem')
      await hand.write(labelled(choices.nth(0), 'English'), 'Send it again')
      await hand.write(labelled(choices.nth(1), 'English'), 'Pay me back')
    })
    await task('lead a way to a card that is there', async () => {
      await hand.leadTo({ card: 'Welcome', node: 4, port: 0 }, 'Bye')
    })
    await saved()
    await task('a person for whoever asks for one', async () => {
      await hand.press(page.getByTestId('tab-rules'))
      await hand.press(page.getByTestId('example-asks-for-human'))
    })
    await task('try it', async () => {
      await hand.press(page.getByTestId('simulate'))
      await hand.write(page.getByTestId('sim-input'), 'P-1')
      await page.keyboard.press('Enter')
      await expect(page.getByTestId('simulator')).toContainText('P-1')
    })
    await page.goto(clinic)
    await task('publish it', async () => {
      await hand.press(page.getByTestId('publish'))
      await hand.press(page.getByTestId('publish-channel-web'))
      await hand.press(page.getByTestId('publish-confirm'))
      await expect(page.getByText('v1 published')).toBeVisible()
    })
    console.log(counted.map(({ task: number, ...figures }) => `${number}. ${JSON.stringify(figures)}`).join('\n'))
    expect(counted).toEqual(told)
  } finally {
    await context.close()
  }
})

/** Counts what is typed; keys such as Enter are not counted. */
function countLetters(page: Page): () => number {
  let letters = 0
  const insert = page.keyboard.insertText.bind(page.keyboard)
  page.keyboard.insertText = (text) => {
    letters += text.length
    return insert(text)
  }
  return () => letters
}
