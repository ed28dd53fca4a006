import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { build } from 'esbuild'
import type { hashConversations } from '../../flows/testing/hash-conversations.ts'
import { projectRoot } from '../../server/platform/project-root.ts'

type Hasher = { hashConversations: typeof hashConversations }

/** The engine bundled as for the designer, in a page: `hashConversations` as it comes out there. */
export async function hashInBrowser(page: Page): Promise<typeof hashConversations> {
  const bundle = await build({
    entryPoints: [join(projectRoot, 'flows/testing/hash-conversations.ts')],
    bundle: true,
    minify: true,
    format: 'iife',
    globalName: 'hasher',
    target: 'es2022',
    write: false,
    logLevel: 'warning',
  })
  // SHA-256 is there on secure pages only.
  await page.route('https://engine.test/', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: '<!doctype html>' }))
  await page.goto('https://engine.test/')
  await page.addScriptTag({ content: bundle.outputFiles[0]?.text ?? '' })
  return (input) => page.evaluate((given) => (window as unknown as { hasher: Hasher }).hasher.hashConversations(given), input)
}
