import type { Rule } from '../../../flows/document/policy.ts'
import type { Intent } from '../../../flows/document/project.ts'
import type { Settings } from '../../../flows/document/settings.ts'
import type { Variable } from '../../../flows/document/variable.ts'
import type { Edit, FlowDocument } from './document.ts'

export function renameProject(name: string): Edit {
  return ({ project }) => {
    if (name.trim() !== '') project.name = name.trim().slice(0, 120)
  }
}

export function changeProjectSettings(values: Partial<Settings>): Edit {
  return ({ project }) => {
    Object.assign(project.settings, values)
  }
}

/** Puts back a whole document, such as an older version. */
export function replaceDocument(next: FlowDocument): Edit {
  return (document) => {
    document.project = { ...next.project, id: document.project.id }
    document.layout = next.layout
  }
}

export const editRules = lists<Rule>(({ project }) => project.policy.rules)
export const editIntents = lists<Intent>(({ project }) => project.intents)
/** A variable's id is its name in expressions and stays; changing it is removing and adding. */
export const editVariables = lists<Variable>(({ project }) => project.variables)

/** The same four changes for every list of the project whose items have an id. */
function lists<Item extends { id: string }>(listOf: (document: FlowDocument) => Item[]) {
  const at = (list: Item[], id: string) => list.findIndex((item) => item.id === id)
  return {
    add(item: Item, index?: number): Edit {
      return (document) => {
        const list = listOf(document)
        if (at(list, item.id) < 0) list.splice(index ?? list.length, 0, item)
      }
    },
    remove(id: string): Edit {
      return (document) => {
        const list = listOf(document)
        const index = at(list, id)
        if (index >= 0) list.splice(index, 1)
      }
    },
    change(id: string, values: Partial<Omit<Item, 'id'>>): Edit {
      return (document) => {
        const item = listOf(document).find((each) => each.id === id)
        if (item) Object.assign(item, values)
      }
    },
    /** `index` counts once the item is out of the list. */
    move(id: string, index: number): Edit {
      return (document) => {
        const list = listOf(document)
        const [item] = list.splice(at(list, id), at(list, id) < 0 ? 0 : 1)
        if (item) list.splice(Math.max(0, Math.min(index, list.length)), 0, item)
      }
    },
  }
}
