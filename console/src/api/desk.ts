// SPDX-License-Identifier: EUPL-1.2
// The desk's routes as functions: names and types in one place, no screen in it.
import { call, once, type Answer } from './client';
import type {
  Entry, Explained, Held, List, Message, Meta, Opened, Organisation, PersonPage, PersonRow, Policy, Proof, Source, Ticket,
  TicketChange, TicketRow, Token, User, ViewCount,
} from './types';

type Query = Record<string, string | number | null | undefined>;

export const desk = {
  meta: () => call<Meta>('GET', '/meta'),
  users: () => call<List<User>>('GET', '/users'),
  views: () => call<List<ViewCount>>('GET', '/views'),
  tickets: (query: Query) => call<List<TicketRow>>('GET', '/tickets', { query }),
  ticket: (id: string) => call<Ticket>('GET', `/tickets/${id}`),
  change: (id: string, etag: string, body: TicketChange) => call<Ticket>('PATCH', `/tickets/${id}`, { body, etag }),
  reveal: (id: string, tokens: string[], purpose: string, reason: string) =>
    call<Opened>('POST', `/tickets/${id}/reveal`, { body: reason === '' ? { tokens, purpose } : { tokens, purpose, reason } }),
  reply: (id: string, etag: string, key: string, text: string, solve: boolean) =>
    call<Message>('POST', `/tickets/${id}/replies`, { body: solve ? { text, status: 'solved' } : { text }, etag, once: key }),
  note: (id: string, etag: string, key: string, text: string) =>
    call<Message>('POST', `/tickets/${id}/notes`, { body: { text }, etag, once: key }),
  viewing: (id: string, typing: boolean) => call<null>('POST', `/tickets/${id}/viewing`, { body: { typing } }),

  persons: (q: string, cursor: string | null) => call<List<PersonRow>>('GET', '/persons', { query: { q, cursor } }),
  person: (id: string) => call<PersonPage>('GET', `/persons/${id}`),

  sources: () => call<List<Source>>('GET', '/sources'),
  saveSource: (id: string | null, body: Partial<Source>): Promise<Answer<Source>> =>
    id === null ? call('POST', '/sources', { body, once: once() }) : call('PATCH', `/sources/${id}`, { body }),
  quarantine: () => call<List<Held>>('GET', '/quarantine'),
  release: (id: string) => call<null>('POST', `/quarantine/${id}/release`, { body: {} }),

  policy: () => call<Policy>('GET', '/policy'),
  applyPolicy: (csv: string) => call<Policy>('POST', '/policy', { body: { csv } }),
  explain: (role: string, purpose: string, category: string) =>
    call<Explained>('GET', '/policy/explain', { query: { role, purpose, category } }),

  organisation: () => call<Organisation>('GET', '/organisation'),
  tokens: () => call<List<Token>>('GET', '/tokens'),
  newToken: (name: string, source: string) =>
    call<Token>('POST', '/tokens', { body: { name, source } }),
  revokeToken: (id: string) => call<null>('DELETE', `/tokens/${id}`),

  checkpoint: () => call<string>('GET', '/journal/checkpoint', { text: true }),
  journalKey: () => call<string>('GET', '/journal/key', { text: true }),
  entries: (from: number, to: number) => call<List<Entry>>('GET', '/journal/entries', { query: { from, to } }),
  proof: (n: number) => call<Proof>('GET', '/journal/proof', { query: { n } }),
};
