import { compile } from '../../flows/engine/compile.ts'
import { understandByExamples } from '../../flows/scenarios/understand-by-examples.ts'
import { chartToProject } from './chart-to-project.ts'
import { readCharts, readDialogues, type StarChart } from './data.ts'
import { isSame, replay, type ValueVariables } from './replay.ts'
import { variableOf } from './slot-ids.ts'
import { slots } from './slots.ts'

/** `turns` that were compared, `same` of them equal; `wrong`: what was picked and what the flow said instead → how often. */
export type Measured = { task: string; turns: number; same: number; happyTurns: number; happySame: number; wrong: Map<string, number> }

/**
 * own: values are read by the flow's questions, also ahead · recorded: they are known as the wizard understood them, where the data set
 * says so · asked: read by the question under way alone, nothing ahead, nothing corrected.
 */
export type Understood = 'own' | 'recorded' | 'asked'

/** Every recorded dialogue of every task through its flow. */
export function measureStar(understood: Understood = 'own'): Measured[] {
  const dialogues = readDialogues()
  return readCharts().map((chart) => {
    const project = chartToProject(chart, { ahead: understood === 'own' })
    const program = compile(project)
    const understand = understandByExamples(project.intents)
    const values = understood === 'recorded' ? valueVariables(chart) : undefined
    const measured: Measured = { task: chart.task, turns: 0, same: 0, happyTurns: 0, happySame: 0, wrong: new Map() }
    for (const dialogue of dialogues.filter(({ task }) => task === chart.task)) {
      for (const turn of replay(program, dialogue, understand, values)) {
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

function valueVariables({ task }: StarChart): ValueVariables {
  return Object.fromEntries(Object.values(slots[task] ?? {}).map((slot) => [slot.input, variableOf(slot)]))
}
