import { getKnowledge, getKnowledgeInput } from '../../knowledge/get-knowledge.ts'
import { listKnowledge, listKnowledgeInput } from '../../knowledge/list-knowledge.ts'
import { removeKnowledge, removeKnowledgeInput } from '../../knowledge/remove-knowledge.ts'
import { saveKnowledge, saveKnowledgeInput } from '../../knowledge/save-knowledge.ts'
import { setKnowledgeEnabled, setKnowledgeEnabledInput } from '../../knowledge/set-knowledge-enabled.ts'
import { tryKnowledge, tryKnowledgeInput } from '../../knowledge/try-knowledge.ts'
import { memberProcedure, router } from '../trpc.ts'

export const knowledgeRouter = router({
  list: memberProcedure.input(listKnowledgeInput).query(({ ctx, input }) => listKnowledge(ctx.services, ctx.actor, input)),
  get: memberProcedure.input(getKnowledgeInput).query(({ ctx, input }) => getKnowledge(ctx.services, ctx.actor, input)),
  save: memberProcedure.input(saveKnowledgeInput).mutation(({ ctx, input }) => saveKnowledge(ctx.services, ctx.actor, input)),
  remove: memberProcedure.input(removeKnowledgeInput).mutation(({ ctx, input }) => removeKnowledge(ctx.services, ctx.actor, input)),
  setEnabled: memberProcedure
    .input(setKnowledgeEnabledInput)
    .mutation(({ ctx, input }) => setKnowledgeEnabled(ctx.services, ctx.actor, input)),
  search: memberProcedure.input(tryKnowledgeInput).query(({ ctx, input }) => tryKnowledge(ctx.services, ctx.actor, input)),
})
