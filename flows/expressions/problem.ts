/**
 * What is wrong with an expression or a template, as data: the words are in words.ts, so that both languages and every place say
 * the same. Types in `params` are written as in type.ts (`list<number>`, several as `text|number`).
 */
export type ExpressionProblem = {
  code:
    | 'syntax'
    | 'useInstead'
    | 'foreignName'
    | 'openQuote'
    | 'openBracket'
    | 'endsEarly'
    | 'unknownVariable'
    | 'unknownField'
    | 'unknownFunction'
    | 'wrongOperands'
    | 'wrongArguments'
    | 'wrongCount'
    | 'wrongType'
    | 'secretUse'
    | 'unsupported'
    | 'tooLong'
    | 'unclosed'
    | 'empty'
    | 'badPattern'
  /** `suggestion`: what was probably meant. */
  params: Record<string, string>
  /** Character range in the text the person typed. */
  start: number
  end: number
}
