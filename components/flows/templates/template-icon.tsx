import { Briefcase, CreditCard, Landmark, LayoutTemplate, type LucideIcon, ShoppingBag, Smartphone, Stethoscope } from 'lucide-react'

/** Icons templates may name; an unknown name shows a plain one rather than nothing. */
const icons: Record<string, LucideIcon> = {
  'shopping-bag': ShoppingBag,
  'credit-card': CreditCard,
  smartphone: Smartphone,
  stethoscope: Stethoscope,
  briefcase: Briefcase,
  landmark: Landmark,
}

export function TemplateIcon({ name, className }: { name: string; className?: string }) {
  const Icon = icons[name] ?? LayoutTemplate
  return <Icon aria-hidden className={className} />
}
