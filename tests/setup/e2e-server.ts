import { startScaledServer } from './scaled-server.ts'
import { startServer } from './server.ts'

/** Starts the product as a newcomer does, or with TANDEM_E2E_SCALED=1 as several processes, with the demo in it, and takes it away after the run. */
export default async function setup(): Promise<() => Promise<void>> {
  const port = Number(process.env.TANDEM_E2E_PORT)
  const scaled = process.env.TANDEM_E2E_SCALED === '1'
  const server = scaled ? await startScaledServer({ port }) : await startServer({ name: 'e2e', port, demo: true })
  return () => server.remove()
}
