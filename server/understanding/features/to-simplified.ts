import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
let convert: ((text: string) => string) | null = null
let common: Set<string> | null = null

/** Traditional characters (Taiwan, Hong Kong) as simplified ones. Text without any comes back unchanged, without loading the tables. */
export function toSimplified(text: string): string {
  if (!mayBeTraditional(text)) return text
  convert ??= loadConverter()
  return convert(text)
}

/** GB 2312 holds the simplified characters: a Chinese character outside of it is a traditional or a rare one. */
function mayBeTraditional(text: string): boolean {
  for (const character of text) {
    if (character < '一' || character > '鿿') continue
    common ??= readGb2312()
    if (!common.has(character)) return true
  }
  return false
}

function readGb2312(): Set<string> {
  const bytes: number[] = []
  for (let row = 0xb0; row <= 0xf7; row++) for (let cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell)
  return new Set(new TextDecoder('gb18030').decode(new Uint8Array(bytes)))
}

function loadConverter(): (text: string) => string {
  // Loaded at the first traditional text: the tables cost memory and some ten milliseconds, and most never need them.
  const { Converter } = require('opencc-js/t2cn') as typeof import('opencc-js/t2cn')
  return Converter({ from: 'tw', to: 'cn' })
}
