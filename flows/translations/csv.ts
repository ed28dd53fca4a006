/** What a spreadsheet would take for a formula, also written wide. Such a cell gets a quote mark in front, and loses it when it is read. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/
const MARKED = /^'+[=+\-@\t\r＝＋－＠]/

/** Rows as CSV (RFC 4180) that Excel opens as UTF-8 and that starts no formula there. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(writeCell).join(',')).join('\r\n')}\r\n`
}

/**
 * The inverse of writeCsv; also takes semicolons and tabs between the cells, which spreadsheets of some countries write. Empty lines are
 * left out. null when a quoted cell never ends.
 */
export function readCsv(text: string): string[][] | null {
  const source = text.replace(/^\uFEFF/, '')
  const between = separatorOf(source)
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  const endRow = () => {
    if (row.some((cell) => cell !== '')) rows.push(row)
    row = []
  }
  while (at < source.length) {
    let cell: string
    if (source[at] === '"') {
      const end = quoteEnd(source, at + 1)
      if (end < 0) return null
      cell = source.slice(at + 1, end).replaceAll('""', '"')
      at = end + 1
    } else cell = ''
    // What stands behind a closing quote belongs to the cell, as spreadsheets read it.
    const start = at
    while (at < source.length && source[at] !== between && source[at] !== '\n' && source[at] !== '\r') at++
    cell += source.slice(start, at)
    row.push(MARKED.test(cell) ? cell.slice(1) : cell)
    if (source[at] === between) {
      at++
      if (at < source.length) continue
      row.push('')
    } else if (source[at] === '\r' && source[at + 1] === '\n') at += 2
    else at++
    endRow()
  }
  return rows
}

function writeCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function quoteEnd(source: string, from: number): number {
  for (let at = source.indexOf('"', from); at >= 0; at = source.indexOf('"', at + 2)) if (source[at + 1] !== '"') return at
  return -1
}

/** The one that comes first in the first line. */
function separatorOf(source: string): string {
  return /^[^,;\t\r\n]*([,;\t])/.exec(source)?.[1] ?? ','
}
