import type { Point } from './geometry.ts'

const RADIUS = 10
const LANES = 5

/** An orthogonal line with round corners; the upright part stands at `lane`. */
export function orthogonal({ from, to, lane }: { from: Point; to: Point; lane: number }): string {
  const sign = Math.sign(to.y - from.y)
  const bend = Math.min(RADIUS, Math.abs(to.y - from.y) / 2, Math.abs(to.x - lane), Math.abs(lane - from.x))
  if (bend < 1) return `M${from.x} ${from.y}H${lane}V${to.y}H${to.x}`
  const [down, over] = [bend * sign, bend]
  return `M${from.x} ${from.y}H${lane - over}q${over} 0 ${over} ${down}V${to.y - down}q0 ${down} ${over} ${down}H${to.x}`
}

/** Links to the same card share a lane in the gap before it; different cards stand a little apart. */
export function laneOf({ fromX, toX, target }: { fromX: number; toX: number; target: string }): number {
  let hash = 0
  for (const letter of target) hash = (hash * 31 + letter.charCodeAt(0)) | 0
  const room = Math.max(0, toX - fromX - 40)
  const offset = 20 + (Math.abs(hash) % LANES) * Math.min(8, room / LANES)
  return Math.round(Math.max(fromX + 12, toX - offset)) + 0.5
}
