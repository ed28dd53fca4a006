import type { Language } from '../document/primitives.ts'
import type { ChangedThing } from './diff-projects.ts'

type Sentences = {
  what: Record<Exclude<ChangedThing, 'node' | 'order'> | 'scenario' | 'note' | 'frame', string>
  thing: Record<'added' | 'removed' | 'changed', string>
  node: Record<'added' | 'removed' | 'changed' | 'moved', string>
  order: Record<string, string>
  lists: Record<string, string>
  link: Record<'added' | 'removed' | 'changed', string>
} & Record<
  | 'nodeOrder'
  | 'nodeOn'
  | 'nodesOf'
  | 'field'
  | 'fieldSet'
  | 'fieldAdded'
  | 'fieldRemoved'
  | 'fieldChanged'
  | 'reordered'
  | 'list'
  | 'more'
  | 'yes'
  | 'no'
  | 'nothing',
  string
>

export const sentences: Record<Language, Sentences> = {
  'zh-CN': {
    what: {
      project: '项目',
      settings: '设置',
      policy: '转接策略',
      flow: '流程',
      card: '卡片',
      variable: '变量',
      intent: '意图',
      rule: '规则',
      scenario: '场景',
      note: '便签',
      frame: '分组框',
    },
    thing: { added: '新增{what}“{name}”', removed: '删除{what}“{name}”', changed: '{what}“{name}”有改动' },
    node: {
      added: '“{card}”里新增“{node}”',
      removed: '“{card}”里删除“{node}”',
      changed: '“{card}”里的“{node}”有改动',
      moved: '“{node}”从“{from}”移到“{card}”',
    },
    order: { rules: '规则的先后顺序变了', intents: '意图的先后顺序变了', variables: '变量的先后顺序变了' },
    lists: { rules: '规则', intents: '意图', variables: '变量' },
    nodeOrder: '“{card}”里节点的先后顺序变了',
    nodeOn: '“{card}”里的“{node}”',
    nodesOf: '“{card}”里的节点',
    link: {
      added: '出口“{port}”接到“{after}”',
      removed: '出口“{port}”不再接到“{before}”',
      changed: '出口“{port}”由“{before}”改接到“{after}”',
    },
    field: '{label}：{before} → {after}',
    fieldSet: '{label}：{after}',
    fieldAdded: '{label}：新增',
    fieldRemoved: '{label}：删除',
    fieldChanged: '{label}：有改动',
    reordered: '{label}：顺序变了',
    list: '{label}：{items}',
    more: '等另外 {count} 项',
    yes: '是',
    no: '否',
    nothing: '空',
  },
  en: {
    what: {
      project: 'Project',
      settings: 'Settings',
      policy: 'Escalation policy',
      flow: 'Flow',
      card: 'Card',
      variable: 'Variable',
      intent: 'Intent',
      rule: 'Rule',
      scenario: 'Scenario',
      note: 'Note',
      frame: 'Frame',
    },
    thing: { added: '{what} “{name}” added', removed: '{what} “{name}” removed', changed: '{what} “{name}” changed' },
    node: {
      added: '“{node}” added to “{card}”',
      removed: '“{node}” removed from “{card}”',
      changed: '“{node}” on “{card}” changed',
      moved: '“{node}” moved from “{from}” to “{card}”',
    },
    order: { rules: 'Rules in another order', intents: 'Intents in another order', variables: 'Variables in another order' },
    lists: { rules: 'Rules', intents: 'Intents', variables: 'Variables' },
    nodeOrder: 'Nodes on “{card}” in another order',
    nodeOn: '“{node}” on “{card}”',
    nodesOf: 'Nodes on “{card}”',
    link: {
      added: 'Exit “{port}” leads to “{after}”',
      removed: 'Exit “{port}” no longer leads to “{before}”',
      changed: 'Exit “{port}” leads to “{after}” instead of “{before}”',
    },
    field: '{label}: {before} → {after}',
    fieldSet: '{label}: {after}',
    fieldAdded: '{label}: added',
    fieldRemoved: '{label}: removed',
    fieldChanged: '{label}: changed',
    reordered: '{label}: in another order',
    list: '{label}: {items}',
    more: 'and {count} more',
    yes: 'yes',
    no: 'no',
    nothing: 'nothing',
  },
}

/** Fields of the document itself; those of a node are named by its type. */
export const fieldLabels: Record<Language, Record<string, string>> = {
  'zh-CN': {
    name: '名称',
    text: '文字',
    type: '类型',
    version: '版本',
    label: '文字',
    synonyms: '同义说法',
    when: '条件',
    then: '动作',
    state: '状态',
    frequency: '频率',
    scope: '范围',
    stopHere: '到此为止',
    description: '说明',
    examples: '例句',
    initial: '初始值',
    sensitive: '敏感信息',
    startCardId: '开始卡片',
    entryFlowId: '入口流程',
    languages: '语言',
    defaultLanguage: '默认语言',
    calendars: '日历',
    timezone: '时区',
    week: '每周时间',
    closedDays: '休息日',
    workdays: '调休工作日',
    apology: '出错时说的话',
    fallbackQueueId: '备用队列',
    idleMinutes: '多少分钟不说话就结束',
    understandingThreshold: '理解门槛',
    expression: '公式',
    variable: '变量',
    value: '值',
    key: '名称',
  },
  en: {
    name: 'Name',
    text: 'Text',
    type: 'Type',
    version: 'Version',
    label: 'Label',
    synonyms: 'Synonyms',
    when: 'Condition',
    then: 'Actions',
    state: 'State',
    frequency: 'Frequency',
    scope: 'Scope',
    stopHere: 'Stop here',
    description: 'Description',
    examples: 'Examples',
    initial: 'Initial value',
    sensitive: 'Sensitive',
    startCardId: 'Start card',
    entryFlowId: 'Entry flow',
    languages: 'Languages',
    defaultLanguage: 'Default language',
    calendars: 'Calendars',
    timezone: 'Time zone',
    week: 'Weekly hours',
    closedDays: 'Closed days',
    workdays: 'Make-up workdays',
    apology: 'Said when something goes wrong',
    fallbackQueueId: 'Fallback queue',
    idleMinutes: 'Minutes of silence before the end',
    understandingThreshold: 'Understanding threshold',
    expression: 'Formula',
    variable: 'Variable',
    value: 'Value',
    key: 'Name',
  },
}
