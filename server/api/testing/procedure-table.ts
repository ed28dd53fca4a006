import type { Permission } from '../../identity/permissions.ts'
import type { SeededWorkspace } from './seed-workspace.ts'

export type ProcedureRow = {
  /** `public`: nobody need be signed in. `member`: every role. Else the right that is demanded. */
  needs: Permission | 'public' | 'member'
  /** An input that works, made of what a workspace has. */
  input?(own: SeededWorkspace): unknown
  /** Inputs that mix own ids with another workspace's: each must be refused as not found. */
  mixed?(own: SeededWorkspace, foreign: SeededWorkspace): unknown[]
  /** What a call with nothing but foreign ids gets; default `not-found`. `empty`: it succeeds and shows nothing of them. */
  foreign?: 'not-found' | 'empty'
}

const none = () => undefined
const model = { kind: 'assistant', settings: { baseUrl: 'http://127.0.0.1:9/v1', model: 'm' }, secret: 'k' }
const login = (w: SeededWorkspace) => ({
  id: w.credentialId,
  kind: 'oauth2',
  name: 'Shop',
  origin: 'https://shop.invalid',
  settings: { tokenUrl: 'https://login.invalid/token', clientId: 'tandem' },
  secret: 's',
})
const project = (w: SeededWorkspace) => ({ projectId: w.projectId })
const channel = (w: SeededWorkspace) => ({ channelId: w.channelId })
const deadLetter = (w: SeededWorkspace) => ({ conversationId: w.conversationId, effectId: w.deadEffectId })
const act = (conversationId: string) => ({ conversationId, clientId: 'once' })

/**
 * Every procedure, once. tenancy.integration.test.ts walks it with each role and with another workspace's ids, and fails
 * when a procedure is missing here.
 */
