import { CustomersPage } from '../../../components/customers/customers-page.tsx'

export default function Page() {
  return <CustomersPage />
}
