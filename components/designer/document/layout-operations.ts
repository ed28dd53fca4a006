import type { FlowLayout } from '../../../flows/document/layout.ts'
import type { Box, Point } from '../canvas/geometry.ts'
import type { DesignDocument } from '../contract.ts'
import { newLocalId } from './operations.ts'

export type Frame = NonNullable<FlowLayout['frames']>[string]

export const NOTE_WIDTH = 200

function layoutOf(document: DesignDocument, flowId: string): FlowLayout {
  const layout = document.layout[flowId] ?? { cards: {}, notes: {} }
  document.layout[flowId] = layout
  return layout
}

/** @returns the new note's id */
export function addNote(document: DesignDocument, flowId: string, { x, y, text }: Point & { text: string }): string {
  const id = newLocalId('t')
  layoutOf(document, flowId).notes[id] = { x: Math.round(x), y: Math.round(y), text, width: NOTE_WIDTH }
  return id
}

/** @returns the new frame's id */
export function addFrame(document: DesignDocument, flowId: string, { name, ...box }: Box & { name: string }): string {
  const id = newLocalId('r')
  const layout = layoutOf(document, flowId)
  layout.frames = { ...layout.frames, [id]: { name, ...rounded(box) } }
  return id
}

export function changeNote(document: DesignDocument, flowId: string, id: string, part: Partial<FlowLayout['notes'][string]>): void {
  const note = document.layout[flowId]?.notes[id]
  if (note) Object.assign(note, part)
}

export function changeFrame(document: DesignDocument, flowId: string, id: string, { name, ...box }: Partial<Frame>): void {
  const frame = document.layout[flowId]?.frames?.[id]
  if (frame) Object.assign(frame, rounded(box), name === undefined ? {} : { name })
}

export function removeNote(document: DesignDocument, flowId: string, id: string): void {
  delete document.layout[flowId]?.notes[id]
}

/** The frame alone; what stands in it stays. */
export function removeFrame(document: DesignDocument, flowId: string, id: string): void {
  const layout = document.layout[flowId]
  if (!layout?.frames) return
  delete layout.frames[id]
  if (Object.keys(layout.frames).length === 0) delete layout.frames
}

/** Cards that stand in a frame with their middle: they move with it. */
export function cardsInFrame(frame: Box, boxes: ReadonlyMap<string, Box>): string[] {
  return [...boxes].flatMap(([id, box]) => {
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    return x >= frame.x && x <= frame.x + frame.width && y >= frame.y && y <= frame.y + frame.height ? [id] : []
  })
}

function rounded<T extends Partial<Box>>(box: T): T {
  return Object.fromEntries(Object.entries(box).map(([key, value]) => [key, Math.round(value as number)])) as T
}
