import type { Json } from '../../engine/types.ts'
import type { CodeFailure } from '../run-code.ts'

/** What one tries to get out of the sandbox or to bring it down, and how each must end. Several ends: which comes first is up to the engine. */
export type Escape = { name: string; source: string } & ({ fails: CodeFailure[] } | { gives: Json })

const timeout = { fails: ['code-timeout' as const] }
const error = { fails: ['code-error' as const] }
const exhausted = { fails: ['code-memory' as const, 'code-timeout' as const, 'code-error' as const] }

export const escapes: Escape[] = [
  // Time.
  { name: 'a loop without end', source: 'for (;;) {}', ...timeout },
  { name: 'a loop that catches what stops it', source: 'for (;;) { try { for (;;); } catch {} finally { for (;;); } }', ...timeout },
  { name: 'a pattern that takes for ever', source: 'return /^(a+)+$/.test("a".repeat(40) + "!")', ...timeout },
  {
    name: 'a built-in operation that cannot be interrupted',
    source: 'return Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1)',
    ...timeout,
  },
  { name: 'a generator that never ends', source: 'for (const x of (function* () { for (;;) yield 1 })());', ...timeout },
  { name: 'sorting that never ends', source: 'return [3, 2, 1].sort(() => { for (;;); })', ...timeout },
  // Memory and depth.
  { name: 'lists without end', source: 'const all = []; for (;;) all.push(new Array(10000).fill(1))', ...exhausted },
  {
    name: 'memory taken again whenever it runs out',
    source: 'for (;;) try { const a = []; for (;;) a.push("x".repeat(1e5) + a.length) } catch {}',
    ...exhausted,
  },
  { name: 'a huge text', source: 'return "x".repeat(2 ** 30)', ...error },
  { name: 'a text that doubles', source: 'let s = "x"; for (;;) s += s', ...exhausted },
  { name: 'a huge list', source: 'return new Array(2 ** 32 - 1).fill(0)', ...exhausted },
  { name: 'a huge buffer', source: 'return new ArrayBuffer(2 ** 31)', ...error },
  { name: 'a number of a million digits, squared again and again', source: 'let b = 3n; for (;;) b *= b', ...exhausted },
  { name: 'recursion without end', source: 'const f = () => f(); return f()', ...error },
  { name: 'recursion that begins anew when it ends', source: 'const f = () => { try { f() } finally { f() } }; f()', ...exhausted },
  { name: 'a result nested too deep', source: 'let o = {}; for (let i = 0; i < 1e5; i++) o = { o }; return o', ...exhausted },
  // Promises.
  { name: 'a promise as the result', source: 'return Promise.resolve(1)', fails: ['code-result'] },
  { name: 'an async function that waits for ever', source: 'return (async () => { for (;;) await 0 })()', fails: ['code-result'] },
  { name: 'promises that make promises', source: 'const f = () => Promise.resolve().then(f).then(f); for (;;) f()', ...exhausted },
  { name: 'work left behind for later never runs', source: 'Promise.resolve().then(() => { for (;;); }); return 1', gives: 1 },
  // Results that do something when they are read.
  { name: 'a result whose getter never ends', source: 'return { get a() { for (;;); } }', ...timeout },
  { name: 'a result whose getter throws', source: 'return { get a() { throw new Error("g") } }', ...error },
  { name: 'a result whose toJSON never ends', source: 'return { toJSON() { for (;;); } }', ...timeout },
  { name: 'a proxy as the result', source: 'return new Proxy({}, { ownKeys() { for (;;); } })', ...timeout },
  { name: 'a then that never ends', source: 'return { get then() { for (;;); } }', ...timeout },
  { name: 'an error whose name never ends', source: 'throw { get name() { for (;;); } }', ...timeout },
  { name: 'an error that throws when it is read', source: 'throw new Proxy({}, { get() { throw 1 } })', ...error },
  { name: 'nothing thrown', source: 'throw null', ...error },
  { name: 'a result that contains itself', source: 'const o = {}; o.o = o; return o', ...error },
  { name: 'a result too large', source: 'return "x".repeat(70000)', fails: ['code-result'] },
  { name: 'an error too long', source: 'throw new Error("x".repeat(1e6))', ...error },
  // Tampering with what the sandbox itself uses.
  { name: 'JSON.stringify exchanged', source: 'JSON.stringify = () => "no JSON"; JSON.parse = () => 0; return { a: 1 }', gives: { a: 1 } },
  { name: 'prototypes exchanged', source: 'String.prototype.slice = Object.prototype.valueOf = () => { throw 1 }; return "a"', gives: 'a' },
  {
    name: 'the source closes the function it stands in',
    source: '}), (globalThis.x = typeof process), (function () { return x',
    gives: 'undefined',
  },
  { name: 'the prototype of all objects, in another run', source: 'return ({}).polluted ?? "clean"', gives: 'clean' },
  { name: 'the prototype of all objects, polluted', source: 'Object.prototype.polluted = "yes"; return 1', gives: 1 },
  { name: 'the prototype of all objects, in a third run', source: 'return ({}).polluted ?? "clean"', gives: 'clean' },
  // Ways out.
  {
    name: 'a constructor of a value',
    source: 'return input.constructor.constructor("return typeof process + typeof fetch")()',
    gives: 'undefinedundefined',
  },
  {
    name: 'a constructor of a generator',
    source: 'return Object.getPrototypeOf(function* () {}).constructor("yield typeof process")().next().value',
    gives: 'undefined',
  },
  { name: 'this of a function', source: 'return (0, eval)("typeof this.process + typeof this.postMessage")', gives: 'undefinedundefined' },
  { name: 'import', source: 'return import("node:fs")', fails: ['code-result'] },
  {
    name: 'names of the host',
    source:
      'return ["process", "require", "module", "fetch", "XMLHttpRequest", "self", "window", "document", "postMessage", "setTimeout", "WebAssembly", "Worker", "Atomics", "console", "std", "os"].filter((name) => name in globalThis).length',
    gives: 0,
  },
  { name: 'the caller', source: '"use strict"; return (function () { return arguments.callee.caller })()', ...error },
  {
    name: 'globals frozen and deleted',
    source: 'for (const name of Object.getOwnPropertyNames(globalThis)) try { delete globalThis[name] } catch {} return 1',
    gives: 1,
  },
  { name: 'no JavaScript at all', source: 'return (', ...error },
]
