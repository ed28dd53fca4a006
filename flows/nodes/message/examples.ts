import type { NodeExample } from '../definition.ts'

const zh = (text: string) => ({ 'zh-CN': text })

export const examples: NodeExample[] = [
  {
    name: 'fills in a variable',
    settings: { text: { 'zh-CN': '订单 {{ order }} 已发货。' } },
    variables: [{ id: 'order', type: 'text', initial: 'A12345' }],
    expect: [{ kind: 'say', text: '订单 A12345 已发货。' }],
    port: 'next',
  },
  {
    name: 'says nothing where a value is missing',
    settings: { text: { 'zh-CN': '您好{{ order }}！' } },
    variables: [{ id: 'order', type: 'text' }],
    expect: [{ kind: 'say', text: '您好！' }],
    port: 'next',
  },
  {
    name: 'the same customer always gets the same wording',
    settings: { text: zh('甲'), variants: [zh('乙'), zh('丙')], sticky: true },
    expect: [{ kind: 'say', text: '乙' }],
    port: 'next',
  },
  {
    name: 'a picture',
    settings: { text: zh('请看：'), show: 'image', url: 'https://shop.example.com/{{ order }}.png', caption: zh('包裹') },
    variables: [{ id: 'order', type: 'text', initial: 'A 1' }],
    expect: [{ kind: 'say', text: '请看：', content: { kind: 'image', url: 'https://shop.example.com/A%201.png', caption: '包裹' } }],
    port: 'next',
  },
  {
    name: 'a file is called what its address says',
    settings: { show: 'file', url: 'https://shop.example.com/docs/invoice.pdf?x=1' },
    expect: [
      { kind: 'say', text: '', content: { kind: 'file', url: 'https://shop.example.com/docs/invoice.pdf?x=1', name: 'invoice.pdf' } },
    ],
    port: 'next',
  },
  {
    name: 'an address that is none is not shown',
    settings: { text: zh('链接：'), show: 'link', url: 'javascript:alert(1)' },
    expect: [{ kind: 'say', text: '链接：' }],
    port: 'next',
  },
  {
    name: 'cards side by side',
    settings: {
      text: zh('为您推荐：'),
      show: 'cards',
      cards: [
        {
          title: zh('耳机'),
          text: zh('299 元'),
          image: 'https://shop.example.com/1.png',
          linkLabel: zh('去看看'),
          url: 'https://shop.example.com/1',
        },
        { title: zh('键盘'), text: zh('499 元') },
      ],
    },
    expect: [
      {
        kind: 'say',
        text: '为您推荐：',
        content: {
          kind: 'cards',
          cards: [
            {
              title: '耳机',
              text: '299 元',
              image: 'https://shop.example.com/1.png',
              link: { label: '去看看', url: 'https://shop.example.com/1' },
            },
            { title: '键盘', text: '499 元', image: '', link: null },
          ],
        },
      },
    ],
    port: 'next',
  },
]
