import { credentialInput } from '../../connections/credentials/credential-input.ts'
import { listCredentials } from '../../connections/credentials/list-credentials.ts'
import { removeCredential, removeCredentialInput } from '../../connections/credentials/remove-credential.ts'
import { saveCredential } from '../../connections/credentials/save-credential.ts'
import { tryCredential } from '../../connections/credentials/try-credential.ts'
import { memberProcedure, router } from '../trpc.ts'

export const credentialsRouter = router({
  list: memberProcedure.query(({ ctx }) => listCredentials(ctx.services, ctx.actor)),
  save: memberProcedure.input(credentialInput).mutation(({ ctx, input }) => saveCredential(ctx.services, ctx.actor, input)),
  try: memberProcedure.input(credentialInput).mutation(({ ctx, input }) => tryCredential(ctx.services, ctx.actor, input)),
  remove: memberProcedure.input(removeCredentialInput).mutation(({ ctx, input }) => removeCredential(ctx.services, ctx.actor, input)),
})
