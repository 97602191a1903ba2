// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { fillMacro, macrosFor, valuesOf } from './macro';
import type { Macro, Ticket } from './schema';

const values = { customer: 'Ana Prova', agent: 'Alix', organisation: 'Maison', ticket: '7' };
const ticket = (access: string) => ({ number: 7, lang: 'fr', queue: 'billing', intent: { label: 'refund' }, person: { id: 'p', name: { access, text: access === 'none' ? null : 'Ana Prova' } } }) as unknown as Ticket;
const macro = (name: string, more: Partial<Macro> = {}) => ({ name, family: name, lang: 'fr', intent: null, queue: null, uses: 0, ...more }) as Macro;
const names = (macros: Macro[]) => macrosFor(macros, ticket('clear'), 'en').map((one) => one.name);

describe('a macro', () => {
  it('is filled with what one sees, and leaves no gap', () => {
    expect(fillMacro('Bonjour {{customer}}, n° {{ ticket }} {{other}}', values)).toBe('Bonjour Ana Prova, n° 7 {{other}}');
    expect(fillMacro('Bonjour {{customer}},', { ...values, customer: '' })).toBe('Bonjour,');
    expect(fillMacro('{{customer}}', { ...values, customer: '{{agent}}' })).toBe('{{agent}}');
  });
  it('has the name only where it is seen in clear', () => {
    expect(valuesOf(ticket('clear'), 'Alix', 'Maison')).toEqual(values);
    for (const access of ['masked', 'none']) expect(valuesOf(ticket(access), 'Alix', 'Maison').customer).toBe('');
  });
});

describe('the macros for a ticket', () => {
  it('are in the customer’s language, once each', () => {
    expect(names([macro('en', { family: 'f', lang: 'en' }), macro('fr', { family: 'f' })])).toEqual(['fr']);
    expect(names([macro('de', { family: 'f', lang: 'de' }), macro('en', { family: 'f', lang: 'en' })])).toEqual(['en']);
  });
  it('stand by topic, queue and use', () => {
    expect(names([macro('other', { intent: 'fraud', uses: 99 }), macro('any'), macro('often', { uses: 3 }), macro('queue', { queue: 'billing' }), macro('topic', { intent: 'refund' })]))
      .toEqual(['topic', 'queue', 'often', 'any', 'other']);
  });
});
