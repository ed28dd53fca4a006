import { startServer } from './server.ts'

/** Starts the product as a newcomer does, with the demo in it, and takes it away after the run. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await startServer({ name: 'e2e', port: Number(process.env.TANDEM_E2E_PORT), demo: true })
  return () => server.remove()
}
