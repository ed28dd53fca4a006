import type * as Monaco from 'monaco-editor'

export const themeColors = [
  'surface',
  'raised',
  'sunken',
  'line',
  'ink',
  'ink-2',
  'ink-meta',
  'accent-soft',
  'accent-ink',
  'act',
  'know-ink',
  'ok-ink',
  'warn-ink',
  'bad',
] as const
type Colors = Record<(typeof themeColors)[number], string>

/** The palette of the page for the editor: colours tell the kinds of words apart, as the simulator's do. */
export function editorTheme(palette: Colors): Monaco.editor.IStandaloneThemeData {
  const colors = Object.fromEntries(Object.entries(palette).map(([name, color]) => [name, sixDigits(color)])) as Colors
  const rule = (token: string, color: keyof Colors) => ({ token, foreground: colors[color].slice(1) })
  return {
    base: isDark(colors.surface) ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      rule('', 'ink'),
      rule('comment', 'ink-meta'),
      rule('string', 'ok-ink'),
      rule('number', 'warn-ink'),
      rule('constant', 'warn-ink'),
      rule('keyword', 'act'),
      rule('keyword.function', 'accent-ink'),
      rule('operator', 'ink-2'),
      rule('delimiter', 'ink-2'),
    ],
    colors: {
      'editor.background': colors.surface,
      'editor.foreground': colors.ink,
      'editorLineNumber.foreground': colors['ink-meta'],
      'editor.selectionBackground': colors['accent-soft'],
      'editorWidget.background': colors.raised,
      'editorWidget.border': colors.line,
      'editorSuggestWidget.selectedBackground': colors['accent-soft'],
      'editorSuggestWidget.selectedForeground': colors.ink,
      'editorSuggestWidget.highlightForeground': colors['accent-ink'],
      'editorSuggestWidget.focusHighlightForeground': colors['accent-ink'],
      'editorError.foreground': colors.bad,
      focusBorder: '#00000000',
    },
  }
}

/** The editor throws at `#fff`, which is how a built style sheet writes white. */
function sixDigits(color: string): string {
  return /^#[0-9a-f]{3}$/i.test(color) ? `#${[...color.slice(1)].map((digit) => digit + digit).join('')}` : color
}

function isDark(color: string): boolean {
  return Number.parseInt(color.slice(1, 3), 16) < 128
}
