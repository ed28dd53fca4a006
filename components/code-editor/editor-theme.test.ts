import { expect, test } from 'vitest'
import { editorTheme, themeColors } from './editor-theme.ts'

const palette = (color: string) => Object.fromEntries(themeColors.map((name) => [name, color])) as Parameters<typeof editorTheme>[0]

test('colours reach the editor with six digits, however the built style sheet writes them', () => {
  const { base, rules, colors } = editorTheme(palette('#fff'))
  expect(base).toBe('vs')
  expect(rules.map(({ foreground }) => foreground)).toEqual(rules.map(() => 'ffffff'))
  expect(colors['editor.background']).toBe('#ffffff')
})

test('a dark page has a dark editor', () => {
  expect(editorTheme(palette('#161a20')).base).toBe('vs-dark')
})
