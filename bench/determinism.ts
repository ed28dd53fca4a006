import { chromium } from '@playwright/test'
import { hashConversations } from '../flows/testing/hash-conversations.ts'
import { findBrowser } from '../scripts/lib/find-browser.ts'
import { createProgress } from '../scripts/lib/progress.ts'
import { hashInBrowser } from '../tests/setup/hash-in-browser.ts'
import type { Figure } from './figure.ts'

const CONVERSATIONS = 10_000
const BATCH = 500

/**
 * engine.determinism: random conversations of random projects, each replayed from its recording with the state serialised at every
 * step, in Node and in a Chromium of another country. How many differ from Node's by a byte; a replay that differs ends the run with its number.
 */
export async function run(): Promise<Figure[]> {
  const progress = createProgress()
  const executablePath = await findBrowser(progress)
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] })
  try {
    const inBrowser = await hashInBrowser(await browser.newPage({ locale: 'ar-EG', timezoneId: 'Pacific/Apia' }))
    const took = { node: 0, browser: 0 }
    let different = 0
    for (let seed = 1; seed <= CONVERSATIONS / BATCH; seed++) {
      const input = { seed, count: BATCH }
      const [ours, nodeSeconds] = await timed(() => hashConversations(input))
      const [theirs, browserSeconds] = await timed(() => inBrowser(input))
      took.node += nodeSeconds
      took.browser += browserSeconds
      different += ours.filter((hash, index) => hash !== theirs[index]).length
      progress.note(`${seed * BATCH} conversations, ${different} differ`)
    }
    const figure = (name: string, value: number, unit: string, reference: number | null): Figure => ({
      name,
      value,
      unit,
      reference,
      ratio: null,
      n: CONVERSATIONS,
    })
    return [
      figure('engine.determinism', different, 'conversations that differ between Node and Chromium', 0),
      figure('engine.determinism.node', Math.round(CONVERSATIONS / took.node), 'conversations/s, played twice', null),
      figure('engine.determinism.browser', Math.round(CONVERSATIONS / took.browser), 'conversations/s, played twice', null),
    ]
  } finally {
    await browser.close()
  }
}

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const began = performance.now()
  const result = await work()
  return [result, (performance.now() - began) / 1000]
}
