import { afterSales } from './after-sales/template.ts'
import { bankCards } from './bank-cards/template.ts'
import { clinic } from './clinic/template.ts'
import { publicService } from './public-service/template.ts'
import { staffDesk } from './staff-desk/template.ts'
import { telecom } from './telecom/template.ts'
import type { FlowTemplate } from './template.ts'

/** Ready-made services to start from. Adding one is adding a folder and a line here. */
export const templates: readonly FlowTemplate[] = [afterSales, bankCards, telecom, clinic, staffDesk, publicService]
