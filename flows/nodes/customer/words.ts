import type { NodeDefinition } from '../definition.ts'

export const words: NodeDefinition['words'] = {
  'zh-CN': {
    name: '更新客户资料',
    about: '改客户的名字、属性和标签。',
    help: '例：把问到的手机号存到属性 phone，并加上标签“已验证”。',
    fields: {
      name: { label: '名字', help: '留空则不改。' },
      attributes: { label: '属性', help: '左边是属性名，右边是值，可以用 {{ }}。' },
      addTags: { label: '加标签' },
      removeTags: { label: '去掉标签' },
    },
    ports: { next: '下一步' },
  },
  en: {
    name: 'Update customer',
    about: 'Changes the customer’s name, attributes and tags.',
    help: 'Example: keep the phone number you asked for in the attribute phone and add the tag “verified”.',
    fields: {
      name: { label: 'Name', help: 'Leave empty to keep it.' },
      attributes: { label: 'Attributes', help: 'On the left the attribute, on the right its value; {{ }} works.' },
      addTags: { label: 'Add tags' },
      removeTags: { label: 'Remove tags' },
    },
    ports: { next: 'Next' },
  },
}
