// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { changes } from './difference';

describe('the difference between two texts', () => {
  it('names what went and what came, and joins to both', () => {
    const found = changes('Bonjour ⟦PERSON_1⟧, on rembourse.', 'Bonjour ⟦PERSON_1⟧, nous remboursons.');
    expect(found.filter((one) => one.kind !== 'new').map((one) => one.text).join('')).toBe('Bonjour ⟦PERSON_1⟧, on rembourse.');
    expect(found.filter((one) => one.kind !== 'gone').map((one) => one.text).join('')).toBe('Bonjour ⟦PERSON_1⟧, nous remboursons.');
    expect(found[0]).toEqual({ kind: 'same', text: 'Bonjour ⟦PERSON_1⟧, ' });
  });
  it('takes very long texts as one change', () => {
    const long = 'w '.repeat(2000);
    expect(changes(long, `${long}x`).map((one) => one.kind)).toEqual(['gone', 'new']);
    expect(changes(long, long)).toEqual([{ kind: 'same', text: long }]);
  });
});
