/** An id for a new variable: from its name where that is Latin, else a number; never one that is taken. */
export function variableId(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 36)
  const base = plain === '' ? 'variable' : plain
  if (plain !== '' && !taken.includes(base)) return base
  for (let number = plain === '' ? 1 : 2; ; number++) if (!taken.includes(`${base}_${number}`)) return `${base}_${number}`
}
