import { diffWordsWithSpace } from 'diff'

export type MarkedWords = { text: string; how: 'same' | 'added' | 'removed' }[]

/** Chinese and Latin words alike; which language a text is in is not known, and may be both. */
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
/** Beyond it, telling words apart takes longer than anybody would look at them. */
const MOST = 5000

/** Two texts as one, word by word. Without what was added it is `before`, without what was removed `after`. */
export function markWords(before: string, after: string): MarkedWords {
  if (before.length + after.length > MOST) {
    const whole: MarkedWords = [
      { text: before, how: 'removed' },
      { text: after, how: 'added' },
    ]
    return whole.filter(({ text }) => text !== '')
  }
  return diffWordsWithSpace(before, after, { intlSegmenter: segmenter }).map(({ value, added, removed }) => ({
    text: value,
    how: added ? 'added' : removed ? 'removed' : 'same',
  }))
}
