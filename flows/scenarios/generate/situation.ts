import { compileCalendar } from '../../calendar/is-open.ts'
import type { Project } from '../../document/project.ts'
import type { Path } from './paths.ts'

/** Where one stands, as far as it can matter for what comes: two paths to the same situation need not both be followed. */
export function situationOf(path: Path): string {
  const { state, answers } = path.moment
  const { stack, waiting, variables, owner, fired, signals } = state
  return JSON.stringify([
    stack.map((frame) => [frame.nodeId, frame.memory, frame.locals]),
    waiting,
    variables,
    owner,
    Object.keys(fired),
    Math.min(signals.misses, 3),
    Math.min(signals.repeats, 3),
    worldOf(path),
    answers.length,
    state.said,
  ])
}

const compiled = new WeakMap<Project, ((now: number) => boolean)[]>()

function calendarsOf(project: Project): ((now: number) => boolean)[] {
  let calendars = compiled.get(project)
  if (!calendars) {
    calendars = project.settings.calendars.map(compileCalendar)
    compiled.set(project, calendars)
  }
  return calendars
}

/** Who could come, who the customer is, which opening hours it is, and what chance decides. */
export function worldOf({ stage, moment }: Path): string {
  const { queues, customer, now } = moment
  const open = calendarsOf(stage.program.project).map((isOpen) => isOpen(now))
  const people = Object.values(queues).map((queue) => [queue.online > 0, queue.open])
  return JSON.stringify([people, customer.attributes, customer.tags, open, stage.scenario.seed])
}
