// SPDX-License-Identifier: EUPL-1.2
// What the journal is asked for: empty is any.

export interface Asked { act: string; by: string; subject: string; purpose: string; result: string; since: string; until: string }
export const none: Asked = { act: '', by: '', subject: '', purpose: '', result: '', since: '', until: '' };

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** As the API takes it: whole days of the reader's own clock, the last one included. */
export function queryOf(asked: Asked): Record<string, string> {
  const query: Record<string, string> = {};
  for (const key of ['act', 'by', 'purpose', 'result'] as const) if (asked[key] !== '') query[key] = asked[key];
  const subject = asked.subject.trim();
  if (ID.test(subject)) query['subject'] = subject.toLowerCase();
  if (asked.since !== '') query['since'] = new Date(`${asked.since}T00:00:00`).toISOString();
  if (asked.until !== '') {
    const day = new Date(`${asked.until}T00:00:00`);
    day.setDate(day.getDate() + 1);
    query['until'] = day.toISOString();
  }
  return query;
}
