// SPDX-License-Identifier: EUPL-1.2
// Pages → components → api → lib, never back; words are open to all; no inline styles, no HTML
// from strings, nothing from another host.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';

const SRC = resolve(__dirname);
const allowed: Record<string, string[]> = {
  i18n: ['i18n'],
  lib: ['lib', 'i18n'],
  api: ['api', 'lib'],
  components: ['components', 'api', 'lib', 'i18n'],
  pages: ['pages', 'components', 'api', 'lib', 'i18n'],
};
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|svelte)$/.test(name) && !name.endsWith('.test.ts'))
  .map((name) => ({ name, text: readFileSync(join(SRC, name), 'utf8') }));

it('imports go one way', () => {
  for (const { name, text } of files) {
    const room = name.split('/')[0] ?? '';
    for (const [, target] of text.matchAll(/(?:from |import )'(\.[^']*)'/gu)) {
      const to = relative(SRC, resolve(SRC, name, '..', target ?? '')).split('/')[0] ?? '';
      if (allowed[room] !== undefined) expect(allowed[room], `${name} imports ${target}`).toContain(to);
    }
  }
});

it('one page never reaches into another', () => {
  for (const { name, text } of files.filter((file) => file.name.startsWith('pages/')))
    for (const [, target] of text.matchAll(/from '(\.[^']*)'/gu))
      expect(relative(SRC, resolve(SRC, name, '..', target ?? '')).startsWith('pages/') && !(target ?? '').startsWith('./'), `${name} ${target}`).toBe(false);
});

it('has nothing that a strict policy of content refuses', () => {
  for (const { name, text } of files) {
    expect(text, name).not.toMatch(/\sstyle="/u);
    expect(text, name).not.toMatch(/\{@html|innerHTML|eval\(|document\.write/u);
    if (name.endsWith('.svelte')) expect(text, name).not.toMatch(/\s(?:transition|in|out|animate):[a-z]/u);
    expect(text.replaceAll('http://www.w3.org/2000/svg', ''), name).not.toMatch(/https?:\/\//u);
  }
});
