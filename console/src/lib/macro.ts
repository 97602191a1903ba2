// SPDX-License-Identifier: EUPL-1.2
// Macros in the composer: which fit a ticket best, and their placeholders filled with what whoever
// writes sees of it.  What is not seen in clear is left out, with the blank before it.
import type { Macro, Ticket } from './schema';

export const placeholders = ['customer', 'agent', 'organisation', 'ticket'] as const;
export type Values = Record<(typeof placeholders)[number], string>;

export function fillMacro(text: string, values: Values): string {
  return text.replace(/( ?)\{\{\s*(\w+)\s*\}\}/gu, (whole, blank: string, name: string) => {
    if (!(placeholders as readonly string[]).includes(name)) return whole;
    const value = values[name as keyof Values];
    return value === '' ? '' : blank + value;
  });
}

export function valuesOf(ticket: Ticket, agent: string, organisation: string): Values {
  const name = ticket.person.name;
  return { customer: name.access === 'clear' ? (name.text ?? '') : '', agent, organisation, ticket: String(ticket.number) };
}

/** Written for this topic and queue before those for any, and these before others' ones. */
function fit(macro: Macro, ticket: Ticket): number {
  const of = (wanted: string | null, is: string) => (wanted === null ? 0 : wanted === is ? 1 : -1);
  return of(macro.intent, ticket.intent.label) * 2 + of(macro.queue, ticket.queue);
}

/** The best first; of what says the same in several languages only that of the customer's. */
export function macrosFor(macros: readonly Macro[], ticket: Ticket, reader: string): Macro[] {
  const near = (macro: Macro) => (macro.lang === ticket.lang ? 2 : macro.lang === reader ? 1 : 0);
  const best = new Map<string, Macro>();
  for (const macro of macros) {
    const other = best.get(macro.family);
    if (other === undefined || near(macro) > near(other)) best.set(macro.family, macro);
  }
  return [...best.values()].sort((a, b) => near(b) - near(a) || fit(b, ticket) - fit(a, ticket) || b.uses - a.uses || a.name.localeCompare(b.name));
}
