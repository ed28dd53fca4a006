import { describe, expect, it } from 'vitest'
import { nodeRegistry } from '../../../flows/nodes/registry.ts'
import { templates } from '../../../flows/templates/index.ts'
import { hasIcon } from '../model/node-icons.ts'
import { canvasLinks, laneOf, orthogonal } from './links.ts'
import { nearest } from './nearest.ts'

const template = templates[0]
const flow = template?.project.flows.main
const places = template?.layout.main?.cards ?? {}

describe('links', () => {
  it('draws lines between neighbours from left to right only', () => {
    if (!flow) throw new Error('no template')
    const links = canvasLinks(flow, places)
    expect(links).toHaveLength(Object.keys(flow.links).length)
    for (const link of links.filter((each) => each.near)) expect((places[link.to]?.x ?? 0) > (places[link.from]?.x ?? 0)).toBe(true)
    expect(links.find((each) => each.key === 'byStatus.branch:shipped')?.near).toBe(true)
    expect(links.find((each) => each.key === 'menu.choice:person')?.near).toBe(false)
    expect(links.find((each) => each.key === 'anything.none')?.near).toBe(false)
  })

  it('links to the same card share a lane, whatever they come from', () => {
    expect(laneOf({ fromX: 100, toX: 300, to: 'a' })).toBe(laneOf({ fromX: 120, toX: 300, to: 'a' }))
  })

  it('is a straight line between equal heights and has two bends otherwise', () => {
    expect(orthogonal({ from: { x: 0, y: 5 }, to: { x: 100, y: 5 }, lane: 50 })).toBe('M0 5H100')
    expect(orthogonal({ from: { x: 0, y: 0 }, to: { x: 100, y: 80 }, lane: 50 }).match(/q/g)).toHaveLength(2)
  })
})

describe('walking with the arrow keys', () => {
  const cards = { a: { x: 0, y: 0 }, b: { x: 300, y: 0 }, c: { x: 300, y: 400 }, d: { x: 0, y: 400 } }
  it('goes straight ahead', () => {
    expect(nearest({ places: cards, from: 'a', direction: 'right' })).toBe('b')
    expect(nearest({ places: cards, from: 'b', direction: 'down' })).toBe('c')
    expect(nearest({ places: cards, from: 'c', direction: 'left' })).toBe('d')
    expect(nearest({ places: cards, from: 'd', direction: 'up' })).toBe('a')
  })
  it('stays at the edge', () => {
    expect(nearest({ places: cards, from: 'a', direction: 'left' })).toBeNull()
    expect(nearest({ places: cards, from: 'nowhere', direction: 'left' })).toBeNull()
  })
})

it('every node type has its icon', () => {
  expect(nodeRegistry.map((definition) => definition.icon).filter((icon) => !hasIcon(icon))).toEqual([])
})
