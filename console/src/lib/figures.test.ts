// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { csv, gather } from './figures';
import type { SuggestionSum } from './schema';

const sum = (more: Partial<SuggestionSum>): SuggestionSum => ({ task: 'draft', lang: 'fr', intent: 'refund', verdict: 'accepted', reason: null, count: 1, compared: more.count ?? 1, distance: 0, seen: true, ...more });

describe('what became of suggestions', () => {
  it('is a row for each task, language and topic, the commonest first', () => {
    const rows = gather([
      sum({ intent: 'invoice' }),
      sum({ count: 3 }),
      sum({ count: 2, compared: 0, seen: false }),
      sum({ verdict: 'unused', count: 4, distance: 0.9 }),
      sum({ verdict: 'edited', count: 1, distance: 0.2 }),
      sum({ verdict: 'edited', count: 3, distance: 0.6 }),
      sum({ verdict: 'edited', count: 2, compared: 0, seen: false }),
      sum({ verdict: 'rejected', reason: 'wrong', count: 2, seen: false }),
      sum({ verdict: 'rejected', reason: 'tone' }),
    ]);
    expect(rows.map((row) => row.intent)).toEqual(['refund', 'invoice']);
    expect(rows[0]).toMatchObject({ accepted: 5, edited: 6, rejected: 3, unused: 4, said: { accepted: 2, edited: 2 }, reasons: { wrong: 2, tone: 1 } });
    expect(rows[0]?.distance).toBeCloseTo(0.5);
  });
  it('is a file that a spreadsheet reads and does not run', () => {
    const file = csv(gather([sum({ intent: '=cmd("x")', verdict: 'rejected', reason: 'wrong' })]));
    expect(file).toBe(`task,lang,intent,accepted,edited,distance,rejected,reasons,unused,accepted_said,edited_said\r\ndraft,fr,"'=cmd(""x"")",0,0,0.000,1,wrong 1,0,0,0\r\n`);
  });
});
