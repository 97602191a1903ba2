// SPDX-License-Identifier: EUPL-1.2
// Which pages a role is shown.  This draws the menu only: the server decides, and a page that is
// refused shows the rule.
import type { PageName } from './route';
import type { Role } from './schema';

const pages: Record<PageName, readonly Role[]> = {
  desk: ['agent', 'supervisor', 'controller'],
  persons: ['agent', 'supervisor', 'controller'],
  knowledge: ['agent', 'supervisor', 'controller'],
  sources: ['controller'],
  policy: ['controller', 'auditor'],
  journal: ['auditor', 'controller'],
  alerts: ['supervisor', 'controller'],
  settings: ['agent', 'supervisor', 'controller', 'admin', 'auditor'],
};

export function pagesOf(roles: readonly string[]): PageName[] {
  return (Object.keys(pages) as PageName[]).filter((page) => pages[page].some((role) => roles.includes(role)));
}
