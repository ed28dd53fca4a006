import { DesignerPage } from '../../../../components/designer/designer-page.tsx'

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <DesignerPage projectId={(await params).id} />
}
