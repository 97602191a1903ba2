// SPDX-License-Identifier: EUPL-1.2
// The closed lists and plain shapes everybody speaks of, named as in the API.

export const statuses = ['new', 'open', 'pending', 'solved', 'closed'] as const;
export const priorities = ['low', 'normal', 'high', 'urgent'] as const;
export const views = ['mine', 'unassigned', 'open', 'urgent', 'pending', 'solved', 'automatic', 'all'] as const;
export const roles = ['controller', 'supervisor', 'agent', 'admin', 'auditor', 'tool'] as const;
export const purposes = ['support', 'triage', 'drafting', 'quality', 'statistics', 'training', 'legal'] as const;
export const categories = [
  'content', 'identity', 'contact', 'identifier', 'financial', 'health', 'special', 'credential', 'online', 'location',
] as const;
export const channels = ['mail', 'form', 'chat', 'import', 'api'] as const;
export const bases = ['none', 'consent', 'contract', 'obligation', 'vital', 'public_task', 'interest'] as const;

export type Status = (typeof statuses)[number];
export type Priority = (typeof priorities)[number];
export type View = (typeof views)[number];
export type Role = (typeof roles)[number];
export type Purpose = (typeof purposes)[number];
export type Category = (typeof categories)[number];
export type Channel = (typeof channels)[number];
export type Basis = (typeof bases)[number];
export type Access = 'none' | 'masked' | 'clear';

/** A datum in a skeleton: bytes [start, end) hold the token with its brackets. */
export interface Span {
  start: number;
  end: number;
  token: string;
  type: string;
  kind: string | null;
  category: Category;
  access: Access;
  text: string | null;
  destroyed?: boolean; // nobody can open it any more
}

/** A value under policy. */
export interface Guarded {
  access: Access;
  text: string | null;
}
