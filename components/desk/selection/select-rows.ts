/** As many as the server does in one go. */
export const mostSelected = 50

export type Selected = { ids: ReadonlySet<string> /** Where a range begins. */; anchor: string | null }
export const nothing: Selected = { ids: new Set(), anchor: null }

/** One row on or off; with `range`, everything between it and the last one touched is on. Never more than may be done at once. */
export function selectRow(before: Selected, rows: readonly string[], id: string, range: boolean): Selected {
  const from = before.anchor === null ? -1 : rows.indexOf(before.anchor)
  const to = rows.indexOf(id)
  if (range && from >= 0 && to >= 0) {
    const between = rows.slice(Math.min(from, to), Math.max(from, to) + 1)
    return { ids: new Set([...new Set([...before.ids, ...between])].slice(0, mostSelected)), anchor: before.anchor }
  }
  const ids = new Set(before.ids)
  if (!ids.delete(id) && ids.size < mostSelected) ids.add(id)
  return { ids, anchor: id }
}

/** The first rows, as many as may be done at once; nothing when all of those are selected already. */
export function selectAll(before: Selected, rows: readonly string[]): Selected {
  const first = rows.slice(0, mostSelected)
  return first.every((id) => before.ids.has(id)) ? nothing : { ids: new Set(first), anchor: null }
}

/** Only what is still in the list: nothing is done to a row that nobody sees. */
export function stillThere(selected: Selected, rows: readonly string[]): string[] {
  return rows.filter((id) => selected.ids.has(id))
}
