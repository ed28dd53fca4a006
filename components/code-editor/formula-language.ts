import type * as Monaco from 'monaco-editor'
import type { Language } from '../../flows/document/primitives.ts'
import { allFunctionNames } from '../../flows/expressions/functions/registry.ts'
import { formattedFormula, formulaHover, formulaItems, formulaProblem, formulaSignature } from './formula-help.ts'
import type { EditorMode } from './mode.ts'

export const FORMULA = 'tandem-formula'
export type FormulaContext = Omit<Extract<EditorMode, { kind: 'formula' }>, 'kind'> & { language: Language }

/** What each open formula may refer to; gone with its model. */
const contexts = new WeakMap<Monaco.editor.ITextModel, FormulaContext>()

/** Tells what a formula may refer to, and marks what is wrong with it now. */
export function setFormulaContext(monaco: typeof Monaco, model: Monaco.editor.ITextModel, context: FormulaContext): void {
  contexts.set(model, context)
  const problem = formulaProblem(context.environment, model.getValue(), context.language, context.expects)
  const markers = problem ? [{ ...rangeOf(model, problem), message: problem.message, severity: monaco.MarkerSeverity.Error }] : []
  monaco.editor.setModelMarkers(model, FORMULA, markers)
}

/** Makes the flow language known to the editor; once for all editors of a page. */
export function registerFormulas(monaco: typeof Monaco): void {
  const { languages } = monaco
  languages.register({ id: FORMULA })
  languages.setLanguageConfiguration(FORMULA, {
    brackets: [
      ['(', ')'],
      ['[', ']'],
      ['{', '}'],
    ],
    autoClosingPairs: ['()', '[]', '{}', '""', "''"].map(([open = '', close = '']) => ({ open, close, notIn: ['string'] })),
  })
  languages.setMonarchTokensProvider(FORMULA, {
    functions: [...allFunctionNames],
    constants: ['true', 'false', 'null'],
    operators: ['in'],
    tokenizer: {
      root: [
        [/\/\/.*$/, 'comment'],
        [/"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?/, 'string'],
        [/\d+(?:\.\d+)?/, 'number'],
        [/[A-Za-z_]\w*(?=\s*\()/, { cases: { '@functions': 'keyword.function', '@default': 'identifier' } }],
        [/[A-Za-z_]\w*/, { cases: { '@constants': 'constant', '@operators': 'keyword', '@default': 'identifier' } }],
        [/[()[\]{}]/, '@brackets'],
        [/&&|\|\||[=!<>]=?|[-+*/%?:]/, 'operator'],
      ],
    },
  })
  const at = (model: Monaco.editor.ITextModel, position: Monaco.Position) => {
    const context = contexts.get(model)
    return context && { ...context, source: model.getValue(), position: model.getOffsetAt(position) }
  }
  languages.registerCompletionItemProvider(FORMULA, {
    triggerCharacters: ['.'],
    provideCompletionItems(model, position) {
      const place = at(model, position)
      const items = place ? formulaItems(place) : []
      return {
        suggestions: items.map(({ label, kind, insert, detail, help, filter, order, start, end }) => ({
          label: { label, description: detail },
          kind: languages.CompletionItemKind[kind],
          insertText: insert,
          documentation: help,
          filterText: filter,
          sortText: order,
          range: rangeOf(model, { start, end }),
          ...(insert.endsWith('(') ? { command: { id: 'editor.action.triggerParameterHints', title: '' } } : {}),
        })),
      }
    },
  })
  languages.registerHoverProvider(FORMULA, {
    provideHover(model, position) {
      const place = at(model, position)
      const found = place && formulaHover(place)
      return found ? { range: rangeOf(model, found), contents: [{ value: found.text }] } : null
    },
  })
  languages.registerSignatureHelpProvider(FORMULA, {
    signatureHelpTriggerCharacters: ['(', ','],
    provideSignatureHelp(model, position) {
      const place = at(model, position)
      const found = place && formulaSignature(place)
      if (!found) return null
      const { labels, parameters, help, active } = found
      const fitting = parameters.findIndex((each) => each.length > active)
      return {
        value: {
          signatures: labels.map((label, index) => ({
            label,
            documentation: help,
            parameters: (parameters[index] ?? []).map((each) => ({ label: each })),
          })),
          activeSignature: Math.max(0, fitting),
          activeParameter: active,
        },
        dispose() {},
      }
    },
  })
  languages.registerDocumentFormattingEditProvider(FORMULA, {
    provideDocumentFormattingEdits(model) {
      const text = formattedFormula(model.getValue())
      return text === null ? [] : [{ range: model.getFullModelRange(), text }]
    },
  })
}

function rangeOf(model: Monaco.editor.ITextModel, { start, end }: { start: number; end: number }): Monaco.IRange {
  const from = model.getPositionAt(start)
  const to = model.getPositionAt(end)
  return { startLineNumber: from.lineNumber, startColumn: from.column, endLineNumber: to.lineNumber, endColumn: to.column }
}
