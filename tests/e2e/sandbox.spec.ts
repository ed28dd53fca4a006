import { expect, test } from '@playwright/test'
import { codeDeadline } from '../../flows/sandbox/run-code.ts'
import { escapeProject } from '../../flows/sandbox/testing/escape-project.ts'
import { type Escape, escapes } from '../../flows/sandbox/testing/escapes.ts'
import { importProject } from './support/import-project.ts'
import { signedIn } from './support/people.ts'

test('code runs in the simulator as on the server: no way out of the sandbox, every failure by its port, the page stays well', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000)
  const { context, page } = await signedIn(browser, { email: 'designer@demo.tandem', baseURL: baseURL ?? '', locale: 'en' })
  try {
    await page.goto(`/flows/${await importProject(context, baseURL ?? '', escapeProject())}`)
    await expect(page.getByTestId('card-ask')).toBeVisible({ timeout: 30_000 })
    await page.keyboard.press('s')
    const simulator = page.getByTestId('simulator')
    const calls = simulator.getByTestId('sim-call-run')
    const afterwards: Escape = { name: 'afterwards', source: 'return 6 * 7', gives: 42 }
    for (const [number, attempt] of [...escapes, afterwards].entries()) {
      await page.getByTestId('sim-input').fill(attempt.source)
      await page.keyboard.press('Enter')
      const began = Date.now()
      const ending = 'gives' in attempt ? new RegExp(`^gave ${textOf(attempt.gives)}$`) : /^failed$/
      await expect(simulator.getByText(ending).nth(nthOf(number, ending)), attempt.name).toBeVisible()
      expect(Date.now() - began, attempt.name).toBeLessThan(codeDeadline + 5_000)
      if ('fails' in attempt) await expect(calls.nth(number), attempt.name).toContainText(new RegExp(attempt.fails.join('|')))
    }
  } finally {
    await context.close()
  }

  /** Which of the equal lines it is. */
  function nthOf(number: number, ending: RegExp): number {
    const before = escapes.slice(0, number)
    return before.filter((one) => ending.test('gives' in one ? `gave ${textOf(one.gives)}` : 'failed')).length
  }
})

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
