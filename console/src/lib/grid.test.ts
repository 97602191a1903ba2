// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { gridStep } from './grid';

test('arrows, Home and End lead through a grid and not out of it', () => {
  const cases: [string, number, number, number, number][] = [
    ['ArrowRight', 1, 1, 1, 2], ['ArrowLeft', 1, 1, 1, 0], ['ArrowUp', 1, 1, 0, 1], ['ArrowDown', 1, 1, 2, 1], ['Home', 1, 2, 1, 0], ['End', 1, 0, 1, 3],
    ['ArrowRight', 0, 3, 0, 3], ['ArrowLeft', 0, 0, 0, 0], ['ArrowUp', 0, 2, 0, 2], ['ArrowDown', 2, 2, 2, 2],
  ];
  for (const [key, row, column, toRow, toColumn] of cases) expect(gridStep(key, { row, column }, 3, 4), `${key} at ${row}/${column}`).toEqual({ row: toRow, column: toColumn });
  expect(gridStep('a', { row: 0, column: 0 }, 3, 4)).toBeNull();
});
