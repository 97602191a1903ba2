// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { inTexts, noted, stretches } from './marks';

const bytes = (text: string) => new TextEncoder().encode(text).length;

describe('places in a text', () => {
  it('are cut by bytes, not by letters of JavaScript', () => {
    const text = 'Été 🎻 chez Paul Durand';
    const start = bytes('Été 🎻 chez ');
    expect(stretches(text, [{ start, end: start + 11, kind: 'personal' }])).toEqual([
      { text: 'Été 🎻 chez ', kinds: [] },
      { text: 'Paul Durand', kinds: ['personal'] },
    ]);
  });
  it('show where something was taken out, and overlap', () => {
    expect(stretches('ab cd', [{ start: 2, end: 2, kind: 'link' }, { start: 0, end: 5, kind: 'language' }, { start: 3, end: 5, kind: 'token' }])).toEqual([
      { text: 'ab', kinds: ['language'] },
      { text: '', kinds: ['link'] },
      { text: ' ', kinds: ['language'] },
      { text: 'cd', kinds: ['language', 'token'] },
    ]);
  });
  it('past the end and without any the text stays whole', () => {
    expect(stretches('abc', [])).toEqual([{ text: 'abc', kinds: [] }]);
    expect(stretches('abc', [{ start: 2, end: 99, kind: 'x' }]).map((one) => one.text).join('')).toBe('abc');
    expect(stretches('', [])).toEqual([]);
  });
  it('are told once a kind, with what they are about', () => {
    expect(noted('Paul, Paul et ⟦X_1⟧', [{ start: 0, end: 4, kind: 'personal' }, { start: 6, end: 10, kind: 'personal' }, { start: 14, end: 23, kind: 'token' }, { start: 3, end: 3, kind: 'link' }])).toEqual([
      { kind: 'personal', count: 2, excerpts: ['Paul'] },
      { kind: 'token', count: 1, excerpts: ['⟦X_1⟧'] },
      { kind: 'link', count: 1, excerpts: [] },
    ]);
  });
  it('are found in the texts of JSON', () => {
    const json = '{"remarks":["Dit \\"non\\" à","Écrire à Paul"],"scores":{"clear":4}}';
    const at = bytes(json.slice(0, json.indexOf('Paul')));
    const gone = bytes(json.slice(0, json.indexOf(' à"')));
    expect(inTexts(json, 'remarks', [{ start: at, end: at + 4, kind: 'personal' }, { start: gone, end: gone, kind: 'link' }])).toEqual([
      { text: 'Dit "non" à', places: [{ kind: 'link', start: 9, end: 9 }] },
      { text: 'Écrire à Paul', places: [{ kind: 'personal', start: 11, end: 15 }] },
    ]);
  });
});
