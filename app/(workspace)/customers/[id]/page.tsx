import { CustomerPage } from '../../../../components/customers/customer-page.tsx'

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <CustomerPage customerId={(await params).id} />
}
