// SPDX-License-Identifier: EUPL-1.2
// The desk's routes as functions: no screen in it.  Bodies and answers have the API's own types.
import { call, once, type Answer } from './client';
import type { Category, DetectionTrial, Mark, NewPasskey, NewSource, NewUser, NewWitness, OrganisationChange, PolicyDraft, PolicyRollback, PolicyText, Protection, Purpose, Restriction, Reveal, Source, SourceChange, SsoChange, TicketChange, UserChange, UserScopeChange } from '../lib/schema';

type Query = Record<string, string | number | null | undefined>;

export const desk = {
  meta: () => call('GET /meta'),
  users: () => call('GET /users'),
  invite: (body: NewUser) => call('POST /users', { body, once: once() }),
  changeUser: (id: string, body: UserChange) => call('PATCH /users/{id}', { ids: [id], body }),
  endSessionsOf: (id: string) => call('DELETE /users/{id}/sessions', { ids: [id] }),
  reinvite: (id: string) => call('POST /users/{id}/invitation', { ids: [id], body: {} }),
  invitation: (invitation: string) => call('POST /invitation', { body: { invitation } }),
  accept: (invitation: string, password: string) => call('POST /invitation/accept', { body: { invitation, password } }),

  security: () => call('GET /me/security'),
  newTotp: (name: string) => call('POST /me/totp', { body: { name } }),
  confirmTotp: (otp: string) => call('POST /me/totp/confirm', { body: { otp } }),
  askPasskey: () => call('GET /me/passkeys'),
  addPasskey: (body: NewPasskey) => call('POST /me/passkeys', { body }),
  nameFactor: (id: string, name: string) => call('PATCH /me/factors/{id}', { ids: [id], body: { name } }),
  newCodes: () => call('POST /me/recovery-codes', { body: {} }),
  removeFactor: (id: string) => call('DELETE /me/factors/{id}', { ids: [id] }),
  endSession: (id: string) => call('DELETE /me/sessions/{id}', { ids: [id] }),
  endSessions: () => call('DELETE /me/sessions'),
  seenDevices: () => call('POST /me/devices', { body: {} }),
  forgetDevice: (id: string) => call('DELETE /me/devices/{id}', { ids: [id] }),
  changePassword: (old: string, fresh: string) => call('POST /me/password', { body: { old, new: fresh } }),

  views: () => call('GET /views'),
  tickets: (query: Query) => call('GET /tickets', { query }),
  ticket: (id: string) => call('GET /tickets/{id}', { ids: [id] }),
  change: (id: string, etag: string, body: TicketChange) => call('PATCH /tickets/{id}', { ids: [id], body, etag }),
  reveal: (id: string, body: Reveal) => call('POST /tickets/{id}/reveal', { ids: [id], body }),
  copied: (id: string, token: string, purpose: Purpose) => call('POST /tickets/{id}/copies', { ids: [id], body: { token, purpose } }),
  reply: (id: string, etag: string, key: string, text: string, solve: boolean) =>
    call('POST /tickets/{id}/replies', { ids: [id], body: solve ? { text, status: 'solved' } : { text }, etag, once: key }),
  note: (id: string, etag: string, key: string, text: string) =>
    call('POST /tickets/{id}/notes', { ids: [id], body: { text }, etag, once: key }),
  mark: (id: string, message: string, body: Mark) =>
    call('POST /tickets/{id}/messages/{message}/marks', { ids: [id, message], body }),
  viewing: (id: string, typing: boolean) => call('POST /tickets/{id}/viewing', { ids: [id], body: { typing } }),

  persons: (q: string, cursor: string | null) => call('GET /persons', { query: { q, cursor } }),
  person: (id: string) => call('GET /persons/{id}', { ids: [id] }),

  openings: () => call('GET /openings'),
  alerts: (open: boolean) => call('GET /alerts', { query: { open: open ? 'true' : null, limit: 200 } }),
  acknowledge: (id: string, note: string) => call('POST /alerts/{id}/acknowledge', { ids: [id], body: { note } }),
  emergencies: () => call('GET /emergencies'),
  review: (id: string, justified: boolean, note: string) => call('POST /emergencies/{id}/review', { ids: [id], body: { justified, note } }),

  sources: () => call('GET /sources'),
  newSource: (body: NewSource): Promise<Answer<Source>> => call('POST /sources', { body, once: once() }),
  changeSource: (id: string, body: SourceChange): Promise<Answer<Source>> => call('PATCH /sources/{id}', { ids: [id], body }),
  quarantine: () => call('GET /quarantine'),
  release: (id: string) => call('POST /quarantine/{id}/release', { ids: [id], body: {} }),

  policy: () => call('GET /policy'),
  applyPolicy: (body: PolicyText) => call('POST /policy', { body }),
  checkPolicy: (body: PolicyDraft) => call('POST /policy/check', { body }),
  rollBack: (body: PolicyRollback) => call('POST /policy/rollback', { body }),
  floors: () => call('GET /policy/floors'),
  policyVersions: () => call('GET /policy/versions'),
  policyDiff: (from: number, to: number) => call('GET /policy/diff', { query: { from, to } }),
  proposals: () => call('GET /policy/proposals'),
  approveProposal: (id: string) => call('POST /policy/proposals/{id}/approve', { ids: [id], body: {} }),
  refuseProposal: (id: string, reason: string) => call('POST /policy/proposals/{id}/refuse', { ids: [id], body: { reason } }),
  whoSees: (category: Category) => call('GET /policy/who', { query: { category } }),
  userSees: (user: string) => call('GET /policy/sees', { query: { user } }),
  guards: () => call('GET /policy/guards'),
  limitUser: (id: string, body: UserScopeChange) => call('POST /users/{id}/scope', { ids: [id], body }),
  restrict: (id: string, body: Restriction) => call('POST /persons/{id}/restrict', { ids: [id], body }),
  protect: (id: string, body: Protection) => call('POST /persons/{id}/protect', { ids: [id], body }),
  explain: (role: string, purpose: string, category: string) => call('GET /policy/explain', { query: { role, purpose, category } }),

  signOn: () => call('GET /organisation/sso'),
  setSignOn: (body: SsoChange) => call('POST /organisation/sso', { body }),
  removeSignOn: () => call('DELETE /organisation/sso'),
  organisation: () => call('GET /organisation'),
  changeOrganisation: (body: OrganisationChange) => call('PATCH /organisation', { body }),
  tryDetection: (body: DetectionTrial) => call('POST /organisation/detection/try', { body }),
  corrections: () => call('GET /organisation/corrections'),
  resetCorrections: () => call('DELETE /organisation/corrections'),
  tokens: () => call('GET /tokens'),
  newToken: (name: string, source: string) => call('POST /tokens', { body: { name, source } }),
  revokeToken: (id: string) => call('DELETE /tokens/{id}', { ids: [id] }),

  checkpoint: () => call('GET /journal/checkpoint'),
  journalKey: () => call('GET /journal/key'),
  entries: (from: number, to: number) => call('GET /journal/entries', { query: { from, to } }),
  witnesses: () => call('GET /journal/witnesses'),
  addWitness: (body: NewWitness) => call('POST /journal/witnesses', { body }),
  removeWitness: (id: string) => call('DELETE /journal/witnesses/{id}', { ids: [id] }),
  cosign: (checkpoint: string) => call('POST /journal/cosignatures', { body: { checkpoint } }),
  findEntries: (query: Query) => call('GET /journal/find', { query }),
  proof: (n: number) => call('GET /journal/proof', { query: { n } }),
};
