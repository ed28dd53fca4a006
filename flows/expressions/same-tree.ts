import type { Ast } from './ast.ts'

/** Whether two trees say the same, wherever in their texts it stands. */
export function isSameTree(a: unknown, b: unknown): boolean {
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, at) => isSameTree(item, b[at]))
  if (isNode(a)) return isNode(b) && a.op === b.op && isSameTree(a.args, b.args)
  if (isPlainNumber(a) && isPlainNumber(b)) return Number(a) === Number(b)
  if (typeof a === 'object' && a !== null) return JSON.stringify(a) === JSON.stringify(b)
  return Object.is(a, b)
}

function isNode(value: unknown): value is Ast {
  return typeof value === 'object' && value !== null && typeof (value as Ast).op === 'string'
}

/** People have one kind of number: 3 and 3.0 are the same. */
function isPlainNumber(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint'
}
