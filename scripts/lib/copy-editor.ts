import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Puts the code editor (Monaco) into public/monaco/, as its package ships it: bundling it would make every build several times as
 * slow. Does nothing when it is there in the installed version.
 */
export async function copyEditor(root: string): Promise<void> {
  const source = join(root, 'node_modules', 'monaco-editor')
  const target = join(root, 'public', 'monaco')
  const stamp = join(target, 'version')
  const { version } = JSON.parse(await readFile(join(source, 'package.json'), 'utf8')) as { version: string }
  if ((await readFile(stamp, 'utf8').catch(() => '')) === version) return
  await rm(target, { recursive: true, force: true })
  await cp(join(source, 'min', 'vs'), join(target, 'vs'), { recursive: true })
  await writeFile(stamp, version)
}
