// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { changeOf, draftOf } from './detection';
import type { Organisation } from './schema';

const organisation: Organisation = {
  id: 'x', name: 'Alba', ai: { enabled: false, limits: { at_once: 0, calls_max: 0, cost_max: 0, tokens_max: 0 }, names: 'careful', tasks: [], tone: '' }, regions: ['EU'], keep_credentials: false, queues: ['general'],
  login: { idle_minutes: 120, session_hours: 12, fresh_minutes: 15, require: { agent: 'none', supervisor: 'none', controller: 'none', admin: 'none', auditor: 'none' } },
  opening: { reason_required: false, reasons: [], seconds: 60, zone: 'CET', from: '00:00', to: '24:00', days: [1, 2, 3, 4, 5, 6, 7], persons: 60, openings: 300, times: 3, no_ticket: 15, off_hours: 3, sequence: 10, emergency: [], emergency_wanted: null, review_days: 3, mail_minutes: 60 },
  customer_refs: ['CL-[0-9]{6}'],
  detection: { stance: 'lean', off: ['PLATE'], thresholds: [], allow: ['@alba.example'], deny: [{ type: 'HANDLE', value: 'projet Bleuet' }] },
};

test('rules come out of the form as they went in', () => {
  expect(changeOf(draftOf(organisation))).toEqual({
    customer_refs: ['CL-[0-9]{6}'],
    detection: { stance: 'lean', off: ['PLATE'], allow: ['@alba.example'], deny: [{ type: 'HANDLE', value: 'projet Bleuet' }] },
  });
});

test('empty lines are no entries, and a line without a type is a name', () => {
  const draft = { ...draftOf(organisation), allow: ' \n01 99 00 12 34\n\n', deny: 'handle: zou\nle grand: Zou' };
  expect(changeOf(draft).detection?.allow).toEqual(['01 99 00 12 34']);
  expect(changeOf(draft).detection?.deny).toEqual([{ type: 'HANDLE', value: 'zou' }, { type: 'PERSON', value: 'le grand: Zou' }]);
});
