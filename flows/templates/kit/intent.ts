import type { Intent } from '../../document/project.ts'

/** An intent with what customers say in each language. The description is for people and for the model. */
export function intent(id: string, name: string, description: string, zh: string[], en: string[]): Intent {
  return { id, name, description, examples: { 'zh-CN': zh, en } }
}
