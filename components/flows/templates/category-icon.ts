import type { TemplateCategory } from '../../../flows/templates/own/own-template.ts'

/** The icons of the ready-made templates of the same field. */
export const categoryIcon: Record<TemplateCategory, string> = {
  retail: 'shopping-bag',
  finance: 'credit-card',
  telecom: 'smartphone',
  health: 'stethoscope',
  staff: 'briefcase',
  public: 'landmark',
  other: 'layout-template',
}
