import type { Pool } from 'pg'
import type { Project } from '../../flows/document/project.ts'
import { AppError } from '../platform/errors.ts'
import { soon } from '../platform/soon.ts'
import type { LiveProgram, ProgramSource } from './live-program.ts'
import { createLru } from './lru.ts'

/** Compiled versions by id. A version never changes, so what is compiled once stays right. */
export function createProgramSource(parts: {
  pool: Pool
  compile(input: { versionId: string; project: Project }): LiveProgram
  most?: number
}): ProgramSource {
  const programs = createLru<string, Promise<LiveProgram>>(parts.most ?? 200)
  return {
    load({ workspaceId, versionId }) {
      const key = `${workspaceId}|${versionId}`
      const known = programs.get(key)
      if (known) return known
      const program = read(parts, { workspaceId, versionId })
      programs.set(key, program)
      program.catch(() => programs.delete(key))
      return program
    },
  }
}

async function read(
  { pool, compile }: Parameters<typeof createProgramSource>[0],
  input: { workspaceId: string; versionId: string },
): Promise<LiveProgram> {
  const text = 'SELECT content FROM project_version WHERE workspace_id = $1 AND id = $2'
  const { rows } = await pool.query<{ content: Project }>(
    soon({ name: 'load_version', text, values: [input.workspaceId, input.versionId] }),
  )
  if (!rows[0]) throw new AppError('internal', `version ${input.versionId} is gone although a conversation runs on it`)
  return compile({ versionId: input.versionId, project: rows[0].content })
}
