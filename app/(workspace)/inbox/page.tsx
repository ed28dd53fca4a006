import { Suspense } from 'react'
import { InboxPage } from '../../../components/desk/inbox-page.tsx'

export default function Page() {
  return (
    <Suspense>
      <InboxPage />
    </Suspense>
  )
}
