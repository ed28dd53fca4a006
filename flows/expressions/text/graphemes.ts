/** A text cut into what people take for one character each: an emoji with its skin tone is one, `é` is one. */
export function graphemes(text: string): string[] {
  if (isPlain(text)) return [...text]
  segmenter ??= new Intl.Segmenter('und', { granularity: 'grapheme' })
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

let segmenter: Intl.Segmenter | undefined

/** Letters without marks and Han characters: each is one, and nothing has to be looked up. */
function isPlain(text: string): boolean {
  return /^[\x20-\x7e\u3000-\u3029\u4e00-\u9fff\uff01-\uff9d]*$/.test(text)
}
