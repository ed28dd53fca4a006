'use client'
import { useMemo } from 'react'
import { createEnvironment, type ExpressionEnvironment } from '../../../flows/expressions/environment.ts'
import { useDocument } from './designer-context.tsx'

/** The expression environment of the open project: for checking what is typed. */
export function useEnvironment(): ExpressionEnvironment {
  const variables = useDocument((document) => document.project.variables)
  const settings = useDocument((document) => document.project.settings)
  return useMemo(() => createEnvironment({ variables, settings }), [variables, settings])
}
