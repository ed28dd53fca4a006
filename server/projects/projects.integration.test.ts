import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Finding } from '../../flows/analysis/finding.ts'
import { makePatch, type Patch } from '../../flows/document/patch.ts'
import type { Project } from '../../flows/document/project.ts'
import { readStored } from '../../flows/document/stored-document.ts'
import { scenarioSchema } from '../../flows/scenarios/scenario.ts'
import { templates } from '../../flows/templates/index.ts'
import { testDatabase } from '../../tests/setup/database.ts'
import { callAs, callPath } from '../api/testing/call-as.ts'
import { type SeededWorkspace, seedWorkspace } from '../api/testing/seed-workspace.ts'
import { testServices } from '../api/testing/test-services.ts'

const db = await testDatabase()
const { services } = testServices(db)
afterAll(async () => {
  await services.runtime.stop()
  await db.close()
})

let workspace: SeededWorkspace
beforeEach(async () => {
  workspace = await seedWorkspace(services)
})

const designer = () => callAs(services, workspace.actors.designer)
const outcome = (path: string, input: unknown) => callPath(services, workspace.actors.designer, path, input)

async function draft() {
  const { document, revision } = await designer().projects.get({ projectId: workspace.projectId })
  const { project, layout } = readStored(document)
  return { projectId: workspace.projectId, project, layout, baseRevision: revision }
}

describe('saving a draft', () => {
  test('raises the revision and is read back as it was written', async () => {
    const before = await draft()
    const project = { ...before.project, name: 'Changed' }
    const saved = await designer().projects.saveDraft({ ...before, project })
    expect(saved.revision).toBe(before.baseRevision + 1)
    const after = await designer().projects.get({ projectId: workspace.projectId })
    expect(after).toMatchObject({ name: 'Changed', revision: saved.revision, updatedBy: { id: workspace.actors.designer.memberId } })
    expect(readStored(after.document).project).toEqual(project)
  })

  test('on an old revision is refused, says who saved, and changes nothing', async () => {
    const old = await draft()
    await callAs(services, workspace.actors.admin).projects.saveDraft({ ...old, project: { ...old.project, name: 'Theirs' } })
    const refused = await outcome('projects.saveDraft', { ...old, project: { ...old.project, name: 'Mine' } })
    const details = {
      revision: old.baseRevision + 1,
      by: { id: workspace.actors.admin.memberId, name: workspace.actors.admin.name },
      at: expect.any(String),
    }
    expect(refused).toEqual({ code: 'stale-draft', details })
    expect((await draft()).project.name).toBe('Theirs')
  })

  test('by what changed stores what the whole would; a patch of another draft is refused and nothing changes', async () => {
    const old = await draft()
    const at = { projectId: workspace.projectId }
    const whole = await designer().projects.saveDraft({ ...old, project: { ...old.project, name: 'By patch', languages: ['en', 'zh-CN'] } })
    const wanted = readStored((await designer().projects.get(at)).document)
    const back = await designer().projects.saveDraft({ ...old, baseRevision: whole.revision })
    const patch = makePatch({ ...wanted, project: old.project, layout: old.layout }, wanted)
    expect(patch).not.toEqual([])
    const { revision } = await designer().projects.saveDraft({ ...at, baseRevision: back.revision, patch })
    expect(readStored((await designer().projects.get(at)).document)).toEqual(wanted)
    const wrongs: Patch[] = [
      [{ path: ['project', 'flows', 'nowhere', 'name'], value: 'x' }],
      [{ path: ['project', 'name'], value: 5 }],
      [{ path: ['project'] }],
      [{ path: ['project', 'onLoad'], value: 'alert(1)' }],
      [{ path: ['__proto__', 'polluted'], value: true }],
    ]
    for (const wrong of wrongs)
      expect((await outcome('projects.saveDraft', { ...at, baseRevision: revision, patch: wrong })).code).toBe('invalid-document')
    const late = { ...at, baseRevision: back.revision, patch: [{ path: ['project', 'name'], value: 'Late' }] }
    expect((await outcome('projects.saveDraft', late)).code).toBe('stale-draft')
    expect(await designer().projects.get(at)).toMatchObject({ name: 'By patch', revision })
  })

  test('by twenty at once succeeds for exactly one', async () => {
    const old = await draft()
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => outcome('projects.saveDraft', { ...old, project: { ...old.project, name: `n${i}` } })),
    )
    expect(answers.filter((answer) => answer.code === 'ok')).toHaveLength(1)
    expect(answers.filter((answer) => answer.code === 'stale-draft')).toHaveLength(19)
  })

  test('keeps its scenarios until others are sent, and a version, a copy and a file take them along', async () => {
    const scenario = scenarioSchema.parse({ id: 's1', name: 'Greets', language: 'en', steps: [{ act: { kind: 'say', text: 'hi' } }] })
    const before = await draft()
    const first = await designer().projects.saveDraft({ ...before, scenarios: [scenario] })
    const { revision } = await designer().projects.saveDraft({ ...before, baseRevision: first.revision })
    const at = { projectId: workspace.projectId }
    expect(readStored((await designer().projects.get(at)).document).scenarios).toEqual([scenario])
    const { versionId } = await designer().projects.publish({ ...at, revision, channelIds: [] })
    expect((await designer().projects.version({ versionId })).scenarios).toEqual([scenario])
    const copy = await designer().projects.duplicate({ ...at, name: 'Copy' })
    expect(readStored((await designer().projects.get(copy)).document).scenarios).toEqual([scenario])
    const file = await designer().projects.export(at)
    const imported = await designer().projects.import({ file: { ...file, scenarios: [...file.scenarios, { id: 'broken' }] } })
    expect(readStored((await designer().projects.get(imported)).document).scenarios).toEqual([scenario])
  })

  test('with a scenario that does not fit, or two of one id, is refused', async () => {
    const scenario = scenarioSchema.parse({ id: 's1', name: 'Greets', language: 'en', steps: [] })
    const before = await draft()
    expect((await outcome('projects.saveDraft', { ...before, scenarios: [{ id: 's1' }] })).code).toBe('invalid-document')
    expect((await outcome('projects.saveDraft', { ...before, scenarios: [scenario, scenario] })).code).toBe('invalid-document')
  })

  test('of another project’s document is refused', async () => {
    const old = await draft()
    expect((await outcome('projects.saveDraft', { ...old, project: { ...old.project, id: 'other' } })).code).toBe('invalid-document')
  })
})

