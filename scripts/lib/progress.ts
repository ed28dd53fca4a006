export type Progress = {
  /** A step with its time; in a terminal it counts the seconds while it runs. */
  step<T>(title: string, work: () => Promise<T>): Promise<T>
  note(text: string): void
}

const tty = Boolean(process.stderr.isTTY)

/** Lines that say what a long command is doing, on stderr. */
export function createProgress(): Progress {
  return {
    note: (text) => console.error(`• ${text}`),
    async step(title, work) {
      const began = Date.now()
      const seconds = () => `${((Date.now() - began) / 1000).toFixed(1)} s`
      const timer = tty ? setInterval(() => process.stderr.write(`\r• ${title} … ${seconds()}\u001b[K`), 200) : undefined
      if (!tty) console.error(`• ${title} …`)
      try {
        const result = await work()
        console.error(`${tty ? '\r' : ''}✓ ${title} ${seconds()}${tty ? '\u001b[K' : ''}`)
        return result
      } catch (error) {
        console.error(`${tty ? '\r' : ''}✗ ${title} ${seconds()}${tty ? '\u001b[K' : ''}`)
        throw error
      } finally {
        clearInterval(timer)
      }
    },
  }
}
