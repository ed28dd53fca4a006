import { expect, test } from '@playwright/test'
import { signedIn } from './support/people.ts'

for (const path of ['/tickets', '/customers', '/knowledge']) {
  test(`${path} says that nothing was found when it knows so, not while it cannot ask`, async ({ browser, baseURL }) => {
    const { context, page } = await signedIn(browser, { email: 'owner@demo.tandem', baseURL: baseURL ?? '', locale: 'en' })
    await page.goto(path)
    const search = page.getByRole('searchbox').first()
    await search.fill('zzqqxx')
    await expect(page.getByText('Nothing found for “zzqqxx”')).toBeVisible()
    await context.setOffline(true)
    const tried = page.waitForEvent('requestfailed', (request) => `${request.url()} ${request.postData()}`.includes('xxqqzz'))
    await search.fill('xxqqzz')
    await tried
    // At once, not after a while: the claim would go by itself when the last try has failed.
    expect(await page.getByText('Nothing found').count()).toBe(0)
    await context.setOffline(false)
    await expect(page.getByText('Nothing found for “xxqqzz”')).toBeVisible()
    await context.close()
  })
}