export const procedureTable: Record<string, ProcedureRow> = {
  'system.info': { needs: 'public', foreign: 'empty' },
  'me.get': { needs: 'member', foreign: 'empty' },
  'me.update': { needs: 'member', input: () => ({ name: 'New name', locale: 'en' }), foreign: 'empty' },
  'audit.list': { needs: 'workspace.manage', input: () => ({}), foreign: 'empty' },

  'workspace.get': { needs: 'members.view', foreign: 'empty' },
  'workspace.update': { needs: 'workspace.manage', input: () => ({ name: 'Renamed', timezone: 'Europe/Berlin' }), foreign: 'empty' },
  'connections.list': { needs: 'workspace.manage', foreign: 'empty' },
  'connections.save': { needs: 'workspace.manage', input: () => model, foreign: 'empty' },
  // Nothing listens there; that it was tried is an answer.
  'connections.try': { needs: 'workspace.manage', input: () => model, foreign: 'empty' },
  'connections.remove': { needs: 'workspace.manage', input: () => ({ kind: 'assistant' }), foreign: 'empty' },
  'retention.list': { needs: 'workspace.manage', foreign: 'empty' },
  'retention.set': { needs: 'workspace.manage', input: () => ({ kind: 'turnLog', days: 180 }), foreign: 'empty' },
  'operations.get': { needs: 'workspace.manage', foreign: 'empty' },
  'operations.deadLetters': { needs: 'workspace.manage', foreign: 'empty' },
  'operations.rerun': {
    needs: 'workspace.manage',
    input: (w) => ({ letters: [deadLetter(w)] }),
    mixed: (own, foreign) => [{ letters: [deadLetter(own), deadLetter(foreign)] }],
  },
  'operations.discard': {
    needs: 'workspace.manage',
    input: (w) => ({ letters: [deadLetter(w)], reason: 'nobody needs it' }),
    mixed: (own, foreign) => [{ letters: [deadLetter(own), deadLetter(foreign)], reason: 'mixed' }],
  },
  'credentials.list': { needs: 'workspace.manage', foreign: 'empty' },
  'credentials.save': { needs: 'workspace.manage', input: (w) => login(w) },
  // Nothing listens there; that it was tried is an answer.
  'credentials.try': { needs: 'workspace.manage', input: (w) => login(w) },
  'credentials.remove': { needs: 'workspace.manage', input: (w) => ({ id: w.credentialId }) },
  'members.list': { needs: 'members.view', foreign: 'empty' },
  'members.create': {
    needs: 'members.manage',
    input: (w) => ({ name: 'New', email: `new-${w.marker}@example.com`, password: 'long enough', role: 'agent' }),
    foreign: 'empty',
  },
  'members.update': { needs: 'members.manage', input: (w) => ({ memberId: w.actors.agent.memberId, capacity: 7 }) },
  'members.setRole': { needs: 'members.manage', input: (w) => ({ memberId: w.actors.agent.memberId, role: 'supervisor' }) },
  'members.remove': { needs: 'members.manage', input: (w) => ({ memberId: w.actors.analyst.memberId }) },

  'queues.list': { needs: 'queue.view', foreign: 'empty' },
  'queues.create': {
    needs: 'queue.manage',
    input: (w) => ({ name: 'New', memberIds: [w.actors.agent.memberId] }),
    mixed: (own, foreign) => [{ name: 'Mixed', memberIds: [own.actors.agent.memberId, foreign.actors.agent.memberId] }],
  },
  'queues.update': {
    needs: 'queue.manage',
    input: (w) => ({ queueId: w.queueId, name: 'Renamed', memberIds: [w.actors.agent.memberId] }),
    mixed: (own, foreign) => [{ queueId: own.queueId, memberIds: [foreign.actors.agent.memberId] }],
  },
  'queues.remove': { needs: 'queue.manage', input: (w) => ({ queueId: w.emptyQueueId }) },

  'cannedReplies.list': { needs: 'cannedReply.view', foreign: 'empty' },
  'cannedReplies.save': {
    needs: 'cannedReply.edit',
    input: (w) => ({ id: w.cannedReplyId, shortcut: 'hello', language: 'en', text: 'Hello' }),
  },
  'cannedReplies.remove': { needs: 'cannedReply.edit', input: (w) => ({ id: w.cannedReplyId }) },

  'channels.list': { needs: 'channel.view', foreign: 'empty' },
  'channels.get': { needs: 'channel.view', input: channel },
  'channels.create': { needs: 'channel.manage', input: () => ({ name: 'New' }), foreign: 'empty' },
  'channels.update': { needs: 'channel.manage', input: (w) => ({ channelId: w.channelId, enabled: false }) },

  'projects.templates': { needs: 'flow.view', input: () => ({ language: 'en' }), foreign: 'empty' },
  'projects.templatePreview': { needs: 'flow.view', input: (w) => ({ templateId: w.templateId }) },
  'projects.list': { needs: 'flow.view', input: none, foreign: 'empty' },
  'projects.get': { needs: 'flow.view', input: project },
  'projects.create': { needs: 'flow.edit', input: (w) => ({ name: 'New', templateId: w.templateId }) },
  'projects.rename': { needs: 'flow.edit', input: (w) => ({ ...project(w), name: 'Renamed' }) },
  'projects.archive': { needs: 'flow.edit', input: (w) => ({ ...project(w), archived: false }) },
  'projects.duplicate': { needs: 'flow.edit', input: (w) => ({ ...project(w), name: 'Copy' }) },
  'projects.startCopy': { needs: 'flow.edit', input: (w) => ({ ...project(w), name: 'Copy' }) },
  'projects.copies': { needs: 'flow.view', input: project, foreign: 'empty' },
  'projects.copy': { needs: 'flow.view', input: (w) => ({ copyId: w.copyId }) },
  'projects.mergeCopy': {
    needs: 'flow.edit',
    input: (w) => ({ copyId: w.copyId, into: 'original', revisions: { copy: 1, original: 1 } }),
  },
  'projects.undoMerge': { needs: 'flow.edit', input: (w) => ({ copyId: w.copyId }) },
  'projects.follow': { needs: 'flow.view', input: project },
  'projects.tellPlace': {
    needs: 'flow.view',
    input: (w) => ({ ...project(w), visitId: 'a-visit-id', place: { flowId: 'main', cards: [], cursor: null } }),
    foreign: 'empty',
  },
  'projects.comments': { needs: 'flow.view', input: project },
  'projects.comment': { needs: 'flow.comment', input: (w) => ({ ...project(w), flowId: 'main', cardId: null, text: 'A remark' }) },
  'projects.resolveComment': {
    needs: 'flow.comment',
    input: (w) => ({ ...project(w), threadId: w.commentId, resolved: true }),
  },
  'projects.removeComment': { needs: 'flow.comment', input: (w) => ({ ...project(w), id: w.commentId }) },
  'projects.seeComments': { needs: 'flow.view', input: project },
  'projects.mentions': { needs: 'flow.view', foreign: 'empty' },
  'projects.saveDraft': { needs: 'flow.edit', input: (w) => ({ ...project(w), baseRevision: 1, project: tinyProject(w), layout: {} }) },
  'projects.import': {
    needs: 'flow.edit',
    input: () => ({ file: { format: 'tandem-project', project: tinyProject({ projectId: 'elsewhere' }), layout: {} } }),
    foreign: 'empty',
  },
  'projects.export': {
    needs: 'flow.view',
    input: (w) => ({ ...project(w), versionId: w.versionId }),
    mixed: (own, foreign) => [{ projectId: foreign.projectId }, { projectId: own.projectId, versionId: foreign.versionId }],
  },
  'projects.analyse': { needs: 'flow.view', input: project },
  'projects.publish': {
    needs: 'flow.publish',
    input: (w) => ({ ...project(w), revision: 1, channelIds: [w.channelId], note: '' }),
    mixed: (own, foreign) => [{ ...project(own), revision: 1, channelIds: [own.channelId, foreign.channelId] }],
  },
  'projects.versions': { needs: 'flow.view', input: project, foreign: 'empty' },
  'projects.version': { needs: 'flow.view', input: (w) => ({ versionId: w.versionId }) },
  'projects.publications': { needs: 'flow.view', input: channel, foreign: 'empty' },
  'projects.backtest': { needs: 'flow.publish', input: (w) => ({ ...project(w), revision: 1 }) },
  'projects.planMove': {
    needs: 'flow.publish',
    input: channel,
    mixed: (own, foreign) => [
      { channelId: own.channelId, to: { projectId: foreign.projectId, revision: 1 } },
      { channelId: own.channelId, to: { versionId: foreign.versionId } },
    ],
  },
  'projects.moves': { needs: 'flow.view', input: project, foreign: 'empty' },
  'projects.startMove': { needs: 'flow.publish', input: (w) => ({ ...channel(w), stranded: 'stay' }) },
  'projects.cancelMove': { needs: 'flow.publish', input: (w) => ({ moveId: w.moveId }) },
  'projects.rollback': {
    needs: 'flow.publish',
    input: (w) => ({ ...channel(w), versionId: w.versionId }),
    mixed: (own, foreign) => [
      { channelId: own.channelId, versionId: foreign.versionId },
      { channelId: foreign.channelId, versionId: own.versionId },
    ],
  },

  'templates.list': { needs: 'flow.view', foreign: 'empty' },
  'templates.save': {
    needs: 'flow.edit',
    input: (w) => ({ ...project(w), name: 'A template', language: 'en' }),
    mixed: (own, foreign) => [
      { ...project(own), templateId: foreign.templateId, name: 'Mixed', language: 'en' },
      { ...project(foreign), templateId: own.templateId, name: 'Mixed', language: 'en' },
    ],
  },
  'templates.change': { needs: 'flow.edit', input: (w) => ({ templateId: w.templateId, name: 'Renamed' }) },
  'templates.remove': { needs: 'flow.edit', input: (w) => ({ templateId: w.templateId }) },
  'templates.export': { needs: 'flow.view', input: (w) => ({ templateId: w.templateId }) },
  'templates.import': { needs: 'flow.edit', input: () => ({ file: templateFile }), foreign: 'empty' },

  'simulator.understand': {
    needs: 'flow.view',
    input: (w) => ({ ...project(w), intents: [], text: 'hello', language: 'en' }),
    foreign: 'empty',
  },
  'simulator.knowledge': { needs: 'flow.view', input: (w) => ({ query: w.marker, language: 'en', limit: 3 }), foreign: 'empty' },
  'simulator.recorded': { needs: 'flow.replay', input: (w) => project(w) },
  'simulator.recording': {
    needs: 'flow.replay',
    input: (w) => ({ ...project(w), conversationId: w.conversationId }),
  },
  'simulator.http': { needs: 'flow.edit', input: () => ({ method: 'GET', url: 'http://127.0.0.1:9/' }), foreign: 'empty' },

  'knowledge.list': { needs: 'knowledge.view', input: (w) => ({ search: w.marker }), foreign: 'empty' },
  'knowledge.get': { needs: 'knowledge.view', input: (w) => ({ id: w.knowledgeId }) },
  'knowledge.save': { needs: 'knowledge.edit', input: (w) => ({ id: w.knowledgeId, language: 'en', title: 'T', text: 'X' }) },
  'knowledge.remove': {
    needs: 'knowledge.edit',
    input: (w) => ({ ids: [w.knowledgeId] }),
    mixed: (own, foreign) => [{ ids: [own.knowledgeId, foreign.knowledgeId] }],
  },
  'knowledge.setEnabled': {
    needs: 'knowledge.edit',
    input: (w) => ({ ids: [w.knowledgeId], enabled: false }),
    mixed: (own, foreign) => [{ ids: [own.knowledgeId, foreign.knowledgeId], enabled: false }],
  },
  'knowledge.search': { needs: 'knowledge.view', input: (w) => ({ query: w.marker }), foreign: 'empty' },

  'customers.list': { needs: 'customer.view', input: (w) => ({ search: w.marker }), foreign: 'empty' },
  'customers.get': { needs: 'customer.view', input: (w) => ({ customerId: w.customerId }) },
  'customers.erase': { needs: 'customer.erase', input: (w) => ({ customerId: w.customerId }) },
  'customers.update': { needs: 'customer.edit', input: (w) => ({ customerId: w.customerId, tags: ['vip'] }) },

  'desk.list': { needs: 'desk.view', input: (w) => ({ list: 'bot', search: w.marker }), foreign: 'empty' },
  'desk.counts': { needs: 'desk.view', foreign: 'empty' },
  'desk.get': { needs: 'desk.view', input: (w) => ({ conversationId: w.conversationId }) },
  'desk.events': { needs: 'desk.view', input: (w) => ({ conversationId: w.conversationId }) },
  'desk.file': {
    needs: 'desk.view',
    input: (w) => ({ conversationId: w.conversationId, fileId: w.fileId }),
    mixed: (own, foreign) => [
      { conversationId: own.conversationId, fileId: foreign.fileId },
      { conversationId: foreign.conversationId, fileId: own.fileId },
    ],
  },
  'desk.explain': { needs: 'desk.view', input: (w) => ({ conversationId: w.conversationId }) },
  'desk.offers': { needs: 'desk.handle', foreign: 'empty' },
  'desk.targets': { needs: 'desk.handle', foreign: 'empty' },
  'desk.stream': { needs: 'desk.view', input: () => ({}), foreign: 'empty' },
  'desk.reply': { needs: 'desk.handle', input: (w) => ({ ...act(w.handledId), text: 'Hello', cannedReplyId: w.cannedReplyId }) },
  'desk.note': { needs: 'desk.handle', input: (w) => ({ ...act(w.conversationId), text: 'A note' }) },
  'desk.decideApproval': {
    needs: 'desk.handle',
    input: (w) => ({ conversationId: w.conversationId, approvalId: w.approvalId, decision: 'approved' }),
    mixed: (own, foreign) => [
      { conversationId: own.conversationId, approvalId: 'nope', decision: 'approved' },
      { conversationId: foreign.conversationId, approvalId: own.approvalId, decision: 'approved' },
    ],
  },
  'desk.saveDraft': { needs: 'desk.handle', input: (w) => ({ conversationId: w.handledId, text: 'A draft' }) },
  'desk.markRead': { needs: 'desk.handle', input: (w) => ({ conversationId: w.handledId }) },
  'desk.typing': { needs: 'desk.handle', input: (w) => ({ conversationId: w.handledId }) },
  'desk.setAttention': { needs: 'desk.handle', input: (w) => ({ ...act(w.conversationId), needed: true }) },
  'desk.many': {
    needs: 'desk.handle',
    input: (w) => ({ conversationIds: [w.conversationId], clientId: 'many', action: { kind: 'tag', tag: 'vip', put: true } }),
    foreign: 'empty',
  },
  'desk.accept': { needs: 'desk.handle', input: (w) => act(w.offeredId) },
  'desk.decline': { needs: 'desk.handle', input: (w) => act(w.offeredId) },
  'desk.claim': { needs: 'desk.handle', input: (w) => act(w.waitingId) },
  'desk.takeOver': { needs: 'desk.handle', input: (w) => act(w.conversationId) },
  'desk.reassign': {
    needs: 'desk.reassign',
    input: (w) => ({ ...act(w.waitingId), toMemberId: w.actors.owner.memberId }),
    mixed: (own, foreign) => [{ ...act(own.waitingId), toMemberId: foreign.actors.owner.memberId }],
  },
  'desk.transfer': {
    needs: 'desk.handle',
    input: (w) => ({ ...act(w.handledId), to: { kind: 'queue', queueId: w.queueId } }),
    mixed: (own, foreign) => [
      { ...act(own.handledId), to: { kind: 'queue', queueId: foreign.queueId } },
      { ...act(own.handledId), to: { kind: 'agent', memberId: foreign.actors.owner.memberId } },
    ],
  },
  'desk.returnToBot': { needs: 'desk.handle', input: (w) => act(w.handledId) },
  'desk.resolve': { needs: 'desk.handle', input: (w) => act(w.handledId) },
  'presence.list': { needs: 'desk.view', foreign: 'empty' },
  'presence.log': { needs: 'desk.reassign', input: (w) => ({ memberId: w.actors.agent.memberId }), foreign: 'empty' },
  'presence.reasons': { needs: 'desk.view', foreign: 'empty' },
  'presence.saveReasons': {
    needs: 'queue.manage',
    input: () => ({ reasons: [{ id: 'prayer', zh: '祷告', en: 'Prayer', offered: true }] }),
    foreign: 'empty',
  },
  'presence.set': {
    needs: 'desk.handle',
    input: () => ({ presence: 'busy' }),
    mixed: (_, foreign) => [{ presence: 'busy', memberId: foreign.actors.agent.memberId }],
    foreign: 'empty',
  },

  'insight.overview': {
    needs: 'insight.view',
    input: (w) => ({ from: '2026-01-01', to: '2026-01-07', channelId: w.channelId }),
  },

  'tour.get': { needs: 'member', foreign: 'empty' },
  // Off the tour nothing is looked at; what it does on it is in server/tour.
  'tour.report': { needs: 'member', input: (w) => ({ step: 'simulate', ...project(w) }), foreign: 'empty' },
  'tour.steer': { needs: 'flow.edit', input: () => ({ to: 'begin' }), foreign: 'empty' },

  'tickets.list': { needs: 'ticket.view', input: (w) => ({ customerId: w.customerId }), foreign: 'empty' },
  'tickets.get': { needs: 'ticket.view', input: (w) => ({ ticketId: w.ticketId }) },
  'tickets.create': {
    needs: 'ticket.edit',
    input: (w) => ({ subject: 'New', conversationId: w.conversationId, assigneeId: w.actors.agent.memberId }),
    mixed: (own, foreign) => [
      { subject: 'x', customerId: foreign.customerId },
      { subject: 'x', customerId: own.customerId, conversationId: foreign.conversationId },
      { subject: 'x', customerId: own.customerId, assigneeId: foreign.actors.agent.memberId },
    ],
  },
  'tickets.update': {
    needs: 'ticket.edit',
    input: (w) => ({ ticketId: w.ticketId, status: 'solved' }),
    mixed: (own, foreign) => [{ ticketId: own.ticketId, assigneeId: foreign.actors.agent.memberId }],
  },
  'tickets.comment': { needs: 'ticket.edit', input: (w) => ({ ticketId: w.ticketId, text: 'A comment' }) },
}

const templateFile = {
  format: 'tandem-template',
  formatVersion: 1,
  presentation: { name: 'From a file', language: 'en' },
  project: tinyProject({ projectId: 'elsewhere' }),
  layout: {},
  scenarios: [],
  queues: [],
  knowledge: [],
  blanks: [],
  services: [],
  removedFrom: [],
}

function tinyProject(w: Pick<SeededWorkspace, 'projectId'>) {
  return {
    schemaVersion: 1,
    id: w.projectId,
    name: 'Tiny',
    entryFlowId: 'main',
    languages: ['en'],
    defaultLanguage: 'en',
    flows: {
      main: { id: 'main', name: 'Main', startCardId: 'start', cards: { start: { id: 'start', name: 'Start', nodes: [] } }, links: {} },
    },
    policy: { rules: [] },
  }
}
