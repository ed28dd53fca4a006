import type { Project } from '../../flows/document/project.ts'
import type { LiveProgram } from './live-program.ts'
export const ENGINE = '1'
export function compileProgram(_: { versionId: string; project: Project }): LiveProgram {
  throw new Error('the engine is not there yet')
}
