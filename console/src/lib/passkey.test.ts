// SPDX-License-Identifier: EUPL-1.2
import { expect, it } from 'vitest';
import { bytes, fits, text } from './passkey';

it('base64url goes there and back', () => {
  for (const said of ['', 'AA', '_-8', 'Y2hhbGxlbmdl', 'AAECAwQFBgcICQ'])
    expect(text(bytes(said).buffer)).toBe(said);
  expect([...bytes('_-8')]).toEqual([255, 239]);
});

it('a passkey fits its host and those below it', () => {
  const cases: [string, string, boolean][] = [
    ['desk.example.org', 'desk.example.org', true],
    ['example.org', 'desk.example.org', true],
    ['desk.example.org', 'example.org', false],
    ['desk.example.org', 'evildesk.example.org', false],
    ['localhost', '127.0.0.1', false],
  ];
  for (const [rp, host, good] of cases) expect(fits(rp, host), `${rp} at ${host}`).toBe(good);
});
