import { copyFile, mkdir } from 'node:fs/promises'
import { build } from 'esbuild'

/** Bundles the customer's chat and the loader into public/widget/. Takes well under a second, so it runs at every start. */
export async function buildWidget(root: URL): Promise<void> {
  const out = new URL('public/widget/', root)
  await mkdir(out, { recursive: true })
  await build({
    entryPoints: {
      chat: new URL('components/widget/main.tsx', root).pathname,
      widget: new URL('components/widget/loader.ts', root).pathname,
    },
    outdir: out.pathname,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    logLevel: 'warning',
  })
  await copyFile(new URL('components/widget/chat.css', root), new URL('chat.css', out))
}
