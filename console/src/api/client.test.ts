// SPDX-License-Identifier: EUPL-1.2
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { call, holdCsrf, onEnded, onStepUp } from './client';

type Asked = { path: string; csrf: string | undefined; answer: (status: number, body: unknown) => void };
let asked: Asked[] = [];
let ended = 0;

beforeEach(() => {
  asked = [];
  ended = 0;
  vi.stubGlobal('document', { baseURI: 'http://localhost:8080/' });
  vi.stubGlobal('fetch', (url: string, init: { headers: Record<string, string> }) =>
    new Promise((resolve) => {
      const answer = (status: number, body: unknown) => resolve(new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } }));
      asked.push({ path: new URL(url).pathname, csrf: init.headers['X-CSRF-Token'], answer });
    }));
  onEnded(() => (ended += 1));
  onStepUp(() => Promise.resolve(false));
  holdCsrf('old');
});
afterEach(() => vi.unstubAllGlobals());

const at = async (n: number): Promise<Asked> => {
  await vi.waitFor(() => expect(asked.length).toBeGreaterThan(n));
  return asked[n] as Asked;
};

test('what was under way while the session got a new cookie is asked for again', async () => {
  const views = call('GET /views');
  const fresh = call('POST /session/fresh', { body: { password: 'x' } }).then((answer) => answer.ok && holdCsrf('new'));
  (await at(0)).answer(401, { status: 401 });
  (await at(1)).answer(200, { csrf: 'new' });
  await fresh;
  (await at(2)).answer(200, { items: [] });
  expect((await views).ok).toEqual({ items: [] });
  expect(ended).toBe(0);
});

test('a session that is over is said to be, once', async () => {
  const views = call('GET /views');
  (await at(0)).answer(401, { status: 401 });
  expect((await views).fault?.status).toBe(401);
  expect([ended, asked.length]).toEqual([1, 1]);
});

test('what needs a fresh factor is asked for again when one was shown, and not when it was not', async () => {
  const refusal = { status: 403, rule: 'step-up' };
  const kept = call('PATCH /organisation', { body: {} });
  (await at(0)).answer(403, refusal);
  expect((await kept).fault?.rule).toBe('step-up');
  onStepUp(() => {
    holdCsrf('new');
    return Promise.resolve(true);
  });
  const shown = call('PATCH /organisation', { body: {} });
  (await at(1)).answer(403, refusal);
  const again = await at(2);
  expect(again.csrf).toBe('new');
  again.answer(200, { name: 'Alba' });
  expect((await shown).fault).toBeUndefined();
});
