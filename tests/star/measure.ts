import { compile } from '../../flows/engine/compile.ts'
import { understandByExamples } from '../../flows/scenarios/understand-by-examples.ts'
import { chartToProject } from './chart-to-project.ts'
import { readCharts, readDialogues } from './data.ts'
import { isSame, replay } from './replay.ts'

/** `turns` that were compared, `same` of them equal; `wrong`: what was picked and what the flow said instead → how often. */
export type Measured = { task: string; turns: number; same: number; happyTurns: number; happySame: number; wrong: Map<string, number> }

/** Every recorded dialogue of every task through its flow. */
export function measureStar(): Measured[] {
  const dialogues = readDialogues()
  return readCharts().map((chart) => {
    const project = chartToProject(chart)
    const program = compile(project)
    const understand = understandByExamples(project.intents)
    const measured: Measured = { task: chart.task, turns: 0, same: 0, happyTurns: 0, happySame: 0, wrong: new Map() }
    for (const dialogue of dialogues.filter(({ task }) => task === chart.task)) {
      for (const turn of replay(program, dialogue, understand)) {
        const same = isSame(turn)
        measured.turns += 1
        measured.same += Number(same)
        measured.happyTurns += Number(dialogue.happy)
        measured.happySame += Number(dialogue.happy && same)
        if (same) continue
        const mistake = `${turn.picked} ← ${turn.said ?? 'nothing'}`
        measured.wrong.set(mistake, (measured.wrong.get(mistake) ?? 0) + 1)
      }
    }
    return measured
  })
}
