// SPDX-License-Identifier: EUPL-1.2
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { logIn, session, startOver } from './session.svelte';

let asked: { path: string; answer: (body: unknown) => void }[] = [];
beforeEach(() => {
  asked = [];
  vi.stubGlobal('document', { baseURI: 'http://localhost:8080/' });
  vi.stubGlobal('fetch', (url: string) =>
    new Promise((resolve) => {
      const answer = (body: unknown) => resolve(new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } }));
      asked.push({ path: new URL(url).pathname.replace('/api/v1', ''), answer });
    }));
});
afterEach(() => vi.unstubAllGlobals());

/** The n-th time that this was asked for, once it was. */
async function at(path: string, n: number): Promise<(body: unknown) => void> {
  await vi.waitFor(() => expect(asked.filter((one) => one.path === path).length).toBeGreaterThan(n));
  return asked.filter((one) => one.path === path)[n]?.answer ?? (() => {});
}
async function logsIn(n: number): Promise<void> {
  const said = logIn(`person${n}@example.org`, 'x');
  (await at('/session', n))({ csrf: `csrf${n}`, user: { id: `u-${n}` } });
  expect(await said).toBeNull();
}

test('what comes for a session that is over is nothing to the next one', async () => {
  await logsIn(0);
  startOver();
  await logsIn(1);
  (await at('/meta', 0))({ ...session.meta, version: 'old' });
  (await at('/users', 0))({ items: [{ id: 'u-0' }] });
  (await at('/me/security', 0))({ devices: [{ known: false }], factors: [] });
  await new Promise((next) => setTimeout(next, 20));
  expect([session.settled, session.users, session.meta.version, session.news]).toEqual([false, [], '', false]);
  (await at('/meta', 1))({ ...session.meta, version: 'new' });
  (await at('/users', 1))({ items: [{ id: 'u-1' }] });
  await vi.waitFor(() => expect(session.settled).toBe(true));
  expect([session.users.map((one) => one.id), session.meta.version]).toEqual([['u-1'], 'new']);
});
