import type { Variable } from '../../document/variable.ts'
import { parseTemplate } from '../../expressions/template.ts'
import { type Blank, FILL } from './own-template.ts'

type Taken = {
  kind: Blank['kind']
  name: string
  value: string
  card: string
  /** Stands where a secret may not: in an address or a text. */
  open?: boolean
  /** Hidden too: the log-in within an address. */
  hide?: string
}
export type Blanks = ReturnType<typeof createBlanks>

/** Collects what is left out: for each different value one constant, wherever it stood. */
export function createBlanks(existing: readonly Variable[]) {
  const taken = new Set(existing.map(({ id }) => id))
  const made = new Map<string, { blank: Blank; variable: Variable }>()
  const keys = new Set<string>()
  const found = new Set<string>()
  return {
    /** @returns the formula that stands in its place */
    take({ kind, name, value, card, open = false, hide }: Taken): string {
      if (kind !== 'address') for (const part of literalsOf(value)) found.add(part)
      if (hide) for (const part of [hide, ...hide.split(':')]) found.add(part)
      const key = `${kind} ${open} ${value}`
      const known = made.get(key)
      if (known) {
        if (!known.blank.where.includes(card) && known.blank.where.length < 5) known.blank.where.push(card)
        return `{{ ${known.blank.id} }}`
      }
      const id = freeId(kind === 'secret' && !open ? name : kind, taken)
      const label = name.slice(0, 80) || kind
      const blank: Blank = { id, kind, name: label, where: [card], ...(kind === 'address' ? { suggestion: value.slice(0, 500) } : {}) }
      const type = kind === 'secret' && !open ? 'secret' : 'text'
      made.set(key, { blank, variable: { id, name: label, type, scope: 'constant', sensitive: type === 'secret' } })
      return `{{ ${id} }}`
    },
    /** Must not stand anywhere: a key that is known for one. */
    hideKey: (value: string) => void keys.add(value),
    /** Should not stand anywhere, unless it is a word like any other. */
    hide: (value: string) => void found.add(value),
    hidden: () => ({ keys, found }),
    made: () => [...made.values()],
  }
}

/** The whole and what is written down in it. */
function literalsOf(text: string): string[] {
  return [text, ...parseTemplate(text).segments.flatMap((part) => ('text' in part ? part.text.trim() : []))]
}

/** `Authorization` → fill_authorization; taken ones get a number. */
function freeId(name: string, taken: Set<string>): string {
  const words = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 28)
  const stem = `${FILL}${words || 'value'}`
  let id = stem
  for (let number = 2; taken.has(id); number++) id = `${stem}_${number}`
  taken.add(id)
  return id
}
