// SPDX-License-Identifier: EUPL-1.2
// What the desk's API answers, as far as the console uses it (the law is openapi.json).
import type { Access, Basis, Category, Channel, Guarded, Priority, Purpose, Role, Span, Status, View } from '../lib/shapes';

export interface List<T> {
  items: T[];
  next: string | null;
}

export interface Named {
  id: string;
  name: string;
}

export interface Session {
  user: { id: string; name: string; email: string; lang: string };
  org: Named;
  roles: Role[];
  purposes: Purpose[];
  csrf: string;
}

export interface Meta {
  intents: string[];
  queues: string[];
  types: { type: string; category: Category }[];
  version: string;
}

export interface User extends Named {
  roles: Role[];
}

export interface ViewCount {
  view: View;
  count: number;
}

export type Sentiment = 'negative' | 'neutral' | 'positive';
export type Automatic = 'no' | 'reply' | 'bounce' | 'bulk';

export interface TicketRow {
  id: string;
  number: number;
  version: number;
  status: Status;
  queue: string;
  assignee: Named | null;
  priority: { label: Priority; p: number; rule: string | null; by: 'model' | 'rule' | 'person' };
  intent: { label: string; p: number; by: 'model' | 'person' };
  sentiment: { label: Sentiment; p: number };
  rights: { article: number; p: number } | null;
  lang: string;
  channel: Channel;
  automatic: Automatic;
  tags: string[];
  person: { id: string; name: Guarded } | null;
  subject: string;
  snippet: string;
  messages: number;
  created: string;
  updated: string;
}

export interface Contact {
  kind: 'email' | 'phone' | 'handle' | 'customer_ref';
  value: Guarded;
}

export interface Part {
  skeleton: string;
  spans: Span[];
}

export interface Attachment {
  id: string;
  name: string;
  type: string;
  size: number;
}

export interface Message {
  id: string;
  direction: 'in' | 'out' | 'note';
  at: string;
  author: Named | null;
  subject: string;
  skeleton: string;
  spans: Span[];
  quote: Part | null;
  signature: Part | null;
  attachments: Attachment[];
  html: boolean;
  hidden_text: boolean;
  repaired: boolean;
  unverified?: boolean; // the sender was no participant of this ticket
  erased?: boolean; // its person's key is gone
  automatic: Automatic;
  state: 'received' | 'queued' | 'sent' | 'failed';
}

export interface Change {
  at: string;
  by: Named | null;
  what: 'status' | 'assignee' | 'queue' | 'priority' | 'tags' | 'intent';
  from: unknown;
  to: unknown;
}

export interface Ticket extends TicketRow {
  participants: { person: string; name: Guarded; contacts: Contact[] }[];
  items: Message[];
  events: Change[];
  viewing: Named[];
  entry: { n: number; at: string } | null;
}

export interface TicketChange {
  status?: Status;
  assignee?: string | null;
  queue?: string;
  priority?: Priority;
  tags?: string[];
  intent?: string;
}

export interface Opened {
  items: { token: string; text: string | null }[];
  entry: { n: number; at: string; act: string; purpose: string; categories: string[] };
  seconds: number;
}

export interface Person {
  id: string;
  name: Guarded;
  contacts: Contact[];
}
export interface PersonRow extends Person {
  tickets: number;
}
export interface PersonPage extends Person {
  tickets: TicketRow[];
  restricted: boolean;
}

export interface Source {
  id: string;
  name: string;
  channel: Channel;
  purpose: Purpose | null;
  basis: Basis | null;
  retention_days: number | null;
  categories: Category[];
  complete: boolean;
  created: string;
}

export interface Held {
  id: string;
  source: Named;
  at: string;
  size: number;
  reason: string;
}

export interface Policy {
  rows: { role: Role; purpose: Purpose; category: Category; access: Access }[];
  csv: string;
  version: number;
}

export interface Explained {
  access: Access;
  rule: string;
  text: { fr: string; en: string };
}

export interface Organisation extends Named {
  ai: { enabled: boolean; tasks: string[] };
  regions: string[];
  keep_credentials: boolean;
  customer_refs: string[];
  queues?: string[];
}

export interface Token {
  id: string;
  name: string;
  scope: string;
  source?: string;
  created: string;
  token?: string;
}

export interface Entry {
  n: number;
  hash: string;
  entry: Record<string, unknown> | null;
}

export interface Proof {
  n: number;
  size: number;
  path: string[];
  checkpoint: string;
}
