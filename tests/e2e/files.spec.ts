import { expect, test } from '@playwright/test'
import { buildProject } from '../../flows/testing/build-project.ts'
import { signedIn } from './support/people.ts'

const both = (en: string) => ({ 'zh-CN': en, en })
const damageFlow = buildProject({
  name: 'Damage',
  cards: {
    ask: [
      ['hi', 'message', { text: both('Sorry to hear that') }],
      ['what', 'question', { text: both('What is broken?'), answer: 'text', variable: 'what' }],
    ],
    picture: [
      ['pause', 'typing', { seconds: 5 }],
      ['photo', 'question', { text: both('Please send a picture'), answer: 'file', variable: 'photo', invalid: both('A picture, please') }],
      ['thanks', 'message', { text: both('Got {{ photo.name }}') }],
    ],
    more: [['else', 'question', { text: both('Where did it happen?'), answer: 'text', invalid: both('Where?') }]],
    bye: [['bye', 'end', { message: both('Bye') }]],
  },
  links: {
    'what.next': 'picture',
    'what.invalid': 'picture',
    'thanks.next': 'more',
    'photo.invalid': 'more',
    'else.invalid': 'bye',
    'else.next': 'bye',
  },
  variables: [
    { id: 'what', name: 'What', type: 'text', scope: 'conversation', sensitive: false },
    { id: 'photo', name: 'Photo', type: 'file', scope: 'conversation', sensitive: false },
  ],
  settings: { fallbackQueueId: 'after-sales' } as never,
})

/** The smallest picture there is. */
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

test('a customer sends a picture the flow asked for, and the agent opens it', async ({ browser, page, baseURL }) => {
  const server = baseURL ?? ''
  const owner = await signedIn(browser, {
    email: 'owner@demo.tandem',
    baseURL: server,
    locale: 'en',
    viewport: { width: 1440, height: 900 },
  })
  const call = async <T>(path: string, input: object): Promise<T> => {
    const answer = await owner.context.request.post(`/api/trpc/${path}`, { data: { json: input }, headers: { origin: server } })
    if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`)
    return ((await answer.json()) as { result: { data: { json: T } } }).result.data.json
  }
  try {
    const file = { format: 'tandem-project', project: damageFlow, layout: {} }
    const { projectId } = await call<{ projectId: string }>('projects.import', { file })
    const { channelId, key } = await call<{ channelId: string; key: string }>('channels.create', { name: 'Damage' })
    await call('projects.publish', { projectId, revision: 1, channelIds: [channelId] })

    // The pause is seen as typing, and gives way to the question. It is told in the moment and kept nowhere: the page must be listening.
    const listening = page.waitForResponse((response) => response.url().includes('/events'))
    await page.goto(`/chat/${key}?locale=en`)
    await expect(page.getByText('Sorry to hear that')).toBeVisible()
    await listening
    await page.getByRole('textbox').fill('The handle')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('status', { name: 'Typing…' })).toBeVisible()
    await expect(page.getByText('Please send a picture')).toBeVisible()
    await expect(page.getByRole('status', { name: 'Typing…' })).toBeHidden()

    // What is no picture is refused in words and can be tried again; the picture goes through.
    const choose = (name: string, buffer: Buffer) => page.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/png', buffer })
    await choose('fake.png', Buffer.from('<script>alert(1)</script>'))
    await expect(page.getByText('This kind of file is not accepted', { exact: false })).toBeVisible()
    await choose('damage.png', png)
    await expect(page.locator('.sent:not(.pending)')).toContainText('damage.png')
    await expect(page.getByText('Got damage.png')).toBeVisible()
    await page.reload()
    await expect(page.locator('.sent:not(.pending)')).toContainText('damage.png')

    await owner.page.goto('/inbox')
    await owner.page
      .getByRole('link', { name: /With the bot/ })
      .or(owner.page.getByRole('button', { name: /With the bot/ }))
      .click()
    await owner.page.getByText('Where did it happen?').click()
    const opened = owner.context.waitForEvent('page')
    await owner.page
      .getByTestId('transcript')
      .getByRole('button', { name: /damage\.png/ })
      .click()
    const shown = await opened
    await shown.waitForLoadState()
    expect(new URL(shown.url()).searchParams.get('sign')).toBeTruthy()
    const got = await owner.context.request.get(shown.url())
    expect(Buffer.from(await got.body()).equals(png)).toBe(true)
    // Without the signature the address is worth nothing.
    expect((await owner.context.request.get(shown.url().replace(/sign=.*/, 'sign=x'))).status()).toBe(403)
  } finally {
    await owner.context.close()
  }
})
