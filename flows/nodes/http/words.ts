import type { NodeDefinition } from '../definition.ts'

export const words: NodeDefinition['words'] = {
  'zh-CN': {
    name: '调用接口',
    about: '向外部系统发一个 HTTP 请求，把结果存进变量。',
    help: '地址和内容里可以用 {{ }} 插入变量，会自动转义。例：GET https://shop.example.com/orders/{{ order_number }}，把 status 存到“订单状态”。',
    fields: {
      method: { label: '方法' },
      'method.GET': { label: 'GET' },
      'method.POST': { label: 'POST' },
      'method.PUT': { label: 'PUT' },
      'method.PATCH': { label: 'PATCH' },
      'method.DELETE': { label: 'DELETE' },
      url: { label: '地址' },
      headers: { label: '请求头' },
      body: { label: '请求内容', help: 'JSON 里的变量会自动加好引号和转义。' },
      mappings: { label: '结果存到变量', help: '左边写结果里的位置，例如 data.items[0].name。' },
      timeoutSeconds: { label: '最长等待（秒）' },
    },
    ports: { ok: '成功', failed: '失败' },
  },
  en: {
    name: 'HTTP request',
    about: 'Calls another system and keeps parts of its answer in variables.',
    help: 'Insert variables with {{ }} in the address and the body; they are escaped for you. Example: GET https://shop.example.com/orders/{{ order_number }}, keep status in “Order status”.',
    fields: {
      method: { label: 'Method' },
      'method.GET': { label: 'GET' },
      'method.POST': { label: 'POST' },
      'method.PUT': { label: 'PUT' },
      'method.PATCH': { label: 'PATCH' },
      'method.DELETE': { label: 'DELETE' },
      url: { label: 'Address' },
      headers: { label: 'Headers' },
      body: { label: 'Body', help: 'Variables inside JSON are quoted and escaped for you.' },
      mappings: { label: 'Keep in variables', help: 'On the left the place in the answer, for example data.items[0].name.' },
      timeoutSeconds: { label: 'Wait at most (seconds)' },
    },
    ports: { ok: 'Succeeded', failed: 'Failed' },
  },
}
