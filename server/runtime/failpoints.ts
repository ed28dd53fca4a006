/**
 * Named places where a test may kill the process: before and after everything that reaches the disk or the outside.
 * Without a test this is one comparison with null.
 */
let armed: { name: string; hits: number } | null = null

/** `name` or `name:3` to die at the third passing. */
export function armFailpoint(setting: string | undefined): void {
  if (!setting) return
  const [name = '', hits = '1'] = setting.split(':')
  armed = { name, hits: Number(hits) }
}

export function failpoint(name: string): void {
  if (armed === null || armed.name !== name) return
  armed.hits -= 1
  if (armed.hits === 0) process.kill(process.pid, 'SIGKILL')
}
