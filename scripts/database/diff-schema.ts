import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'

export type SchemaFile = { path: string; content: string }

/**
 * SQL that leads from one Prisma schema to another (from nothing when `from` is null); empty when they are the same. It is
 * Prisma's own schema engine in WebAssembly: nothing is downloaded. The engine asks the
 * database at `url` for its version and reads nothing else of it.
 */
export async function diffSchema(input: { url: string; from: SchemaFile[] | null; to: SchemaFile[] }): Promise<string> {
  const require = createRequire(import.meta.url)
  const engine = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const wasm = readFileSync(require.resolve('@prisma/schema-engine-wasm').replace(/schema_engine\.js$/, 'schema_engine_bg.wasm'))
  const instance = new WebAssembly.Instance(new WebAssembly.Module(wasm), { './schema_engine_bg.js': engine as never })
  ;(engine as unknown as { __wbg_set_wasm(exports: unknown): void }).__wbg_set_wasm(instance.exports)
  ;(instance.exports as { __wbindgen_start(): void }).__wbindgen_start()

  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: input.url }))
  const schema = await engine.SchemaEngine.new({ datamodels: input.to.map((file) => [file.path, file.content]) }, () => {}, adapter)
  const result = await schema.diff({
    from: input.from ? { tag: 'schemaDatamodel', files: input.from } : { tag: 'empty' },
    to: { tag: 'schemaDatamodel', files: input.to },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  })
  const sql = result.stdout ?? ''
  return sql.includes('This is an empty migration') ? '' : sql
}
