import { dateFunctions } from './date.ts'
import { durationFunctions } from './duration.ts'
import type { FunctionEntry, FunctionGroup } from './entry.ts'
import { findFunctions } from './find.ts'
import { hoursFunctions } from './hours.ts'
import { listFunctions } from './list.ts'
import { logicFunctions } from './logic.ts'
import { type LoopEntry, loops } from './loops.ts'
import { moneyFunctions } from './money.ts'
import { numberFunctions } from './number.ts'
import { textFunctions } from './text.ts'

/** Every function by group. Adding one is one entry in its group's file: completion, hover, docs, type check and test come from it. */
export const functionsByGroup: Readonly<Record<FunctionGroup, Readonly<Record<string, FunctionEntry>>>> = {
  logic: logicFunctions,
  text: textFunctions,
  find: findFunctions,
  number: numberFunctions,
  list: listFunctions,
  date: dateFunctions,
  duration: durationFunctions,
  money: moneyFunctions,
  hours: hoursFunctions,
}

/** Functions by name, without the loops. */
export const functions: ReadonlyMap<string, FunctionEntry> = new Map(
  Object.values(functionsByGroup).flatMap((group) => Object.entries(group)),
)

/** The entry of a function or a loop. */
export function findFunction(name: string): FunctionEntry | LoopEntry | undefined {
  return functions.get(name) ?? (isLoop(name) ? loops[name] : undefined)
}

export function isLoop(name: string): name is keyof typeof loops {
  return Object.hasOwn(loops, name)
}

/** `has(order.total)` is part of the language, not a function: its argument is a place, not a value. */
export const allFunctionNames: readonly string[] = [...functions.keys(), ...Object.keys(loops), 'has']
