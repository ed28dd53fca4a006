import { preloadQuery } from '../../../../components/api/preload-query.ts'
import { DesignerPage } from '../../../../components/designer/designer-page.tsx'

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  preloadQuery('projects.get', { projectId: id })
  preloadQuery('queues.list')
  return <DesignerPage projectId={id} />
}
