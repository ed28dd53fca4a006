import { type BrowserContext, chromium, type Page } from '@playwright/test'
import superjson from 'superjson'
import { findBrowser } from '../scripts/lib/find-browser.ts'
import { createProgress } from '../scripts/lib/progress.ts'
import { freePort } from '../server/platform/embedded-postgres/free-port.ts'
import { signedIn } from '../tests/e2e/support/people.ts'
import { startServer } from '../tests/setup/server.ts'
import { framesOf, type Gesture, gestures } from './canvas/gestures.ts'
import { largeProject } from './canvas/large-project.ts'
import { type Figure, median } from './figure.ts'

const SIZES = [300, 1000] as const
const ROUNDS = 3
const MEGABYTE = 1024 * 1024

/** One visit of a project: opening in ms, 95th percentile and longest frame of each gesture in ms, memory after collecting in MB. */
type Visit = { open: number; memory: number; nodes: number } & Record<`${Gesture | 'far'}.${'p95' | 'worst'}`, number>

/**
 * canvas.open, canvas.frame.*, canvas.edit and canvas.memory of 300 and 1,000 cards in a real browser against the production build.
 * The reference is a flow of one card in the same browser, in turns with the large ones.
 */
export async function run(): Promise<Figure[]> {
  const program = await findBrowser(createProgress())
  const server = await startServer({ name: 'bench-canvas', port: await freePort(), demo: true })
  const browser = await chromium.launch({
    ...(program ? { executablePath: program } : {}),
    args: ['--disable-background-networking', '--enable-precise-memory-info', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  })
  try {
    const viewport = { width: 1440, height: 900 }
    const { context, page } = await signedIn(browser, { email: 'designer@demo.tandem', baseURL: server.url, locale: 'en', viewport })
    const sizes = [1, ...SIZES]
    const ids = new Map<number, string>()
    for (const size of sizes) ids.set(size, await importProject(context, server.url, size))
    const visits = new Map(sizes.map((size) => [size, [] as Visit[]]))
    // The first visit fills the browser's cache.
    for (let round = 0; round <= ROUNDS; round++)
      for (const size of sizes) {
        const visit = await visitProject(page, `/flows/${ids.get(size)}`)
        if (round > 0) visits.get(size)?.push(visit)
      }
    return SIZES.flatMap((size) => figuresOf(size, visits.get(size) ?? [], visits.get(1) ?? []))
  } finally {
    await browser.close()
    await server.remove()
  }
}

async function importProject(context: BrowserContext, origin: string, size: number): Promise<string> {
  const answer = await context.request.post('/api/trpc/projects.import', {
    data: superjson.serialize({ file: largeProject(size) }),
    headers: { origin },
  })
  if (!answer.ok()) throw new Error(`importing ${size} cards: ${answer.status()} ${await answer.text()}`)
  const { result } = (await answer.json()) as { result: { data: never } }
  return superjson.deserialize<{ projectId: string }>(result.data).projectId
}

async function visitProject(page: Page, path: string): Promise<Visit> {
  await page.goto('about:blank')
  await page.goto(path, { waitUntil: 'commit' })
  await page.getByTestId('card-c0').waitFor()
  const open = await page.evaluate(
    () => new Promise<number>((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now())))),
  )
  // What is done after opening is not part of the gestures.
  await page.waitForTimeout(1500)
  const visit = { open } as Visit
  const measure = async (name: Gesture | 'far', gesture: Gesture): Promise<void> => {
    const frames = await framesOf(page, () => gestures[gesture](page))
    visit[`${name}.p95`] = frames[Math.ceil(frames.length * 0.95) - 1] ?? 0
    visit[`${name}.worst`] = frames.at(-1) ?? 0
  }
  await measure('pan', 'pan')
  await measure('drag', 'drag')
  await measure('type', 'type')
  await measure('zoom', 'zoom')
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  await session.send('Performance.enable')
  const { metrics } = await session.send('Performance.getMetrics')
  visit.memory = (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / MEGABYTE
  visit.nodes = await page.locator('*').count()
  await page.getByRole('button', { name: 'Show all' }).click()
  await page.waitForTimeout(1500)
  await measure('far', 'pan')
  await session.detach()
  return visit
}

function figuresOf(size: number, visits: Visit[], empty: Visit[]): Figure[] {
  const figure = (name: string, unit: string, key: keyof Visit): Figure => {
    const value = median(visits.map((visit) => visit[key]))
    const reference = median(empty.map((visit) => visit[key]))
    return {
      name: `${name}.${size}`,
      value: round(value),
      unit,
      reference: round(reference),
      ratio: round(value / reference),
      n: visits.length,
    }
  }
  return [
    figure('canvas.open', 'ms from the address to the first card painted', 'open'),
    figure('canvas.frame.pan', 'ms p95 frame', 'pan.p95'),
    figure('canvas.frame.pan-far', 'ms p95 frame, all cards in sight', 'far.p95'),
    figure('canvas.frame.zoom', 'ms p95 frame', 'zoom.p95'),
    figure('canvas.frame.drag', 'ms p95 frame', 'drag.p95'),
    figure('canvas.frame.type', 'ms p95 frame', 'type.p95'),
    figure('canvas.edit', 'ms longest frame of typing, editing, analysing and saving', 'type.worst'),
    figure('canvas.memory', 'MB of JavaScript heap', 'memory'),
    figure('canvas.elements', 'elements in the document', 'nodes'),
  ]
}

const round = (value: number): number => Math.round(value * 10) / 10
