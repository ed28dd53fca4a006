import type { StoredDocument } from '../document/stored-document.ts'
import type { Resolutions } from './conflict.ts'
import { type MergedDocument, mergeDocuments } from './merge-documents.ts'

/** A working copy, the project it was taken from, and what both have in common: the state they were last together in. */
export type CopySides = { base: StoredDocument; copy: StoredDocument; original: StoredDocument }
export type CopySide = 'copy' | 'original'

/**
 * The work of one side brought into the other, which keeps its id and name. In conflicts, `ours` is the side it is brought into;
 * one that is not named in `resolutions` stays as that side has it.
 */
export function mergeCopy(sides: CopySides, into: CopySide, resolutions: Resolutions = {}): MergedDocument {
  const [ours, other] = into === 'original' ? [sides.original, sides.copy] : [sides.copy, sides.original]
  const { id, name } = ours.project
  const named = (document: StoredDocument): StoredDocument => ({ ...document, project: { ...document.project, id, name } })
  return mergeDocuments({ base: named(sides.base), ours, theirs: named(other) }, resolutions)
}
