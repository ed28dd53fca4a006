import { loader } from '@monaco-editor/react'
import type * as Monaco from 'monaco-editor'
import type { Language } from '../../flows/document/primitives.ts'
import { registerFormulas } from './formula-language.ts'

let loading: Promise<typeof Monaco> | null = null

/**
 * The editor, from our own address alone (scripts/lib/copy-editor.ts puts it there). Loaded once a page, in the language of the
 * first that asks: the editor cannot change it later.
 * @throws when its files cannot be had
 */
export function loadMonaco(language: Language): Promise<typeof Monaco> {
  loading ??= load(language)
  return loading
}

async function load(language: Language): Promise<typeof Monaco> {
  loader.config({
    paths: { vs: '/monaco/vs' },
    ...(language === 'zh-CN' ? { 'vs/nls': { availableLanguages: { '*': 'zh-cn' } } } : {}),
  })
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
