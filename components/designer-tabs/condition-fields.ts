export function conditionFields(_project: unknown, _t: unknown): never[] {
  return []
}
