import type { Language } from '../../../flows/document/primitives.ts'
import type { Project } from '../../../flows/document/project.ts'
import type { Hand } from './hand.ts'
import type { Words } from './words.ts'

/** What a part of the building knows: who builds, what it shall become, and how things are called on the screen. */
export type Plan = {
  hand: Hand
  wanted: Project
  language: Language
  words: Words
}
