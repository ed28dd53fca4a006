import { expect, test } from '@playwright/test'
import { hashConversations } from '../../flows/testing/hash-conversations.ts'
import { hashInBrowser } from '../setup/hash-in-browser.ts'

// The engine must ask neither the machine's clock zone nor its language.
test.use({ locale: 'ar-EG', timezoneId: 'Pacific/Apia' })

test('random conversations come out in the browser as they do on the server, byte for byte', async ({ page }) => {
  const inBrowser = await hashInBrowser(page)
  const input = { seed: 20260105, count: 300 }
  expect(await inBrowser(input)).toEqual(await hashConversations(input))
})
