import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../server/platform/project-root.ts'
import type { Services } from '../../server/services.ts'
import type { Progress } from './progress.ts'

export type DemoLogin = { name: string; email: string; password: string; role: string }
type SeedDemo = (services: Services, report?: (text: string) => void) => Promise<unknown>

/** Makes the demo workspace in a database that has none. One that was interrupted is taken away and made again. */
export async function seedDemo(input: { services: Services; progress: Progress }): Promise<void> {
  const { services } = input
  const source = join(projectRoot, 'prisma', 'seed', 'demo.ts')
  if (!services.config.demo || !existsSync(source)) return
  const unfinished = join(services.config.dataDir, 'demo-unfinished')
  if (existsSync(unfinished)) await removeDemo(services)
  if ((await services.db.prisma.workspace.count()) > 0) return
  await input.progress.step('Making the demo workspace', async () => {
    writeFileSync(unfinished, '')
    const { seedDemo: seed } = (await import(source)) as { seedDemo: SeedDemo }
    await seed(services, input.progress.note)
    rmSync(unfinished, { force: true })
  })
}

async function removeDemo(services: Services): Promise<void> {
  const { pool } = services.db
  await pool.query(`delete from "user" where id in (select m.user_id from member m join workspace w on w.id = m.workspace_id where w.demo)`)
  for (const table of ['event', 'turn_log', 'outbox']) {
    await pool.query(`delete from ${table} where workspace_id in (select id from workspace where demo)`)
  }
  await pool.query(
    'delete from inbox where not exists (select from conversation c where c.shard = inbox.shard and c.id = inbox.conversation_id)',
  )
  await pool.query('delete from workspace where demo')
}
