import type { VariableType } from '../../flows/document/variable.ts'
import type { ExpressionEnvironment } from '../../flows/expressions/environment.ts'
import type { SandboxInput } from './sandbox-types.ts'

/** What is edited: code of the sandbox with the values it is given, one formula of the flow language, or JSON with its schema. */
export type EditorMode =
  | { kind: 'code'; inputs: readonly SandboxInput[] }
  | { kind: 'formula'; environment: ExpressionEnvironment; expects?: VariableType }
  | { kind: 'json'; schema: Record<string, unknown> }
