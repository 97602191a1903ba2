// SPDX-License-Identifier: EUPL-1.2
// The rule that decided, as policy names it: "agent/support/financial=masked", "default-deny", or
// "floor:..."; put into words a lawyer reads.
import type { Words } from '../i18n';
import type { Access } from './schema';
import { categories, purposes, roles } from './shapes';

type Known = { role: keyof Words['roles']; purpose: keyof Words['purposes']; category: keyof Words['categories']; access: Access };

export function readRule(rule: string): Known | null {
  const hit = /^([a-z]+)\/([a-z]+)\/([a-z]+)=(none|masked|clear)$/.exec(rule);
  if (hit === null) return null;
  const [, role, purpose, category, access] = hit as unknown as [string, string, string, string, Access];
  const known = (list: readonly string[], word: string) => list.includes(word);
  if (!known(roles, role) || !known(purposes, purpose) || !known(categories, category)) return null;
  return { role, purpose, category, access } as Known;
}

export function ruleInWords(rule: string, w: Words): string {
  const known = readRule(rule);
  if (known !== null)
    return w.rule.matrix(w.roles[known.role], w.purposes[known.purpose], w.categories[known.category], w.accesses[known.access]);
  if (rule.startsWith('floor:')) {
    const name = rule.slice('floor:'.length);
    return w.rule.floor(w.rule.floors[name] ?? name);
  }
  if (rule.startsWith('role:')) return w.rule.role((w.roles as Record<string, string>)[rule.slice('role:'.length)] ?? rule.slice('role:'.length));
  if (rule.startsWith('ai:')) return (w.assist.reasons as Record<string, string>)[rule.slice('ai:'.length)] ?? rule;
  if (rule.startsWith('scope:')) return w.rule.scopes[rule.slice('scope:'.length)] ?? rule;
  if (rule.startsWith('four-eyes')) return w.rule.eyes;
  if (rule.startsWith('isolation')) return w.rule.isolation;
  if (rule === 'four-eyes') return w.rule.fourEyes;
  if (rule.startsWith('emergency')) return w.rule.emergency;
  if (rule === 'csrf') return w.rule.csrf;
  if (rule === 'passkey:cloned') return w.rule.cloned;
  if (rule === 'device:new') return w.rule.newDevice;
  if (rule === 'step-up') return w.rule.stepUp;
  if (rule.startsWith('default')) return w.rule.default;
  return rule;
}
