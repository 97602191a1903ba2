// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { en } from '../i18n/en';
import { fr } from '../i18n/fr';
import { readGuide, readMistake, writeGuide } from './guide';

const lamp = '# Plugged in?\nLook at the *wall*.\n\n- a list\n- Yes -> Bulb\n- No, see a->b -> Done\n\n# Bulb\n- Back -> Plugged in?\n\n# Done\nThat was it.\n=> Connecting a lamp\n';

describe('a guide as a form', () => {
  it('is taken apart and written again as it was', () => {
    const steps = readGuide(lamp) ?? [];
    expect(steps.map((step) => [step.name, step.text, step.see, step.answers.map((answer) => [answer.text, steps.find((one) => one.key === answer.to)?.name])])).toEqual([
      ['Plugged in?', 'Look at the *wall*.\n\n- a list', '', [['Yes', 'Bulb'], ['No, see a->b', 'Done']]],
      ['Bulb', '', '', [['Back', 'Plugged in?']]],
      ['Done', 'That was it.', 'Connecting a lamp', []],
    ]);
    expect(writeGuide(steps)).toEqual({ text: lamp, lines: [1, 8, 11] });
  });
  it('is as good when it was written by hand', () => {
    const steps = readGuide('## A\r\n* yes → B\r\n\r\n### B\r\nend\r\n') ?? [];
    expect(writeGuide(steps).text).toBe('# A\n- yes -> B\n\n# B\nend\n');
    expect(readGuide('')).toEqual([]);
  });
  it('follows a step that is given another name', () => {
    const steps = readGuide(lamp) ?? [];
    if (steps[1]) steps[1].name = 'Bulb loose?';
    expect(writeGuide(steps).text).toContain('- Yes -> Bulb loose?\n');
  });
  it('writes nothing that would be read as another step or answer', () => {
    const step = { key: 1, line: 1, name: 'See a -> b', text: '# no step\n- no -> answer\n=> no article\n- a list', see: '', answers: [] };
    const { text } = writeGuide([{ ...step, key: 2, name: 'A', text: '', answers: [{ key: 3, text: 'a -> b', to: 1 }] }, step]);
    expect(text).toBe('# A\n- a -> b -> See a › b\n\n# See a › b\n\\# no step\n\\- no -> answer\n\\=> no article\n- a list\n');
    expect(writeGuide(readGuide(text) ?? []).text).toBe(text);
  });
  it('stays a text where a form would lose something', () => {
    for (const text of ['Hello\n# A\nend', '# A\n- x -> B\nmore\n# B\nend', '# A\n- x -> Nowhere', '# A\nend\n# A\nend', '# A\nend\n=> X\n=> Y'])
      expect(readGuide(text), text).toBeNull();
  });
});

describe('what the desk finds wrong', () => {
  it('is line, step and kind', () => {
    expect(readMistake('line 2, step "A": an answer leads to no step "B"')).toEqual({ kind: 'nowhere', line: 2, step: 'A', about: 'B' });
    expect(readMistake('line 1: a guide has at least one step "# its name"')).toEqual({ kind: 'empty', line: 1, step: '', about: '# its name' });
    expect(readMistake('has at most 262144 bytes of UTF-8')).toBeNull();
  });
  it('has words in each language for whatever the desk may say', () => {
    const desk = ['../src/knowledge/guide.c', '../src/desk/articles.c'].map((file) => readFileSync(file, 'utf8')).join('\n');
    const calls = [...desk.matchAll(/\b(?:guide_)?mistake\(([^;{]*);/gu)].map((found) => /"([^"%]{8,})"/u.exec(found[1] ?? '')?.[1]);
    const said = calls.filter((words) => words !== undefined);
    expect(said.length).toBeGreaterThanOrEqual(13);
    for (const words of said) {
      const mistake = readMistake(`line 3, step "A": ${words}`);
      expect(mistake, words).not.toBeNull();
      for (const w of [fr, en]) expect(w.guideEdit.mistakes[mistake?.kind ?? 'dead']('A', 'B').length, words).toBeGreaterThan(20);
    }
  });
});