describe('publishing', () => {
  test('freezes the draft, points the channels at it and writes history', async () => {
    const before = await draft()
    const { versionId, number } = await publish(before.baseRevision)
    expect(number).toBe(2)
    await designer().projects.saveDraft({ ...before, project: { ...before.project, name: 'Later edit' } })
    const version = await designer().projects.version({ versionId })
    expect(version.project).toEqual(before.project)
    const [channel] = await designer().channels.list()
    expect(channel?.version).toMatchObject({ id: versionId, number: 2 })
    const history = await designer().projects.publications({ channelId: workspace.channelId })
    expect(history.map((entry) => entry.version.number)).toEqual([2, 1])
    expect((await audit()).map((entry) => entry.action)).toContain('project.published')
  })

  test('is blocked by an error in the flow, names it, and leaves no trace', async () => {
    const before = await draft()
    const broken = withBrokenLink(before.project)
    const { revision } = await designer().projects.saveDraft({ ...before, project: broken })
    const refused = await outcome('projects.publish', { ...ids(), revision })
    expect(refused.code).toBe('blocked-by-findings')
    const { findings } = refused.details as { findings: Finding[] }
    expect(findings.length).toBeGreaterThan(0)
    expect(findings.every((finding) => finding.severity === 'error')).toBe(true)
    expect(await designer().projects.versions({ projectId: workspace.projectId })).toHaveLength(1)
    expect(await designer().projects.publications({ channelId: workspace.channelId })).toHaveLength(1)
    expect((await designer().projects.analyse({ projectId: workspace.projectId })).findings).toEqual(expect.arrayContaining(findings))
  })

  test('of a revision that is not the newest is refused', async () => {
    const before = await draft()
    await designer().projects.saveDraft(before)
    expect((await outcome('projects.publish', { ...ids(), revision: before.baseRevision })).code).toBe('stale-draft')
  })

  test('to a channel that does not exist makes no version at all', async () => {
    const { baseRevision: revision } = await draft()
    const channelIds = [workspace.channelId, 'channel_of_nobody']
    expect((await outcome('projects.publish', { projectId: workspace.projectId, revision, channelIds })).code).toBe('not-found')
    expect(await designer().projects.versions({ projectId: workspace.projectId })).toHaveLength(1)
  })

  test('by ten at once gives ten versions with numbers in a row, and the channel stands at the last one of its history', async () => {
    const { baseRevision: revision } = await draft()
    const made = await Promise.all(Array.from({ length: 10 }, () => publish(revision)))
    expect(made.map((version) => version.number).sort((a, b) => a - b)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    const [channel] = await designer().channels.list()
    expect(channel?.version?.number).toBe(11)
  })

  test('while somebody saves never publishes what was not looked at', async () => {
    const before = await draft()
    const [saved, published] = await Promise.all([
      outcome('projects.saveDraft', { ...before, project: withBrokenLink(before.project) }),
      outcome('projects.publish', { ...ids(), revision: before.baseRevision }),
    ])
    expect(saved.code).toBe('ok')
    if (published.code === 'ok') {
      const { versionId } = published.value as { versionId: string }
      expect((await designer().projects.version({ versionId })).project).toEqual(before.project)
    } else expect(published.code).toBe('stale-draft')
  })

  test('a conversation that runs stays on its version, a new one starts on the new version', async () => {
    const { baseRevision } = await draft()
    const { versionId } = await publish(baseRevision)
    const old = await db.prisma.conversation.findFirstOrThrow({ where: { id: workspace.conversationId } })
    expect(old.versionId).toBe(workspace.versionId)
    // The runtime keeps a channel's record for a second.
    await new Promise((resolve) => setTimeout(resolve, 1100))
    const { conversationId } = await services.runtime.receive({
      workspaceId: workspace.workspaceId,
      channelId: workspace.channelId,
      externalId: 'somebody else',
      inboundId: '1',
      event: { kind: 'start' },
    })
    expect((await db.prisma.conversation.findFirstOrThrow({ where: { id: conversationId } })).versionId).toBe(versionId)
  })
})

test('rolling back points the channel at the older version and stands in its history', async () => {
  const { baseRevision } = await draft()
  await publish(baseRevision)
  await designer().projects.rollback({ channelId: workspace.channelId, versionId: workspace.versionId })
  const channel = await designer().channels.get({ channelId: workspace.channelId })
  expect(channel.version?.id).toBe(workspace.versionId)
  expect(channel.publications.map(({ version, rollback }) => [version.number, rollback])).toEqual([
    [1, true],
    [2, false],
    [1, false],
  ])
})

test('a project that is live cannot be archived', async () => {
  expect((await outcome('projects.archive', { projectId: workspace.projectId })).code).toBe('in-use')
})

describe('a flow file', () => {
  test('that was exported is imported as the same flow under an id of its own', async () => {
    const file = await designer().projects.export({ projectId: workspace.projectId })
    const { projectId } = await designer().projects.import({ name: 'Copy', file: JSON.parse(JSON.stringify(file)) })
    const copy = readStored((await designer().projects.get({ projectId })).document)
    expect(projectId).not.toBe(workspace.projectId)
    expect(copy.project).toEqual({ ...file.project, id: projectId, name: 'Copy' })
    expect(copy.layout).toEqual(file.layout)
  })

  test('that names queues of elsewhere gets a queue of ours', async () => {
    const { project, layout } = await designer().projects.export({ projectId: workspace.projectId })
    const text = JSON.stringify({ format: 'tandem-project', project, layout }).replaceAll(workspace.queueId, 'queue_of_elsewhere')
    const { projectId } = await designer().projects.import({ file: JSON.parse(text) })
    const { findings } = await designer().projects.analyse({ projectId })
    expect(findings.filter((finding) => finding.code === 'unknownQueue')).toEqual([])
  })

  test.each<[string, (file: Record<string, never>) => unknown]>([
    ['nothing', () => null],
    ['a text', () => 'flow'],
    ['another format', () => ({ format: 'typebot', project: {} })],
    ['no project', () => ({ format: 'tandem-project' })],
    ['a newer schema', (file) => edit(file, (p) => Object.assign(p, { schemaVersion: 99 }))],
    ['unknown fields', (file) => edit(file, (p) => Object.assign(p, { onLoad: 'alert(1)' }))],
    ['an id with a path', (file) => edit(file, (p) => Object.assign(p, { entryFlowId: '../../etc/passwd' }))],
    ['a flow under a foreign key', (file) => edit(file, (p) => Object.assign(p, { flows: { a: Object.values(p.flows)[0] } }))],
    ['ten thousand nested conditions', (file) => edit(file, (p) => Object.assign(p, { policy: nestedPolicy(10_000) }))],
    ['a hundred nested conditions', (file) => edit(file, (p) => Object.assign(p, { policy: nestedPolicy(100) }))],
    ['a megabyte of text in a name', (file) => edit(file, (p) => Object.assign(p, { name: 'x'.repeat(1_000_000) }))],
  ])('with %s is refused and nothing is stored', async (_name, make) => {
    const file = (await designer().projects.export({ projectId: workspace.projectId })) as unknown as Record<string, never>
    const count = await db.prisma.project.count({ where: { workspaceId: workspace.workspaceId } })
    const refused = await outcome('projects.import', { file: make(file) })
    expect(['invalid-document', 'bad-request']).toContain(refused.code)
    if (refused.code === 'invalid-document') expect((refused.details as { problems: unknown[] }).problems.length).toBeGreaterThan(0)
    expect(await db.prisma.project.count({ where: { workspaceId: workspace.workspaceId } })).toBe(count)
  })

  test('with a prototype in it pollutes nothing', async () => {
    const file = await designer().projects.export({ projectId: workspace.projectId })
    const text = JSON.stringify(file).replace('"settings":{', '"settings":{"__proto__":{"polluted":true},')
    await outcome('projects.import', { file: JSON.parse(text) })
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  test('with hostile markup is data', async () => {
    const { project, layout } = await designer().projects.export({ projectId: workspace.projectId })
    const name = `<img src=x onerror=alert(1)>'; DROP TABLE project; --`
    const { projectId } = await designer().projects.import({ file: { format: 'tandem-project', project: { ...project, name }, layout } })
    expect((await designer().projects.get({ projectId })).name).toBe(name)
  })
})

test('a new project from the template can be published as it is', async () => {
  const { projectId } = await designer().projects.create({ name: 'Service', templateId: 'after-sales' })
  const { revision, findings } = await designer().projects.analyse({ projectId })
  expect(findings.filter((finding) => finding.severity === 'error')).toEqual([])
  await designer().projects.publish({ projectId, revision, channelIds: [workspace.channelId], note: 'first' })
})

test('an empty project opens, and a copy of one is independent', async () => {
  const { projectId } = await designer().projects.create({ name: 'Empty' })
  const copy = await designer().projects.duplicate({ projectId, name: 'Copy' })
  await designer().projects.rename({ projectId, name: 'Renamed' })
  expect(readStored((await designer().projects.get(copy)).document).project.name).toBe('Copy')
  expect(readStored((await designer().projects.get({ projectId })).document).project.name).toBe('Renamed')
  const list = await designer().projects.list()
  expect(list.find((each) => each.id === projectId)).toMatchObject({
    name: 'Renamed',
    flows: 1,
    cards: 1,
    latestVersion: null,
    liveChannels: [],
  })
  expect(list.find((each) => each.id === workspace.projectId)).toMatchObject({
    latestVersion: { number: 1 },
    liveChannels: [{ id: workspace.channelId, number: 1 }],
  })
})

const ids = () => ({ projectId: workspace.projectId, channelIds: [workspace.channelId], note: '' })
const publish = (revision: number) => designer().projects.publish({ ...ids(), revision })
const audit = async () => (await callAs(services, workspace.actors.owner).audit.list({})).items

function withBrokenLink(project: Project): Project {
  const [flow] = Object.values(project.flows)
  if (!flow) throw new Error('the template has no flow')
  return { ...project, flows: { ...project.flows, [flow.id]: { ...flow, startCardId: 'no-such-card' } } }
}

function edit(file: Record<string, never>, change: (project: Project) => unknown): unknown {
  const copy = structuredClone(file) as unknown as { project: Project }
  change(copy.project)
  return copy
}

/** One rule whose condition is nested so deep. */
function nestedPolicy(levels: number): unknown {
  const [rule] = templates[0]?.project.policy.rules ?? []
  return { rules: [{ ...rule, when: tower(levels) }] }
}

function tower(levels: number): unknown {
  let condition: unknown = { kind: 'formula', expression: 'true' }
  for (let i = 0; i < levels; i++) condition = { kind: 'all', items: [condition] }
  return condition
}
