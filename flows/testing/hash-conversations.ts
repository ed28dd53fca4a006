import fc from 'fast-check'
import { arbitraryEvents, arbitraryProject } from './arbitraries.ts'
import { record, replay, replayStored } from './recording.ts'

/**
 * Random conversations of a seed, each played, then played again from its recording with the state stored and loaded at every step.
 * Runs in Node and in a browser alike.
 * @returns per conversation the SHA-256, in hex, of what went in and of every state, command and trace
 * @throws Error with the conversation's number when the two plays differ by a byte
 */
export async function hashConversations({ seed, count }: { seed: number; count: number }): Promise<string[]> {
  const hashes: string[] = []
  for (const [number, [project, events]] of fc.sample(fc.tuple(arbitraryProject, arbitraryEvents), { seed, numRuns: count }).entries()) {
    const recording = record(events)
    const first = replay(project, recording)
    if (replayStored(project, recording) !== first) throw new Error(`Conversation ${number} of seed ${seed} does not replay`)
    hashes.push(await sha256(JSON.stringify(recording) + first))
  }
  return hashes
}

async function sha256(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
