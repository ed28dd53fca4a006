import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { freePort } from '../../server/platform/embedded-postgres/free-port.ts'
import { projectRoot } from '../../server/platform/project-root.ts'

export type Node = {
  name: string
  url: string
  /** Ends it, by default as a rolling restart does, waits for its end and starts it again. Resolves with the exit code, null when it was killed. */
  restart(signal?: 'SIGTERM' | 'SIGKILL'): Promise<number | null>
  kill(): void
}

/** One process of the product with some roles on a database and a Redis it shares with others. Ready when /readyz says so. */
export async function startNode(input: {
  name: string
  roles: string
  database: string
  redis: string
  env?: Record<string, string>
}): Promise<Node> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let child: ChildProcess
  let said = ''

  async function start(): Promise<void> {
    child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'server/main.ts'], {
      cwd: projectRoot,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        DATABASE_URL: input.database,
        REDIS_URL: input.redis,
        TANDEM_ROLES: input.roles,
        TANDEM_PORT: String(port),
        TANDEM_DATABASE_POOL: '6',
        TANDEM_SECRET: 'a secret that all processes of a test share',
        TANDEM_DEMO: '0',
        TANDEM_TRUST_PROXY: '1',
        TANDEM_LOG: 'warn',
        ...input.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk) => {
        said = (said + chunk).slice(-4000)
      })
    for (let attempt = 0; attempt < 300; attempt++) {
      if (child.exitCode !== null) throw new Error(`${input.name} ended: ${said}`)
      const ready = await fetch(`${url}/readyz`).then(
        (response) => response.ok,
        () => false,
      )
      if (ready) return
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error(`${input.name} did not become ready: ${said}`)
  }

  await start()
  return {
    name: input.name,
    url,
    async restart(signal = 'SIGTERM') {
      child.kill(signal)
      const [code] = await once(child, 'exit')
      await start()
      return code as number | null
    },
    kill: () => void child.kill('SIGKILL'),
  }
}

/** A visitor of the web channel, from an address of their own, who sends everything until it is answered, through whichever gateway answers. */
export async function openVisitor(gateways: Node[], key: string, first: number) {
  const address = `10.0.${Math.floor(first / 250) % 250}.${(first % 250) + 1}`
  let retries = 0
  async function ask(path: string, body: object, token?: string, from = first): Promise<{ [key: string]: unknown }> {
    for (let attempt = 0; attempt < 300; attempt++) {
      const gateway = gateways[(from + attempt) % gateways.length] as Node
      try {
        const response = await fetch(`${gateway.url}/v1/web/${key}/${path}`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'x-forwarded-for': address,
            ...(token ? { authorization: `Bearer ${token}` } : {}),
          },
          body: JSON.stringify(body),
          signal: AbortSignal.timeout(10_000),
        })
        if (response.ok) return (await response.json()) as { [key: string]: unknown }
        if (response.status < 500 && response.status !== 429) throw new Refused(`${response.status}: ${await response.text()}`)
      } catch (error) {
        if (error instanceof Refused) throw error
      }
      retries += 1
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error(`${path} was never answered`)
  }
  const { token } = (await ask('session', {})) as { token: string }
  return {
    token,
    retries: () => retries,
    send: (message: object, from?: number) => ask('messages', message, token, from),
  }
}

class Refused extends Error {}
