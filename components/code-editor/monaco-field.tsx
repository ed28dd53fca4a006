'use client'
import type * as Monaco from 'monaco-editor'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Skeleton } from '../ui/skeleton.tsx'
import { Textarea } from '../ui/textarea.tsx'
import { useThemeColors } from '../ui/use-theme-colors.ts'
import { editorTheme, themeColors } from './editor-theme.ts'
import { FORMULA, setFormulaContext } from './formula-language.ts'
import { loadMonaco } from './load-monaco.ts'
import type { EditorMode } from './mode.ts'
import { sandboxTypes } from './sandbox-types.ts'

export type CodeEditorProps = {
  value: string
  mode: EditorMode
  label: string
  readOnly: boolean
  maxLength: number
  /** Height in CSS pixels. */
  height: number
  /** It is the purpose of its window: begins with the cursor in it, and has room for its lists; elsewhere these lie over the page. */
  focused?: boolean
  onChange(value: string): void
}

type Open = { monaco: typeof Monaco; editor: Monaco.editor.IStandaloneCodeEditor; model: Monaco.editor.ITextModel }

/** Escape closes what the editor has open; with nothing open it leaves the editor, so that Tab goes on through the page. */
const LEAVE_WHEN = '!suggestWidgetVisible && !findWidgetVisible && !parameterHintsVisible && !inSnippetMode && !editorHasSelection'

/** Monaco around one text; a plain field when it cannot be loaded. */
export function MonacoField({ value, mode, label, readOnly, maxLength, height, focused = false, onChange }: CodeEditorProps) {
  const t = useTranslations('designer.editor')
  const language = useLocale() === 'en' ? 'en' : 'zh-CN'
  const frame = useRef<HTMLFieldSetElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState<Open | 'loading' | 'failed'>('loading')
  const colors = useThemeColors(themeColors)
  const latest = useRef({ value, onChange, maxLength })
  latest.current = { value, onChange, maxLength }

  // biome-ignore lint/correctness/useExhaustiveDependencies: made once; what changes is handed on by the effects below
  useEffect(() => {
    let gone = false
    let close = () => {}
    loadMonaco(language).then(
      (monaco) => {
        if (gone || !box.current) return
        const model = monaco.editor.createModel(latest.current.value, { code: 'javascript', formula: FORMULA, json: 'json' }[mode.kind])
        // Measured outside of the page's styles: a variable would not be resolved there.
        const fontFamily = getComputedStyle(document.documentElement).getPropertyValue('--mono')
        const editor = monaco.editor.create(box.current, {
          ...options,
          fontFamily,
          model,
          readOnly,
          ariaLabel: label,
          fixedOverflowWidgets: !focused,
        })
        editor.addCommand(monaco.KeyCode.Escape, leave, LEAVE_WHEN)
        function leave(): void {
          // From the frame, Tab would go straight back in.
          editor.updateOptions({ tabIndex: -1 })
          frame.current?.focus()
        }
        model.onDidChangeContent(() => {
          const text = model.getValue()
          if (text.length > latest.current.maxLength) void editor.trigger('limit', 'undo', null)
          else if (text !== latest.current.value) latest.current.onChange(text)
        })
        if (focused) editor.focus()
        close = () => {
          editor.dispose()
          model.dispose()
        }
        setOpen({ monaco, editor, model })
      },
      () => !gone && setOpen('failed'),
    )
    return () => {
      gone = true
      close()
    }
  }, [])

  const ready = typeof open === 'object' ? open : null
  useEffect(() => ready?.editor.updateOptions({ readOnly }), [ready, readOnly])
  useEffect(() => {
    if (ready && ready.model.getValue() !== value) ready.model.setValue(value)
  }, [ready, value])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is marked depends on the text
  useEffect(() => {
    if (!ready) return
    if (mode.kind === 'formula') setFormulaContext(ready.monaco, ready.model, { ...mode, language })
  }, [ready, mode, language, value])
  const schema = mode.kind === 'json' ? mode.schema : null
  useEffect(() => {
    if (ready && schema) {
      // Only one JSON is edited at a time; nothing is fetched.
      const schemas = [{ uri: 'tandem:part', fileMatch: ['*'], schema }]
      ready.monaco.json.jsonDefaults.setDiagnosticsOptions({
        validate: true,
        schemaValidation: 'error',
        enableSchemaRequest: false,
        schemas,
      })
    }
  }, [ready, schema])
  const types = mode.kind === 'code' ? sandboxTypes(mode.inputs) : null
  useEffect(() => {
    if (ready && types !== null) ready.monaco.typescript.javascriptDefaults.setExtraLibs([{ content: types, filePath: 'ts:input.d.ts' }])
  }, [ready, types])
  useEffect(() => {
    if (!ready) return
    ready.monaco.editor.defineTheme('tandem', editorTheme(colors))
    ready.monaco.editor.setTheme('tandem')
  }, [ready, colors])

  if (open === 'failed')
    return (
      <>
        <Textarea
          rows={6}
          spellCheck={false}
          aria-label={label}
          className="font-mono text-xs"
          value={value}
          readOnly={readOnly}
          maxLength={maxLength}
          onChange={(event) => onChange(event.target.value)}
        />
        <p className="mt-1 text-ink-meta text-sm">{t('plain')}</p>
      </>
    )
  return (
    <fieldset
      ref={frame}
      tabIndex={-1}
      aria-label={label}
      onBlur={(event) => event.target === event.currentTarget && ready?.editor.updateOptions({ tabIndex: 0 })}
      style={{ height }}
      className="relative min-w-0 overflow-hidden rounded-md border border-line-strong outline-none focus-within:border-accent focus:border-accent"
      data-testid="code-editor"
      data-state={ready ? 'ready' : 'loading'}
    >
      {!ready && (
        <span role="status" aria-label={t('loading')}>
          <Skeleton className="absolute inset-0 h-full" />
        </span>
      )}
      <div ref={box} className="h-full" />
    </fieldset>
  )
}

const options: Monaco.editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  // A text field of the page like any other: the canvas sees that somebody is typing.
  editContext: false,
  minimap: { enabled: false },
  fontSize: 13,
  lineHeight: 20,
  bracketPairColorization: { enabled: false },
  lineNumbersMinChars: 2,
  glyphMargin: false,
  folding: false,
  lineDecorationsWidth: 8,
  padding: { top: 8, bottom: 8 },
  scrollBeyondLastLine: false,
  wordWrap: 'on',
  overviewRulerLanes: 0,
  tabSize: 2,
  // Chinese punctuation and typographic quotes are ordinary here.
  unicodeHighlight: { ambiguousCharacters: false },
  wordBasedSuggestions: 'off',
  renderLineHighlight: 'none',
  contextmenu: false,
  scrollbar: { alwaysConsumeMouseWheel: false },
}
