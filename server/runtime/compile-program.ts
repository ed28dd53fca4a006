import type { Project } from '../../flows/document/project.ts'
import { compile } from '../../flows/engine/compile.ts'
import { createState } from '../../flows/engine/create-state.ts'
import { migrateState } from '../../flows/engine/migrate-state.ts'
import { step } from '../../flows/engine/step.ts'
import { wakeAt } from '../../flows/engine/wake-at.ts'
import type { LiveProgram } from './live-program.ts'

/** Version of the engine, kept with every turn: a replay by another engine is allowed to differ. */
export const ENGINE = '1'

/** A published version, ready to run live. */
export function compileProgram({ versionId, project }: { versionId: string; project: Project }): LiveProgram {
  const program = compile(project)
  return {
    versionId,
    engine: ENGINE,
    createState: ({ now, language }) =>
      createState(program, { now, language: language === 'en' || language === 'zh-CN' ? language : project.defaultLanguage }),
    step: (state, event, facts) => step(program, state, event, facts),
    wakeAt,
    adopt(state, from) {
      if (!from.compiled) throw new Error(`version ${from.versionId} is not a compiled project`)
      return migrateState(state, from.compiled, program)
    },
    compiled: program,
  }
}
