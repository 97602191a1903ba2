// SPDX-License-Identifier: EUPL-1.2
// Reads a C2SP checkpoint for showing: origin, size, root hash. It verifies nothing; that is for
// tools outside of the desk.

export interface Checkpoint {
  origin: string;
  size: number;
  root: string;
}

export function readCheckpoint(note: string): Checkpoint | null {
  const [origin, size, root] = note.split('\n');
  if (origin === undefined || root === undefined || origin === '' || !/^(0|[1-9][0-9]*)$/.test(size ?? '')) return null;
  return { origin, size: Number(size), root };
}
