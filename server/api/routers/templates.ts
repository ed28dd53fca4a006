import { changeTemplate, changeTemplateInput } from '../../projects/templates/change-template.ts'
import { exportTemplate, exportTemplateInput } from '../../projects/templates/export-template.ts'
import { importTemplate, importTemplateInput } from '../../projects/templates/import-template.ts'
import { listOwnTemplates } from '../../projects/templates/list-own-templates.ts'
import { removeTemplate, removeTemplateInput } from '../../projects/templates/remove-template.ts'
import { saveTemplate, saveTemplateInput } from '../../projects/templates/save-template.ts'
import { memberProcedure, router } from '../trpc.ts'

/** The workspace's own; those that come with the product are `projects.templates`. */
export const templatesRouter = router({
  list: memberProcedure.query(({ ctx }) => listOwnTemplates(ctx.services, ctx.actor)),
  save: memberProcedure.input(saveTemplateInput).mutation(({ ctx, input }) => saveTemplate(ctx.services, ctx.actor, input)),
  change: memberProcedure.input(changeTemplateInput).mutation(({ ctx, input }) => changeTemplate(ctx.services, ctx.actor, input)),
  remove: memberProcedure.input(removeTemplateInput).mutation(({ ctx, input }) => removeTemplate(ctx.services, ctx.actor, input)),
  export: memberProcedure.input(exportTemplateInput).query(({ ctx, input }) => exportTemplate(ctx.services, ctx.actor, input)),
  import: memberProcedure.input(importTemplateInput).mutation(({ ctx, input }) => importTemplate(ctx.services, ctx.actor, input)),
})
