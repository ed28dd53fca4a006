/** What is wrong with an expression or a template, as data: the words are in words.ts, so that both languages and every place say the same. */
export type ExpressionProblem = {
  code:
    | 'syntax'
    | 'unknownVariable'
    | 'unknownField'
    | 'unknownFunction'
    | 'wrongOperands'
    | 'wrongArguments'
    | 'wrongType'
    | 'unsupported'
    | 'tooLong'
    | 'unclosed'
    | 'empty'
    | 'badPattern'
  params: Record<string, string>
  /** Character range in the text the person typed. */
  start: number
  end: number
}
