import { afterSales } from '../../flows/templates/after-sales/template.ts'
import { withDemoSystem } from '../../server/demo/demo-system.ts'
import { searchKnowledge } from '../../server/knowledge/knowledge-index.ts'
import { createRuntime } from '../../server/runtime/runtime.ts'
import type { Services } from '../../server/services.ts'
import { createUnderstander } from '../../server/understanding/understand-version.ts'
import { playHistory } from './demo/history.ts'
import { seedPeople } from './demo/people.ts'
import { seedService } from './demo/service.ts'

export const DEMO_WORKSPACE = 'demo'
export const DEMO_CHANNEL_KEY = 'demo-shop'

export type SeedDemoOptions = {
  /** Days of history; 0 for none. */
  days?: number
  progress?(share: number): void
}

/**
 * The demo workspace: an e-commerce after-sales service with people, queues, knowledge, a published flow and a week of
 * conversations. Does nothing when the workspace is there already. @returns whether it was made now
 */
export async function seedDemo(services: Pick<Services, 'db' | 'log'>, options: SeedDemoOptions = {}): Promise<boolean> {
  const { db, log } = services
  const there = await db.prisma.workspace.findUnique({ where: { id: DEMO_WORKSPACE } })
  // A workspace that is not marked as a demo yet was left half-made by a start that was broken off: it is made anew.
  if (there?.demo) return false
  if (there) await db.prisma.workspace.delete({ where: { id: DEMO_WORKSPACE } })

  const project = withDemoSystem(afterSales)
  await db.prisma.workspace.create({
    data: { id: DEMO_WORKSPACE, name: '鹿野声学', defaultLanguage: 'zh-CN', timezone: 'Asia/Shanghai', demo: false },
  })
  const agents = await seedPeople(db.prisma, DEMO_WORKSPACE)
  const { channelId } = await seedService(db.prisma, {
    workspaceId: DEMO_WORKSPACE,
    channelKey: DEMO_CHANNEL_KEY,
    project,
    layout: afterSales.layout,
    agents,
  })

  if ((options.days ?? 7) > 0) {
    let now = Date.now()
    const clock = {
      now: () => now,
      set: (next: number) => {
        now = next
      },
    }
    const runtime = createRuntime({
      pool: db.pool,
      clock,
      log,
      understand: createUnderstander({ pool: db.pool }),
      knowledge: { search: (question) => searchKnowledge({ db, clock }, question) },
      queueFigures: async () =>
        Object.fromEntries(
          ['after-sales', 'complaints'].map((id) => [
            id,
            { name: id, online: 3, free: 3, waiting: 0, expectedWaitSeconds: 20, open: true },
          ]),
        ),
    })
    await playHistory(
      { pool: db.pool, runtime, clock, workspaceId: DEMO_WORKSPACE, channelId, agents, log },
      { until: Date.now(), days: options.days ?? 7, progress: options.progress },
    )
    await runtime.stop()
  }
  await db.prisma.workspace.update({ where: { id: DEMO_WORKSPACE }, data: { demo: true } })
  return true
}
