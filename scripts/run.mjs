#!/usr/bin/env node
// Runs scripts/<command>.ts on Node 24, whatever Node (20 or newer) the machine has. Installs what is missing first.
// Plain JavaScript without dependencies: it runs before anything is installed. Nothing here needs an install script of a package.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const NODE_VERSION = '24.21.0'
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const state = join(root, '.tandem')
const [command, ...args] = process.argv.slice(2)

if (!command || !existsSync(join(root, 'scripts', `${command}.ts`))) {
  const known = readdirSync(join(root, 'scripts')).filter((name) => name.endsWith('.ts') && !name.includes('.test.'))
  fail(`There is no command "${command ?? ''}". There are: ${known.map((name) => name.slice(0, -3)).join(', ')}.`)
}

// Two commands started at once on a fresh clone must not install into the same folder.
if (!isReady()) await whileLocked(prepare)
run()

/** Everything in place? A few milliseconds: this runs at every start. */
function isReady() {
  return packagesFit() && findNode() !== null && prismaStamp() === readText(join(state, 'prisma-client'))
}

function prepare() {
  if (!packagesFit()) installPackages()
  if (findNode() === null) installNode()
  if (prismaStamp() !== readText(join(state, 'prisma-client'))) generateClient()
}

/** npm writes what it installed next to it; every package of the lock file must be there in the same version. */
function packagesFit() {
  const installed = readJson(join(root, 'node_modules', '.package-lock.json'))
  const wanted = readJson(join(root, 'package-lock.json'))
  if (!installed || !wanted) return false
  for (const [path, entry] of Object.entries(wanted.packages)) {
    if (path === '' || entry.optional || entry.devOptional || entry.peer) continue
    if (installed.packages[path]?.version !== entry.version) return false
  }
  return true
}

function installPackages() {
  const fresh = !existsSync(join(root, 'node_modules'))
  say(fresh ? 'Installing packages (once, about a minute)' : 'Installing changed packages')
  // Not `npm ci`: it refuses a lock file that lacks the binaries of other systems, and what is locked is installed either way.
  // Without install scripts: what they would do here (links of the database, downloads of engines) we do ourselves or do not need.
  const result = npm(['install', '--no-save', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'])
  if (result !== 0) fail('The packages could not be installed (see above). Without a network, start once where there is one.')
}

/** The program that runs everything: the host's Node when it is new enough, else ours. */
function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  const ours = join(state, 'node', 'node_modules', nodePackage(), 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  return existsSync(ours) ? ours : null
}

function nodePackage() {
  return `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
}

function installNode() {
  say(`Installing Node ${NODE_VERSION} for this project (this machine has ${process.versions.node})`)
  const folder = join(state, 'node')
  mkdirSync(folder, { recursive: true })
  // A package file of its own, or npm would climb up and change the project's.
  writeFileSync(join(folder, 'package.json'), '{"private":true}\n')
  const result = npm([
    'install',
    '--prefix',
    folder,
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    `${nodePackage()}@${NODE_VERSION}`,
  ])
  if (result !== 0) fail(`Node ${NODE_VERSION} could not be installed. Install Node 24 or newer yourself (nodejs.org) and start again.`)
}

function prismaStamp() {
  if (!existsSync(join(root, 'prisma', 'generated', 'client.ts'))) return 'missing'
  const folder = join(root, 'prisma', 'schema')
  const hash = createHash('sha256')
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name)))
  return hash.update(readText(join(root, 'node_modules', 'prisma', 'package.json')) ?? '').digest('hex')
}

function generateClient() {
  say('Generating the database client')
  const node = findNode()
  const cli = join(root, 'node_modules', 'prisma', 'build', 'index.js')
  // Generating needs no engine; any file in its place keeps Prisma from downloading one.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: node, PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' }
  const result = spawnSync(node, [cli, 'generate'], { cwd: root, env, encoding: 'utf8' })
  if (result.status !== 0) fail(`The database client could not be generated:\n${result.stdout}${result.stderr}`)
  mkdirSync(state, { recursive: true })
  writeFileSync(join(state, 'prisma-client'), prismaStamp())
}

function run() {
  const node = findNode()
  const mode = { start: 'production', build: 'production', bench: 'production', dev: 'development', test: 'test' }[command]
  const env = {
    ...process.env,
    ...(mode ? { NODE_ENV: mode } : {}),
    NEXT_TELEMETRY_DISABLED: '1',
    // What the scripts start in turn (vitest, playwright, next) runs on the same Node.
    PATH: `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
  }
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', join(root, 'scripts', `${command}.ts`), ...args], {
    cwd: root,
    env,
    stdio: 'inherit',
  })
  // We only pass signals on and wait until the child has put everything away. (A Ctrl-C in a terminal reaches it twice: once by
  // itself, once from here; it takes two in a row for one.)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => fail(String(error)))
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))
}

async function whileLocked(work) {
  const lock = join(state, 'install.lock')
  mkdirSync(state, { recursive: true })
  for (let waited = false; ; waited = true) {
    try {
      mkdirSync(lock)
      break
    } catch {
      // Left behind by a run that was killed.
      if (Date.now() - statSync(lock, { throwIfNoEntry: false })?.mtimeMs > 300_000) rmSync(lock, { recursive: true, force: true })
      if (!waited) say('Another command is installing; waiting for it')
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }
  const release = () => rmSync(lock, { recursive: true, force: true })
  process.once('exit', release)
  work()
  release()
}

function npm(parameters) {
  // The npm that started us, on the same Node; else the one in the path.
  const cli = process.env.npm_execpath
  const [program, first] = cli?.endsWith('.js') ? [process.execPath, [cli]] : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []]
  return spawnSync(program, [...first, ...parameters], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32' && !cli,
  }).status
}

function say(text) {
  console.error(`• ${text}`)
}

function fail(text) {
  console.error(text)
  process.exit(1)
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function readJson(file) {
  const text = readText(file)
  return text === null ? null : JSON.parse(text)
}
