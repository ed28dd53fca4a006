import type { Language } from './primitives.ts'
import { type Project, projectSchema, SCHEMA_VERSION } from './project.ts'

/** A new project: one flow whose welcome card greets and asks what the customer wants. Ids are given, because the core has no chance of its own. */
export function createProject({ id, name, defaultLanguage = 'zh-CN' }: { id: string; name: string; defaultLanguage?: Language }): Project {
  return projectSchema.parse({
    schemaVersion: SCHEMA_VERSION,
    id,
    name,
    entryFlowId: 'main',
    languages: ['zh-CN', 'en'],
    defaultLanguage,
    flows: {
      main: {
        id: 'main',
        name: defaultLanguage === 'zh-CN' ? '主流程' : 'Main flow',
        startCardId: 'welcome',
        cards: {
          welcome: {
            id: 'welcome',
            name: defaultLanguage === 'zh-CN' ? '欢迎' : 'Welcome',
            nodes: [
              {
                id: 'welcome-message',
                type: 'message',
                settings: { text: { 'zh-CN': '您好！请问有什么可以帮您？', en: 'Hello! How can I help you?' } },
              },
            ],
          },
        },
        links: {},
      },
    },
    policy: { rules: [] },
    settings: {},
  })
}
