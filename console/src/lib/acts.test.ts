// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { en } from '../i18n/en';
import { byKind, kindOf } from './acts';

test('each kind of act that an auditor asks for is told from the others', () => {
  const cases = {
    'session.start': 'access', 'session.factor': 'access', 'factor.add': 'access', 'token.open': 'opening', 'attachment.open': 'opening', 'journal.export': 'export', 'corrections.export': 'export',
    'ai.exit': 'ai', 'policy.apply': 'policy', 'account.approve': 'policy', 'person.shred': 'erasure', 'ticket.read': 'reading', 'person.list': 'reading',
    'message.take': 'messages', 'ticket.change': 'messages', 'account.add': 'administration', 'token.add': 'administration', 'key.rotate': 'administration',
  };
  for (const [act, kind] of Object.entries(cases)) expect(kindOf(act), act).toBe(kind);
});
test('every act has its place, once', () => {
  const acts = Object.keys(en.journal.acts);
  expect(byKind(acts).flatMap((group) => group.acts).sort()).toEqual([...acts].sort());
});
