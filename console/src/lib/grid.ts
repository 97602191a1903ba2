// SPDX-License-Identifier: EUPL-1.2
// Where a key leads in a grid.

export interface Place {
  row: number;
  column: number;
}

const steps: Record<string, (at: Place, last: number) => Place> = {
  ArrowLeft: (at) => ({ ...at, column: at.column - 1 }),
  ArrowRight: (at) => ({ ...at, column: at.column + 1 }),
  ArrowUp: (at) => ({ ...at, row: at.row - 1 }),
  ArrowDown: (at) => ({ ...at, row: at.row + 1 }),
  Home: (at) => ({ ...at, column: 0 }),
  End: (at, last) => ({ ...at, column: last }),
};

/** The place a key leads to; at an edge, the same one; null where the key is none of a grid's. */
export function gridStep(key: string, at: Place, rows: number, columns: number): Place | null {
  const to = steps[key]?.(at, columns - 1);
  if (to === undefined) return null;
  return to.row < 0 || to.row >= rows || to.column < 0 || to.column >= columns ? at : to;
}
