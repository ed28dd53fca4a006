import { loader } from '@monaco-editor/react'
import type * as Monaco from 'monaco-editor'
import type { Language } from '../../flows/document/primitives.ts'
import { registerFormulas } from './formula-language.ts'

/** How long an editor may take to come before a plain field stands in for it, ms. */
const PATIENCE = 20_000

let loading: Promise<typeof Monaco> | null = null

/**
 * The editor, from our own address alone (scripts/lib/copy-editor.ts puts it there). Loaded once a page, in the language of the
 * first that asks: the editor cannot change it later.
 * @throws when its files cannot be had, or not in time
 */
export function loadMonaco(language: Language): Promise<typeof Monaco> {
  loading ??= Promise.race([
    load(language),
    new Promise<never>((_, reject) => setTimeout(() => reject(new Error('the editor did not come in time')), PATIENCE)),
  ])
  return loading
}

async function load(language: Language): Promise<typeof Monaco> {
  loader.config({ paths: { vs: '/monaco/vs' } })
  // Not through the editor's own loader: the words are no module, and it would wait for ever for one.
  if (language === 'zh-CN') await runScript('/monaco/vs/nls/lang/zh-cn.js')
  const monaco = await loader.init()
  registerFormulas(monaco)
  const { javascriptDefaults } = monaco.typescript
  // The sandbox's language and nothing of a browser.
  javascriptDefaults.setCompilerOptions({
    allowJs: true,
    checkJs: true,
    allowNonTsExtensions: true,
    noImplicitAny: false,
    target: monaco.typescript.ScriptTarget.ESNext,
    lib: ['es2023'],
  })
  // What is edited is the body of a function: return stands at the top.
  javascriptDefaults.setDiagnosticsOptions({ diagnosticCodesToIgnore: [1108] })
  return monaco
}

/** Without its words the editor speaks English, which is no reason to go without. */
function runScript(src: string): Promise<void> {
  return new Promise((resolve) => {
    const script = document.createElement('script')
    script.src = src
    script.onload = () => resolve()
    script.onerror = () => resolve()
    document.head.append(script)
  })
}
