import { Suspense } from 'react'
import { TicketsPage } from '../../../components/tickets/tickets-page.tsx'

export default function Page() {
  return (
    <Suspense>
      <TicketsPage />
    </Suspense>
  )
}
