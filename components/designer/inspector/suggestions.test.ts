import { describe, expect, it } from 'vitest'
import { complete, openExpression, suggest } from './suggestions.ts'

describe('completion in templates', () => {
  it('begins after {{ and ends with }}', () => {
    expect(openExpression('Hi {{ na', 8)).toEqual({ typed: 'na', start: 6 })
    expect(openExpression('Hi {{ name }} and', 17)).toBeNull()
    expect(openExpression('Hi', 2)).toBeNull()
    expect(openExpression('{{', 2)).toEqual({ typed: '', start: 2 })
  })
  it('closes the braces once', () => {
    expect(complete({ text: 'Hi {{', caret: 5, start: 5, insert: 'name' }).text).toBe('Hi {{ name }}')
    expect(complete({ text: 'Hi {{ na }}!', caret: 8, start: 6, insert: 'name' }).text).toBe('Hi {{ name }}!')
  })
  it('finds by id and by name', () => {
    const variables = [{ id: 'order_number', name: '订单号', type: 'text' as const, scope: 'conversation' as const, sensitive: false }]
    const project = { variables, settings: { calendars: [] } as never }
    const nameOf = (path: string) => (path === 'order_number' ? '订单号' : path)
    expect(suggest({ project, typed: '订单', nameOf }).map((each) => each.insert)).toEqual(['order_number'])
    expect(suggest({ project, typed: 'order', nameOf })[0]?.insert).toBe('order_number')
  })
})
