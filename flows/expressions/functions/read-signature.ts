import { readType, type Type } from '../type.ts'

export type Parameter = { name: string; type: Type; optional: boolean }
export type Signature = { parameters: readonly Parameter[]; returns: Type; text: string }

const known = new Map<string, Signature>()

/** `value: number, digits?: number → number`, parsed once. */
export function readSignature(text: string): Signature {
  let signature = known.get(text)
  if (!signature) {
    const [left = '', returns = ''] = text.split('→')
    const parameters = left
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((part) => {
        const [name = '', type = ''] = part.split(':').map((half) => half.trim())
        return { name: name.replace('?', ''), type: readType(type), optional: name.endsWith('?') }
      })
    signature = { parameters, returns: readType(returns.trim()), text }
    known.set(text, signature)
  }
  return signature
}
