import { DEMO_WORKSPACE, seedDemo as seed } from '../../prisma/seed/demo.ts'
import type { Services } from '../../server/services.ts'
import type { Progress } from './progress.ts'

/** Makes the demo workspace in a database that has no other; one that was interrupted is made anew. */
export async function seedDemo(input: { services: Services; progress: Progress }): Promise<void> {
  const { services, progress } = input
  if (!services.config.demo) return
  const { workspace } = services.db.prisma
  if ((await workspace.count({ where: { OR: [{ id: { not: DEMO_WORKSPACE } }, { demo: true }] } })) > 0) return
  await progress.step('Making the demo workspace with a week of conversations', () => seed(services))
}
