import { analyseProject, analyseProjectInput } from '../../projects/analyse-project.ts'
import { archiveProject, archiveProjectInput } from '../../projects/archive-project.ts'
import { backtestProject, backtestProjectInput } from '../../projects/backtest-project.ts'
import { addComment, addCommentInput } from '../../projects/comments/add-comment.ts'
import { listComments, listCommentsInput } from '../../projects/comments/list-comments.ts'
import { removeComment, removeCommentInput } from '../../projects/comments/remove-comment.ts'
import { resolveComment, resolveCommentInput } from '../../projects/comments/resolve-comment.ts'
import { countMentions, seeComments, seeCommentsInput } from '../../projects/comments/see-comments.ts'
import { bringTogether, mergeCopyInput } from '../../projects/copies/bring-together.ts'
import { getCopy, getCopyInput } from '../../projects/copies/get-copy.ts'
import { listCopies, listCopiesInput } from '../../projects/copies/list-copies.ts'
import { startCopy, startCopyInput } from '../../projects/copies/start-copy.ts'
import { undoMerge, undoMergeInput } from '../../projects/copies/undo-merge.ts'
import { createProject, createProjectInput } from '../../projects/create-project.ts'
import { duplicateProject, duplicateProjectInput } from '../../projects/duplicate-project.ts'
import { exportProject, exportProjectInput } from '../../projects/export-project.ts'
import { followDraft, followDraftInput } from '../../projects/follow-draft.ts'
import { getProject, getProjectInput } from '../../projects/get-project.ts'
import { getVersion, getVersionInput } from '../../projects/get-version.ts'
import { importProject, importProjectInput } from '../../projects/import-project.ts'
import { listChannelPublications, listChannelPublicationsInput } from '../../projects/list-channel-publications.ts'
import { listProjects, listProjectsInput } from '../../projects/list-projects.ts'
import { listVersions, listVersionsInput } from '../../projects/list-versions.ts'
import { cancelMove, cancelMoveInput } from '../../projects/moves/cancel-move.ts'
import { listMoves, listMovesInput } from '../../projects/moves/list-moves.ts'
import { planMove, planMoveInput } from '../../projects/moves/plan-move.ts'
import { startMove, startMoveInput } from '../../projects/moves/start-move.ts'
import { publishProject, publishProjectInput } from '../../projects/publish-project.ts'
import { renameProject, renameProjectInput } from '../../projects/rename-project.ts'
import { rollbackChannel, rollbackChannelInput } from '../../projects/rollback-channel.ts'
import { saveDraft, saveDraftInput } from '../../projects/save-draft.ts'
import { tellPlace, tellPlaceInput } from '../../projects/tell-place.ts'
import { listTemplates, listTemplatesInput } from '../../projects/templates/list-templates.ts'
import { previewTemplate, previewTemplateInput } from '../../projects/templates/preview-template.ts'
import { memberProcedure, router } from '../trpc.ts'

