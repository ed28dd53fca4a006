import { expect, test } from '@playwright/test'
import type { Language } from '../../flows/document/primitives.ts'
import { clinicProject } from '../../flows/templates/clinic/project.ts'
import { buildFlow } from './by-hand/build-flow.ts'
import { buildIntents, buildRules, buildSettings, buildVariables } from './by-hand/build-parts.ts'
import { keyboard } from './by-hand/keyboard.ts'
import { mouse } from './by-hand/mouse.ts'
import { shapeOf } from './by-hand/shape.ts'
import { labelled, wordsIn } from './by-hand/words.ts'
import { documentOnServer } from './support/document-on-server.ts'
import { signedIn } from './support/people.ts'

const hands: { by: string; language: Language; hand: typeof mouse }[] = [
  { by: 'the keyboard alone', language: 'en', hand: keyboard },
  { by: 'the mouse alone', language: 'zh-CN', hand: mouse },
]

// Thousands of acts, each with a picture in the trace, would take minutes.
test.use({ trace: 'off' })

for (const { by, language, hand: take } of hands)
  test(`the whole clinic is built from an empty canvas by ${by}, and is what the template is`, async ({ browser, baseURL }) => {
    test.setTimeout(600_000)
    const base = baseURL ?? ''
    const viewport = { width: 1680, height: 1250 }
    const { context, page } = await signedIn(browser, { email: 'designer@demo.tandem', baseURL: base, locale: language, viewport })
    page.setDefaultTimeout(10_000)
    const hand = take(page)
    const words = wordsIn(language)
    const plan = { hand, wanted: clinicProject, language, words }
    try {
      await page.goto('/flows')
      await hand.press(page.getByRole('button', { name: words('flows.new') }).first())
      await hand.press(page.getByTestId('template-blank'))
      await hand.write(labelled(page.getByRole('dialog'), words('flows.name')), clinicProject.name)
      await hand.press(page.getByTestId('create-flow'))
      await expect(page.getByTestId('canvas').getByRole('article')).toBeVisible({ timeout: 30_000 })

      await buildSettings(plan)
      await buildVariables(plan)
      await buildIntents(plan)
      const entry = clinicProject.flows[clinicProject.entryFlowId]
      if (entry) await buildFlow(plan, entry)
      await buildRules(plan)

      await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved', { timeout: 20_000 })
      const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
      const built = shapeOf((await documentOnServer(context, id)).project)
      expect(built).toEqual(shapeOf(clinicProject))
      console.log(`${hand.acts} times by ${by}, texts not counted`)
    } finally {
      await context.close()
    }
  })
