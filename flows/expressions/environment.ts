import { compileCalendar } from '../calendar/is-open.ts'
import type { FlowLocal } from '../document/flow-local.ts'
import type { Flow, Project } from '../document/project.ts'
import type { Variable } from '../document/variable.ts'
import { type BuiltinContext, builtinNames } from './builtins.ts'
import type { CheckResult } from './check.ts'
import type { Compiled } from './compile.ts'

/** A name expressions may use: a declared variable, or a local of the flow they stand in. */
export type ScopedVariable = Variable | (FlowLocal & { scope: 'local' })

/** Everything the expressions of one project may refer to. Make one per project; compiled and checked texts are remembered in it. */
export type ExpressionEnvironment = {
  variables: ReadonlyMap<string, ScopedVariable>
  builtins: BuiltinContext
  compiled: Map<string, Compiled>
  checked: Map<string, CheckResult>
}

export type EnvironmentSource = Pick<Project, 'variables' | 'settings'>

export function createEnvironment({ variables, settings }: EnvironmentSource): ExpressionEnvironment {
  const declared = new Map(variables.filter((variable) => !builtinNames.has(variable.id)).map((variable) => [variable.id, variable]))
  return environmentOf(declared, {
    timezone: settings.calendars[0]?.timezone ?? 'Asia/Shanghai',
    calendarSettings: settings.calendars,
    calendars: new Map(settings.calendars.map((calendar) => [calendar.id, compileCalendar(calendar)])),
    fallbackQueueId: settings.fallbackQueueId,
  })
}

/** The environment inside one flow: its inputs, outputs and locals hide variables of the same name. The same one when it has none. */
export function flowEnvironment(
  environment: ExpressionEnvironment,
  flow: Pick<Flow, 'inputs' | 'outputs' | 'locals'>,
): ExpressionEnvironment {
  const locals = flowLocals(flow)
  if (locals.length === 0) return environment
  const variables = new Map(environment.variables)
  for (const local of locals) variables.set(local.id, { ...local, scope: 'local' })
  return environmentOf(variables, environment.builtins)
}

/** Inputs, outputs and locals of a flow, each name once. */
export function flowLocals({ inputs = [], outputs = [], locals = [] }: Pick<Flow, 'inputs' | 'outputs' | 'locals'>): FlowLocal[] {
  if (inputs.length + outputs.length + locals.length === 0) return []
  const byId = new Map<string, FlowLocal>()
  for (const local of [...inputs, ...outputs, ...locals]) if (!byId.has(local.id) && !builtinNames.has(local.id)) byId.set(local.id, local)
  return [...byId.values()]
}

function environmentOf(declared: ReadonlyMap<string, ScopedVariable>, builtins: BuiltinContext): ExpressionEnvironment {
  return { variables: declared, builtins, compiled: new Map(), checked: new Map() }
}
