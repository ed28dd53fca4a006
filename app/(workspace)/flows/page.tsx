import { FlowsPage } from '../../../components/flows/flows-page.tsx'

export default function Page() {
  return <FlowsPage />
}
