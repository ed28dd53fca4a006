import { linkKey } from '../../document/project.ts'
import { isRecord } from '../../document/same.ts'
import type { Edit } from './edit.ts'
import { nodePath, type Place, type Proposal } from './proposal.ts'

/** A branch, a choice or a route goes, with where it led. */
export function removeItem(place: Place, list: 'branches' | 'choices' | 'routes', itemId: string | undefined, name = ''): Proposal[] {
  const { flow, node } = place
  if (!flow || !node || itemId === undefined) return []
  const port = linkKey(node.id, `${{ branches: 'branch', choices: 'choice', routes: 'route' }[list]}:${itemId}`)
  return [
    {
      code: { branches: 'removeBranch', choices: 'removeChoice', routes: 'removeRoute' }[list] as Proposal['code'],
      params: { name },
      edits: [
        { do: 'remove', path: nodePath(place, 'settings', list, itemId) },
        { do: 'remove', path: ['flows', flow.id, 'links', port] },
      ],
    },
  ]
}

/** Where every case is taken already, what the last branch takes is what is left over. */
export function lastBranchAsElse(place: Place): Proposal[] {
  const { flow, node } = place
  const branches = node?.settings.branches
  const last: unknown = Array.isArray(branches) ? branches.at(-1) : undefined
  if (!flow || !node || !isRecord(last) || typeof last.id !== 'string') return []
  const port = linkKey(node.id, `branch:${last.id}`)
  const target = flow.links[port]
  const edits: Edit[] = [
    { do: 'remove', path: nodePath(place, 'settings', 'branches', last.id) },
    { do: 'remove', path: ['flows', flow.id, 'links', port] },
  ]
  if (target !== undefined) edits.push({ do: 'set', path: ['flows', flow.id, 'links', linkKey(node.id, 'else')], value: target })
  return [{ code: 'lastBranchAsElse', edits }]
}

export function removeRule({ finding, project }: Place): Proposal[] {
  const rule = project.policy.rules.find(({ id }) => id === finding.ruleId)
  if (!rule) return []
  const path = ['policy', 'rules', rule.id]
  return [
    { code: 'turnOffRule', params: { rule: rule.name }, edits: [{ do: 'set', path: [...path, 'state'], value: 'off' }] },
    { code: 'deleteRule', params: { rule: rule.name }, edits: [{ do: 'remove', path }] },
  ]
}

/** The narrow rule before the wide one. */
export function moveRuleUp({ finding, project }: Place): Proposal[] {
  const { rules } = project.policy
  const rule = rules.find(({ id }) => id === finding.ruleId)
  const at = rules.findIndex(({ name }) => name === finding.params.by)
  if (!rule || at < 0) return []
  const value = [...rules.slice(0, at), rule, ...rules.slice(at).filter((item) => item !== rule)]
  return [
    {
      code: 'moveRuleUp',
      params: { rule: rule.name, by: finding.params.by ?? '' },
      edits: [{ do: 'set', path: ['policy', 'rules'], value }],
    },
  ]
}

export function turnOffListener({ finding, project }: Place): Proposal[] {
  const listener = project.listeners?.find(({ id }) => id === finding.listenerId)
  if (!listener) return []
  return [
    {
      code: 'turnOffListener',
      params: { listener: listener.name },
      edits: [{ do: 'set', path: ['listeners', listener.id, 'enabled'], value: false }],
    },
  ]
}

/** A rule or a global trigger that points at something gone does without it. */
export function pointElsewhere(place: Place): Proposal[] {
  const { finding, project } = place
  if (finding.listenerId !== undefined) {
    const toStart: Edit = { do: 'remove', path: ['listeners', finding.listenerId, 'then', 'cardId'] }
    return [...(finding.code === 'unknownCard' ? [{ code: 'beginAtStart' as const, edits: [toStart] }] : []), ...turnOffListener(place)]
  }
  const rule = project.policy.rules.find(({ id }) => id === finding.ruleId)
  if (!rule) return []
  const { id = '' } = finding.params
  const others = rule.scope.flowIds.filter((flowId) => flowId !== id)
  // With none left it would be for every flow: no fix of what was meant.
  if (others.length > 0 && others.length < rule.scope.flowIds.length) {
    const edits: Edit[] = [{ do: 'set', path: ['policy', 'rules', rule.id, 'scope', 'flowIds'], value: others }]
    return [{ code: 'dropUnknown', params: { field: id }, edits }, ...removeRule(place)]
  }
  const at = rule.then.findIndex((action) => 'afterCardId' in action && action.afterCardId === finding.params.id)
  const path = ['policy', 'rules', rule.id, 'then', String(at), 'afterCardId']
  return [...(at >= 0 ? [{ code: 'repeatAfterPerson' as const, edits: [{ do: 'remove' as const, path }] }] : []), ...removeRule(place)]
}
