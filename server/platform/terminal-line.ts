const colours: Record<string, string> = { fatal: '31', error: '31', warn: '33', info: '32', debug: '36', trace: '90' }

/** A log record as a person reads it: time, level, message, then the rest as name=value. */
export function terminalLine(json: string): string {
  const { time, level, msg, err, error, ...rest } = JSON.parse(json) as Record<string, unknown>
  const fields = Object.entries(rest).map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
  const failure = (err ?? error) as { stack?: string; message?: string } | undefined
  const head = `\u001b[90m${String(time).slice(11, 19)}\u001b[0m \u001b[${colours[String(level)] ?? '0'}m${String(level).padEnd(5)}\u001b[0m ${String(msg ?? '')}`
  const tail = fields.length > 0 ? ` \u001b[90m${fields.join(' ')}\u001b[0m` : ''
  return `${head}${tail}\n${failure ? `${failure.stack ?? failure.message}\n` : ''}`
}
