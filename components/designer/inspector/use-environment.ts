'use client'
import { useMemo } from 'react'
import type { Project } from '../../../flows/document/project.ts'
import { createEnvironment, type ExpressionEnvironment, flowEnvironment, flowLocals } from '../../../flows/expressions/environment.ts'
import { useDesigner } from '../store.ts'

/** What formulas may refer to: the project's names, and those of the open flow when the formula stands in it. */
export function useEnvironment({ inFlow = true } = {}): ExpressionEnvironment {
  const variables = useDesigner((state) => state.history.document.project.variables)
  const settings = useDesigner((state) => state.history.document.project.settings)
  const flow = useDesigner((state) => (inFlow ? state.history.document.project.flows[state.flowId] : undefined))
  const { inputs, outputs, locals } = flow ?? {}
  return useMemo(() => {
    const project = projectEnvironment(variables, settings)
    return inputs || outputs || locals ? flowEnvironment(project, { inputs, outputs, locals }) : project
  }, [variables, settings, inputs, outputs, locals])
}

/** The project as conditions in the open flow see it: the flow's own inputs, outputs and locals are variables like the others. */
export function useNamesInFlow(): Pick<Project, 'variables' | 'settings' | 'intents'> {
  const { variables, settings, intents, flows } = useDesigner((state) => state.history.document.project)
  const flow = useDesigner((state) => flows[state.flowId])
  return useMemo(() => {
    const own = flow ? flowLocals(flow) : []
    if (own.length === 0) return { variables, settings, intents }
    const hidden = new Set(own.map(({ id }) => id))
    const locals = own.map(({ required: _, ...local }) => ({ ...local, scope: 'conversation' as const }))
    return { variables: [...locals, ...variables.filter(({ id }) => !hidden.has(id))], settings, intents }
  }, [variables, settings, intents, flow])
}

const environments = new WeakMap<Project['variables'], { settings: Project['settings']; environment: ExpressionEnvironment }>()

/** One for all fields: what is checked for one of them need not be checked again for the next. */
function projectEnvironment(variables: Project['variables'], settings: Project['settings']): ExpressionEnvironment {
  const known = environments.get(variables)
  if (known?.settings === settings) return known.environment
  const environment = createEnvironment({ variables, settings })
  environments.set(variables, { settings, environment })
  return environment
}
