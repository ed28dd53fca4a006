import { expect, test } from 'vitest'
import { typeOf } from './file-types.ts'

const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a)
const text = (words: string) => new TextEncoder().encode(words)

test.each([
  ['a picture', png, 'Screen.PNG', 'image/png'],
  ['a PDF', text('%PDF-1.7'), 'invoice.pdf', 'application/pdf'],
  ['Chinese text', text('订单，金额\n1,2'), '表.csv', 'text/csv'],
])('%s is known', (_, bytes, name, type) => expect(typeOf(bytes, name)).toBe(type))

test.each([
  ['a page that says it is a picture', text('<script>alert(1)</script>'), 'a.png'],
  ['a picture that says it is a page', png, 'a.html'],
  ['a program', Uint8Array.of(0x4d, 0x5a, 0x90, 0x00), 'setup.exe'],
  ['a program that says it is text', Uint8Array.of(0x4d, 0x5a, 0x90, 0x00), 'readme.txt'],
  ['SVG, which can run scripts', text('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'logo.svg'],
  ['a name without an ending', png, 'picture'],
])('%s is not taken', (_, bytes, name) => expect(typeOf(bytes, name)).toBeNull())
