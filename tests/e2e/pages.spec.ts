import { mkdirSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { signedIn } from './support/people.ts'

const pages = [
  '/inbox',
  '/flows',
  '/flows/after-sales',
  '/customers',
  '/tickets',
  '/knowledge',
  '/insight',
  '/channels',
  '/settings/profile',
  '/settings/members',
  '/settings/queues',
  '/settings/replies',
  '/settings/services',
]
const looks = [
  { locale: 'zh-CN', theme: 'light' },
  { locale: 'en', theme: 'dark' },
] as const

/** Screenshots are kept in test-results/pages to be looked at. */
mkdirSync('test-results/pages', { recursive: true })

for (const look of looks) {
  test(`every page shows itself without errors and passes the accessibility scan (${look.locale}, ${look.theme})`, async ({
    browser,
    baseURL,
  }) => {
    test.setTimeout(180_000)
    const { context, page } = await signedIn(browser, {
      ...look,
      email: 'owner@demo.tandem',
      baseURL: baseURL ?? '',
      viewport: { width: 1440, height: 900 },
    })
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
    page.on('console', (message) => message.type() === 'error' && complaints.push(`${page.url()}: ${message.text()}`))
    for (const path of pages) {
      await page.goto(path)
      await page.locator('main, [data-testid=canvas], h1').first().waitFor()
      await page.waitForLoadState('networkidle').catch(() => undefined)
      await page.screenshot({ path: `test-results/pages/${path.slice(1).replaceAll('/', '-')}-${look.locale}-${look.theme}.png` })
      const scan = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
      for (const violation of scan.violations)
        if (violation.impact === 'critical' || violation.impact === 'serious')
          complaints.push(
            `${path}: ${violation.id} ${violation.nodes
              .map((node) => node.target.join(' '))
              .slice(0, 3)
              .join(' | ')}`,
          )
    }
    await context.close()
    expect(complaints).toEqual([])
  })
}
