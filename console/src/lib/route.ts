// SPDX-License-Identifier: EUPL-1.2
// Where we are, kept in the address after `#`.  Only ids and names of views: what somebody
// searches for is personal data and never enters an address or the browser's history.
import type { View } from './schema';
import { views } from './shapes';

export type PageName = 'desk' | 'persons' | 'knowledge' | 'sources' | 'policy' | 'journal' | 'alerts' | 'settings';
export type Route =
  | { page: 'desk'; view: View; ticket: string | null; mode: 'split' | 'table' }
  | { page: 'persons'; person: string | null }
  | { page: 'knowledge'; article: string | null }
  | { page: 'journal'; subject?: string } // what happened to this one
  | { page: Exclude<PageName, 'desk' | 'persons' | 'knowledge' | 'journal'> };

const ID = /^[A-Za-z0-9-]{1,64}$/;

export function readRoute(hash: string): Route | null {
  const [page = '', second = '', third = '', fourth = ''] = hash.replace(/^#?\/?/, '').split('/');
  const id = (word: string) => (ID.test(word) ? word : null);
  switch (page) {
    case 'tickets': {
      const mode = third === 'table' ? 'table' : 'split';
      const view = (views as readonly string[]).includes(second) ? (second as View) : 'open';
      return { page: 'desk', view, mode, ticket: mode === 'table' ? id(fourth) : id(third) };
    }
    case 'persons':
      return { page: 'persons', person: id(second) };
    case 'knowledge':
      return { page: 'knowledge', article: id(second) };
    case 'journal': {
      const subject = id(second);
      return subject === null ? { page } : { page, subject };
    }
    case 'sources':
    case 'policy':
    case 'alerts':
    case 'settings':
      return { page };
    default:
      return null;
  }
}

export function writeRoute(route: Route): string {
  if (route.page === 'desk') {
    const words = ['tickets', route.view];
    if (route.mode === 'table') words.push('table');
    if (route.ticket !== null) words.push(route.ticket);
    return `#/${words.join('/')}`;
  }
  if (route.page === 'persons' && route.person !== null) return `#/persons/${route.person}`;
  if (route.page === 'knowledge' && route.article !== null) return `#/knowledge/${route.article}`;
  if (route.page === 'journal' && route.subject !== undefined) return `#/journal/${route.subject}`;
  return `#/${route.page}`;
}
