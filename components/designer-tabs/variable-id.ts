import { builtinNames } from '../../flows/expressions/builtins.ts'

/** An id people can write in formulas, from a name in Latin letters; '' for any other name. */
export function suggestId(name: string): string {
  const id = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
  return /[^\p{ASCII}]/u.test(name) ? '' : id.slice(0, 40)
}

/** Why an id cannot be taken; null when it can. */
export function idProblem(id: string, taken: string[]): 'form' | 'reserved' | 'taken' | null {
  if (!/^[a-z][a-z0-9_]{0,39}$/.test(id)) return 'form'
  if (builtinNames.has(id)) return 'reserved'
  return taken.includes(id) ? 'taken' : null
}