export const projectsRouter = router({
  templates: memberProcedure.input(listTemplatesInput.prefault({})).query(({ ctx, input }) => listTemplates(ctx.actor, input)),
  templatePreview: memberProcedure.input(previewTemplateInput).query(({ ctx, input }) => previewTemplate(ctx.services, ctx.actor, input)),
  list: memberProcedure.input(listProjectsInput.prefault({})).query(({ ctx, input }) => listProjects(ctx.services, ctx.actor, input)),
  get: memberProcedure.input(getProjectInput).query(({ ctx, input }) => getProject(ctx.services, ctx.actor, input)),
  create: memberProcedure.input(createProjectInput).mutation(({ ctx, input }) => createProject(ctx.services, ctx.actor, input)),
  rename: memberProcedure.input(renameProjectInput).mutation(({ ctx, input }) => renameProject(ctx.services, ctx.actor, input)),
  archive: memberProcedure.input(archiveProjectInput).mutation(({ ctx, input }) => archiveProject(ctx.services, ctx.actor, input)),
  duplicate: memberProcedure.input(duplicateProjectInput).mutation(({ ctx, input }) => duplicateProject(ctx.services, ctx.actor, input)),
  startCopy: memberProcedure.input(startCopyInput).mutation(({ ctx, input }) => startCopy(ctx.services, ctx.actor, input)),
  copies: memberProcedure.input(listCopiesInput).query(({ ctx, input }) => listCopies(ctx.services, ctx.actor, input)),
  copy: memberProcedure.input(getCopyInput).query(({ ctx, input }) => getCopy(ctx.services, ctx.actor, input)),
  mergeCopy: memberProcedure.input(mergeCopyInput).mutation(({ ctx, input }) => bringTogether(ctx.services, ctx.actor, input)),
  undoMerge: memberProcedure.input(undoMergeInput).mutation(({ ctx, input }) => undoMerge(ctx.services, ctx.actor, input)),
  follow: memberProcedure
    .input(followDraftInput)
    .subscription(({ ctx, input, signal }) => followDraft(ctx.services, ctx.actor, input, signal ?? new AbortController().signal)),
  tellPlace: memberProcedure.input(tellPlaceInput).mutation(({ ctx, input }) => tellPlace(ctx.services, ctx.actor, input)),
  comments: memberProcedure.input(listCommentsInput).query(({ ctx, input }) => listComments(ctx.services, ctx.actor, input)),
  comment: memberProcedure.input(addCommentInput).mutation(({ ctx, input }) => addComment(ctx.services, ctx.actor, input)),
  resolveComment: memberProcedure.input(resolveCommentInput).mutation(({ ctx, input }) => resolveComment(ctx.services, ctx.actor, input)),
  removeComment: memberProcedure.input(removeCommentInput).mutation(({ ctx, input }) => removeComment(ctx.services, ctx.actor, input)),
  seeComments: memberProcedure.input(seeCommentsInput).mutation(({ ctx, input }) => seeComments(ctx.services, ctx.actor, input)),
  mentions: memberProcedure.query(({ ctx }) => countMentions(ctx.services, ctx.actor)),
  saveDraft: memberProcedure.input(saveDraftInput).mutation(({ ctx, input }) => saveDraft(ctx.services, ctx.actor, input)),
  import: memberProcedure.input(importProjectInput).mutation(({ ctx, input }) => importProject(ctx.services, ctx.actor, input)),
  export: memberProcedure.input(exportProjectInput).query(({ ctx, input }) => exportProject(ctx.services, ctx.actor, input)),
  analyse: memberProcedure.input(analyseProjectInput).query(({ ctx, input }) => analyseProject(ctx.services, ctx.actor, input)),
  publish: memberProcedure.input(publishProjectInput).mutation(({ ctx, input }) => publishProject(ctx.services, ctx.actor, input)),
  versions: memberProcedure.input(listVersionsInput).query(({ ctx, input }) => listVersions(ctx.services, ctx.actor, input)),
  version: memberProcedure.input(getVersionInput).query(({ ctx, input }) => getVersion(ctx.services, ctx.actor, input)),
  publications: memberProcedure
    .input(listChannelPublicationsInput)
    .query(({ ctx, input }) => listChannelPublications(ctx.services, ctx.actor, input)),
  backtest: memberProcedure.input(backtestProjectInput).query(({ ctx, input }) => backtestProject(ctx.services, ctx.actor, input)),
  planMove: memberProcedure.input(planMoveInput).query(({ ctx, input }) => planMove(ctx.services, ctx.actor, input)),
  moves: memberProcedure.input(listMovesInput).query(({ ctx, input }) => listMoves(ctx.services, ctx.actor, input)),
  startMove: memberProcedure.input(startMoveInput).mutation(({ ctx, input }) => startMove(ctx.services, ctx.actor, input)),
  cancelMove: memberProcedure.input(cancelMoveInput).mutation(({ ctx, input }) => cancelMove(ctx.services, ctx.actor, input)),
  rollback: memberProcedure.input(rollbackChannelInput).mutation(({ ctx, input }) => rollbackChannel(ctx.services, ctx.actor, input)),
})
