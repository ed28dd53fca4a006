import { expect, test } from 'vitest'
import { analyse } from './analyse.ts'
import { flawedProjects } from './corpus/corpus.ts'
import { findingCodes } from './finding.ts'
import { proposers } from './fixes/proposers.ts'
import { findingSentences } from './words.ts'

/** `npx vitest run --project unit flows/analysis/list -u` writes the page anew. */
test('the list of findings in the docs is current', async () => {
  const found = flawedProjects.flatMap(({ project, options }) => analyse(project, options))
  const rows = findingCodes.map((code) => {
    const severities = [...new Set(found.filter((finding) => finding.code === code).map(({ severity }) => severity))]
    const { [code]: zh } = findingSentences['zh-CN']
    const { [code]: en } = findingSentences.en
    return `| \`${code}\` | ${severities.sort().join(', ')} | ${en}<br>${zh} | ${proposers[code] ? 'yes' : ''} |`
  })
  const page = `# Findings

What the analysis can say of a project, made from the code by \`flows/analysis/list.test.ts\`. An error blocks publishing, a warning
should be looked at, a note is a hint. Fix: one click can mend it, where the place allows it.

| code | severity | sentence | fix |
|---|---|---|---|
${rows.join('\n')}
`
  await expect(page).toMatchFileSnapshot('../../docs/findings.md')
})
