'use client'
import type { ConnectionLineComponentProps } from '@xyflow/react'
import { orthogonal } from './links.ts'

/** The line while it is drawn. */
export function ConnectionLine({ fromX, fromY, toX, toY }: ConnectionLineComponentProps) {
  const lane = toX > fromX ? fromX + Math.max(16, (toX - fromX) / 2) : fromX + 16
  return (
    <g>
      <path className="td-drag" d={orthogonal({ from: { x: fromX, y: fromY }, to: { x: toX, y: toY }, lane })} />
      <circle cx={toX} cy={toY} r={4} fill="var(--accent)" stroke="var(--canvas)" strokeWidth={2} />
    </g>
  )
}
