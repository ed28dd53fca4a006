import type { Project } from '../document/project.ts'

/** The README of an exported folder, in the project's language: what is where, and which flows there are. */
export function folderReadme(project: Project, flows: [flowId: string, path: string][]): string {
  const words = sentences[project.defaultLanguage]
  const rows = flows.map(([flowId, path]) => {
    const flow = project.flows[flowId]
    const name = plain(flow?.name ?? '') + (flowId === project.entryFlowId ? ` (${words.entry})` : '')
    return `| [${path}](${encodeURI(path)}) | ${name} | ${Object.keys(flow?.cards ?? {}).length} |`
  })
  const parts = [
    ['texts/', words.texts],
    ['intents.json', words.intents],
    ['variables.json', words.variables],
    ['policy.json', words.policy],
    ['settings.json', words.settings],
    ['layout.json', words.layout],
  ].map(([path, about]) => `| ${path} | ${about} |`)
  return [
    `# ${plain(project.name)}`,
    '',
    words.about,
    '',
    `| ${words.file} | ${words.flow} | ${words.cards} |`,
    '| --- | --- | --- |',
    ...rows,
    '',
    `| ${words.file} | |`,
    '| --- | --- |',
    ...parts,
    '',
  ].join('\n')
}

/** A name must not become a row, a link or markup. */
function plain(name: string): string {
  return name.replace(/[\\|`*_[\]<>#]/g, '\\$&').replace(/\s+/g, ' ')
}

const sentences = {
  'zh-CN': {
    about: '这个文件夹是一个完整的客服流程，可以放进版本管理，也可以原样导入。文字按语言单独存放，逻辑里用 `$text` 引用。',
    file: '文件',
    flow: '流程',
    cards: '卡片数',
    entry: '入口',
    texts: '各语言的文字',
    intents: '意图和例句',
    variables: '变量',
    policy: '转接规则',
    settings: '营业时间、备用队列等设置',
    layout: '画布上的位置，不影响行为',
  },
  en: {
    about:
      'This folder is one whole service: keep it under version control, import it as it is. Texts are kept by language; the logic refers to them with `$text`.',
    file: 'File',
    flow: 'Flow',
    cards: 'Cards',
    entry: 'entry',
    texts: 'the texts of each language',
    intents: 'intents and their examples',
    variables: 'variables',
    policy: 'escalation rules',
    settings: 'opening hours, fallback queue and other settings',
    layout: 'where cards stand on the canvas; behaviour does not depend on it',
  },
}
