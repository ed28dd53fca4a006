import { asRecord, asRecords, asText, type Raw } from '../read-json.ts'

/** The text of a bubble: paragraphs by line, list items with a dash, links with their address behind them. */
export function readRichText(content: unknown): string {
  const { richText, plainText, html } = asRecord(content)
  const paragraphs = asRecords(richText)
  if (paragraphs.length === 0)
    return (
      asText(plainText) ||
      asText(html)
        .replace(/<br\s*\/?>|<\/div>/g, '\n')
        .replace(/<[^>]*>/g, '')
        .trim()
    )
  return paragraphs
    .map((paragraph) => block(paragraph, 0))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function block(element: Raw, depth: number): string {
  if (depth > 20) return ''
  const type = asText(element.type)
  const children = asRecords(element.children)
  if (type === 'ul' || type === 'ol')
    return children.map((item, index) => `${type === 'ol' ? `${index + 1}.` : '-'} ${block(item, depth + 1)}`).join('\n')
  const text = children.map((child) => (child.type === undefined ? asText(child.text) : block(child, depth + 1))).join('')
  const url = asText(element.url)
  if (type === 'a' && url !== '' && url !== text.trim()) return text.trim() === '' ? url : `${text} (${url})`
  return text
}
