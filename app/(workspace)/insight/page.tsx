import { InsightPage } from '../../../components/insight/insight-page.tsx'

export default function Page() {
  return <InsightPage />
}
