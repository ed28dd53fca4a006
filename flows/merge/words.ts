import { type Both, describePlace, showValue } from '../diff/words.ts'
import type { Language } from '../document/primitives.ts'
import type { Conflict } from './conflict.ts'

/** A conflict as one plain sentence. `before` and `after` are any two of the merged projects; they give things their names. */
export function describeConflict(conflict: Conflict, both: Both): string {
  const { kind, part, path, ours, theirs } = conflict
  const words = sentences[both.language]
  const place = describePlace({ part, path, piece: conflict.piece, both })
  const sentence = kind === 'deleted' ? words[ours === undefined ? 'deletedByUs' : 'deletedByThem'] : words[kind]
  const values = { place, ours: showValue(ours, both.language), theirs: showValue(theirs, both.language) }
  const shown = kind !== 'changed' || (values.ours !== '' && values.theirs !== '') ? sentence : words.changedMuch
  return shown.replace(/\{(\w+)\}/g, (_, key: string) => values[key as keyof typeof values] ?? '')
}

const sentences: Record<Language, Record<'changed' | 'changedMuch' | 'deletedByUs' | 'deletedByThem' | 'order' | 'tooMany', string>> = {
  'zh-CN': {
    changed: '{place}：我方改成 {ours}，对方改成 {theirs}。',
    changedMuch: '{place}：双方改得不一样。',
    deletedByUs: '{place}：我方删除了，对方又有改动。',
    deletedByThem: '{place}：对方删除了，我方又有改动。',
    order: '{place}：双方都调整了顺序，且不一样。',
    tooMany: '{place}：合在一起超过了数量上限，只能保留一方的。',
  },
  en: {
    changed: '{place}: we made it {ours}, they made it {theirs}.',
    changedMuch: '{place}: changed differently on both sides.',
    deletedByUs: '{place}: we deleted it, they changed it.',
    deletedByThem: '{place}: they deleted it, we changed it.',
    order: '{place}: both sides changed the order, differently.',
    tooMany: '{place}: together there are more than allowed; only one side’s can stay.',
  },
}
