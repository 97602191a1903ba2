// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { en } from '../i18n/en';
import { fr } from '../i18n/fr';
import { pagesOf } from './allowed';
import { readCheckpoint } from './checkpoint';
import { ago, browserWords, bytes, day, initials, labelWords, moment, percent } from './format';
import { readRoute, writeRoute, type Route } from './route';
import { readRule, ruleInWords } from './rule';

describe('the address', () => {
  it('is read as it was written', () => {
    const routes: Route[] = [
      { page: 'desk', view: 'mine', ticket: null, mode: 'split' },
      { page: 'desk', view: 'all', ticket: '0190-ab', mode: 'split' },
      { page: 'desk', view: 'urgent', ticket: null, mode: 'table' },
      { page: 'persons', person: 'p1' },
      { page: 'persons', person: null },
      { page: 'journal' },
      { page: 'journal', subject: '01a2b3c4-0000-7000-8000-000000000001' },
    ];
    for (const route of routes) expect(readRoute(writeRoute(route))).toEqual(route);
  });
  it('refuses what is no id, and unknown pages', () => {
    expect(readRoute('#/persons/../../x')).toEqual({ page: 'persons', person: null });
    expect(readRoute('#/nowhere')).toBeNull();
    expect(readRoute('#/tickets/nonsense')).toEqual({ page: 'desk', view: 'open', ticket: null, mode: 'split' });
  });
});

describe('the rule in words', () => {
  it('names role, purpose, category and access', () => {
    expect(readRule('agent/support/financial=masked')).toEqual({ role: 'agent', purpose: 'support', category: 'financial', access: 'masked' });
    expect(ruleInWords('agent/support/financial=none', fr)).toContain('financier');
    expect(ruleInWords('default-deny', en)).toBe(en.rule.default);
    expect(ruleInWords('floor:admin-reads-no-content', en)).toContain('admin-reads-no-content');
  });
  it('shows what it does not know as it is', () => {
    expect(readRule('emperor/support/financial=clear')).toBeNull();
    expect(ruleInWords('role:controller', fr)).toContain('responsable de traitement');
    expect(ruleInWords('something-else', en)).toBe('something-else');
  });
});

describe('formats', () => {
  const now = Date.parse('2026-05-04T12:00:00Z');
  it('say how long ago', () => {
    expect(ago('2026-05-04T11:59:40Z', now, en)).toBe('now');
    expect(ago('2026-05-04T11:55:00Z', now, fr)).toBe('5 min');
    expect(ago('2026-05-02T11:55:00Z', now, fr)).toBe('2 j');
    expect(ago('nonsense', now, en)).toBe('');
  });
  it('write days and moments as Europe does, whatever the time zone', () => {
    expect(day('2026-11-27', en)).toBe('27 November 2026');
    expect(day('2026-11-27', fr)).toBe('27 novembre 2026');
    expect(day('nonsense', en)).toBe('nonsense');
    expect(moment('2026-11-27T14:04:00', en)).toBe('27 Nov 2026, 14:04');
  });
  it('name no browser that was not recognised', () => {
    expect(browserWords('Firefox, Linux, 192.0.2.*', fr)).toBe('Firefox, Linux, 192.0.2.*');
    expect(browserWords('?, ?, 192.0.2.*', fr)).toBe('Navigateur inconnu, 192.0.2.*');
  });
  it('write shares and sizes', () => {
    expect(percent(0.914, en)).toBe('91%');
    expect(percent(0.9996, en)).toBe('> 99%');
    expect(bytes(999, en)).toBe('999 B');
    expect(bytes(1_500_000, fr)).toBe('1,5 Mo');
  });
  it('write labels that nobody translated', () => {
    expect(labelWords('refund', fr.intents)).toBe('Remboursement');
    expect(labelWords('odd_new-label', fr.intents)).toBe('Odd new label');
  });
  it('make initials, of masked names too', () => {
    expect(initials('Claire Morel')).toBe('CM');
    expect(initials('C•••• M••••')).toBe('CM');
    expect(initials('')).toBe('?');
  });
});

it('the menu shows a role its pages only', () => {
  expect(pagesOf(['admin'])).toEqual(['settings']);
  expect(pagesOf(['agent'])).not.toContain('journal');
  expect(pagesOf(['auditor'])).toContain('journal');
  expect(pagesOf(['controller'])).toContain('sources');
});

it('a checkpoint is read, nonsense is not', () => {
  expect(readCheckpoint('desk.example\n42\nAAAA=\n\n— desk.example sig\n')).toEqual({ origin: 'desk.example', size: 42, root: 'AAAA=' });
  expect(readCheckpoint('desk.example\nmany\nAAAA=\n')).toBeNull();
  expect(readCheckpoint('')).toBeNull();
});
