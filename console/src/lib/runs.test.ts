// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { fold } from './runs';
import type { Entry } from './schema';

const entry = (n: number, own: boolean) => ({ n, hash: '', entry: own ? { act: 'ticket.read' } : null }) as unknown as Entry;
const log = (pattern: string) => [...pattern].map((letter, i) => entry(pattern.length - 1 - i, letter === 'o'));
const shown = (pattern: string, unfolded: number[] = []) =>
  fold(log(pattern), unfolded).map((line) => ('one' in line ? `${line.one.n}` : `${line.run.first}-${line.run.last}`)).join(' ');

test('three entries of others or more are one line', () => {
  expect(shown('oxxxo')).toBe('4 3-1 0');
  expect(shown('xxxxoxxx')).toBe('7-4 3 2-0');
});
test('fewer are shown as they are, and one’s own always', () => {
  expect(shown('oxxox')).toBe('4 3 2 1 0');
  expect(shown('ooo')).toBe('2 1 0');
  expect(shown('')).toBe('');
});
test('a run that is wanted is unfolded, and no other', () => {
  expect(shown('xxxxoxxx', [7])).toBe('7 6 5 4 3 2-0');
});
