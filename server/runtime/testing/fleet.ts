import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Receipt } from '../contract.ts'

const script = fileURLToPath(new URL('turn-process.ts', import.meta.url))

type Member = { child: ChildProcess; port: number; dead: boolean }

/** Several turn processes on one database. A dead one is replaced as soon as somebody wants to send through its place. */
export async function startFleet(input: { database: string; shop?: string; size: number }) {
  const members: Promise<Member>[] = []
  let deaths = 0

  async function start(failpoint?: string): Promise<Member> {
    const settings = [input.database, input.shop ?? '127.0.0.1:9', failpoint ?? '']
    const child = spawn(process.execPath, ['--no-warnings', script, ...settings], { stdio: ['pipe', 'pipe', 'inherit'] })
    const member: Member = { child, port: 0, dead: false }
    child.once('exit', () => {
      member.dead = true
      deaths += 1
    })
    for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
      member.port = Number(line)
      return member
    }
    return member
  }

  async function at(place: number): Promise<Member> {
    const member = await (members[place] as Promise<Member>)
    if (!member.dead) return member
    // Several senders may notice at once: the first one replaces it.
    if ((await (members[place] as Promise<Member>)) === member) members[place] = start()
    return members[place] as Promise<Member>
  }

  for (let place = 0; place < input.size; place++) members.push(start())
  await Promise.all(members)

  return {
    /** Sends until it is answered, like a vendor's webhook; through any process, one after another. */
    async deliver(message: { externalId: string; inboundId: string; text: string }, first = 0): Promise<Receipt> {
      const event = { kind: 'message', text: message.text }
      const body = JSON.stringify({ workspaceId: 'w', channelId: 'c', externalId: message.externalId, inboundId: message.inboundId, event })
      for (let attempt = 0; attempt < 400; attempt++) {
        const member = await at((first + attempt) % members.length)
        try {
          const response = await fetch(`http://127.0.0.1:${member.port}/`, { method: 'POST', body, signal: AbortSignal.timeout(8000) })
          if (response.ok) return (await response.json()) as Receipt
        } catch {
          // Nobody there, or it died with our message in its hands: send again.
        }
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      throw new Error(`${message.externalId}/${message.inboundId} was never answered`)
    },
    async kill(place: number): Promise<void> {
      ;(await (members[place] as Promise<Member>)).child.kill('SIGKILL')
    },
    /** Replaces a process by one that kills itself at a failpoint. @returns whether it has */
    async arm(place: number, failpoint: string): Promise<() => boolean> {
      const old = await (members[place] as Promise<Member>)
      members[place] = start(failpoint)
      const armed = await members[place]
      old.child.kill('SIGKILL')
      return () => armed.dead
    },
    deaths: () => deaths,
    async stop(): Promise<void> {
      for (const member of members) (await member).child.kill('SIGKILL')
    },
  }
}
export type Fleet = Awaited<ReturnType<typeof startFleet>>
