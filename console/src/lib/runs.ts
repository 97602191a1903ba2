// SPDX-License-Identifier: EUPL-1.2
import type { Entry } from './schema';

/** Entries of other organisations that follow each other: only their hashes are known. */
export interface Run { first: number; last: number; entries: Entry[] }
export type Line = { one: Entry } | { run: Run };

/** Newest first.  Runs shorter than three are shown as they are, and so are those whose newest number is in `unfolded`. */
export function fold(entries: Entry[], unfolded: number[]): Line[] {
  const lines: Line[] = [];
  for (const one of entries) {
    const last = lines.at(-1);
    if (one.entry !== null) lines.push({ one });
    else if (last !== undefined && 'run' in last) {
      last.run.entries.push(one);
      last.run.last = one.n;
    } else lines.push({ run: { first: one.n, last: one.n, entries: [one] } });
  }
  return lines.flatMap((line): Line[] =>
    'run' in line && (line.run.entries.length < 3 || unfolded.includes(line.run.first)) ? line.run.entries.map((one) => ({ one })) : [line],
  );
}
