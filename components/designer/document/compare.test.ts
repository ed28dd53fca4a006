import { describe, expect, it } from 'vitest'
import type { Project } from '../../../flows/document/project.ts'
import { templates } from '../../../flows/templates/index.ts'
import { compareProjects } from './compare.ts'
import type { Edit } from './document.ts'
import { addCard, deleteCards, moveCards, renameCard } from './edit-cards.ts'
import { connect } from './edit-links.ts'
import { changeSettings } from './edit-nodes.ts'
import { editRules } from './edit-project.ts'

const flowId = 'main'
const before = templates[0]?.project as Project

function edited(...edits: Edit[]): Project {
  const document = structuredClone({ project: before, layout: templates[0]?.layout ?? {} })
  for (const edit of edits) edit(document)
  return document.project
}
const said = (project: Project) => compareProjects(before, project).map(({ kind, what, name }) => `${kind} ${what} ${name}`)

describe('compareProjects', () => {
  it('finds nothing in a copy, whatever the order of keys, and nothing in moved cards', () => {
    const { flows, ...rest } = structuredClone(before)
    expect(compareProjects(before, { ...rest, flows } as Project)).toEqual([])
    expect(said(edited(moveCards({ flowId, places: { welcome: { x: 9, y: 9 } } })))).toEqual([])
  })
  it('names cards that came, went and changed', () => {
    expect(said(edited(addCard({ flowId, card: { id: 'new', name: '新卡片', nodes: [] }, at: { x: 0, y: 0 } })))).toEqual([
      'added card 新卡片',
    ])
    expect(said(edited(deleteCards({ flowId, cardIds: ['gone'] })))).toContain('removed card 客户没有回复')
    expect(said(edited(changeSettings({ flowId, nodeId: 'greet', values: { text: { en: 'Hi' } } })))).toEqual(['changed card 欢迎'])
    expect(said(edited(renameCard({ flowId, cardId: 'welcome', name: '你好' })))).toEqual(['changed card 你好'])
  })
  it('names the card a changed link starts from', () => {
    const [change] = compareProjects(before, edited(connect({ flowId, nodeId: 'placed', portId: 'next', cardId: 'person' })))
    expect(change).toMatchObject({ name: '查订单', details: { links: 1, nodes: [] } })
  })
  it('tells a rule apart from the order of the rules', () => {
    expect(said(edited(editRules.move('asks-for-human', 3)))).toEqual(['changed order '])
    expect(said(edited(editRules.change('asks-for-human', { state: 'off' })))).toEqual(['changed rule 客户要求人工'])
  })
})
