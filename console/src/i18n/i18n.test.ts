// SPDX-License-Identifier: EUPL-1.2
// The compiler holds the languages to one shape; here: nothing is empty, lists cover the API's
// words, and French is French.
import { describe, expect, it } from 'vitest';
import { bases, categories, channels, priorities, purposes, roles, statuses, views } from '../lib/shapes';
import { languages, preferredLang } from '.';

type Tree = { [key: string]: unknown };

function leaves(tree: Tree, path = ''): [string, unknown][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null ? leaves(value as Tree, `${path}.${key}`) : [[`${path}.${key}`, value] as [string, unknown]],
  );
}

describe.each(Object.entries(languages))('%s', (lang, words) => {
  it('has no empty word', () => {
    for (const [path, word] of leaves(words as unknown as Tree)) {
      const said = typeof word === 'function' ? (word as (...args: unknown[]) => string)(2, 3, 4, 5) : word;
      expect(typeof said === 'string' && said.trim() !== '', `${lang}${path}`).toBe(true);
    }
  });
  it('covers the closed lists of the API', () => {
    const lists: [readonly string[], object][] = [
      [statuses, words.statuses], [priorities, words.priorities], [views, words.views], [views, words.viewHints], [roles, words.roles],
      [purposes, words.purposes], [purposes, words.purposeHints], [categories, words.categories], [channels, words.channels], [bases, words.bases],
    ];
    for (const [list, known] of lists) expect(Object.keys(known).sort()).toEqual([...list].sort());
  });
});

it('has the same keys in every language, labels of models too', () => {
  const keys = (tree: unknown) => leaves(tree as Tree).map(([path]) => path).sort();
  expect(keys(languages.fr)).toEqual(keys(languages.en));
});

it('French has no breaking space before a double sign', () => {
  for (const [path, word] of leaves(languages.fr as unknown as Tree)) {
    const said = typeof word === 'function' ? (word as (...args: unknown[]) => string)('x', 'x', 'x', 'x') : String(word);
    expect(said, path).not.toMatch(/ [;:!?»]|« /u);
  }
});

it('takes the browser’s language', () => {
  expect(preferredLang(['de-DE', 'fr-CA', 'en'])).toBe('fr');
  expect(preferredLang(['de'])).toBe('en');
  expect(preferredLang(['en-GB', 'fr'])).toBe('en');
});
