// SPDX-License-Identifier: EUPL-1.2
// What changed between two texts, word by word: for showing a rewriting before it is taken over.

export interface Change {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

const WORDS_MAX = 1500; // of each text: beyond, the whole is one change

/** Words and what stands between them; joined again they are the text. */
function cut(text: string): string[] {
  return text.match(/⟦[^⟧]*⟧|[\p{L}\p{N}]+|\s+|[^\s\p{L}\p{N}]/gu) ?? [];
}

/** Lengths of the longest common runs of what is behind (i, j); Hunt and McIlroy's problem, solved plainly. */
function commonAfter(a: string[], b: string[]): Uint16Array[] {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const [row, next] = [rows[i], rows[i + 1]];
      if (row === undefined || next === undefined) continue;
      row[j] = a[i] === b[j] ? (next[j + 1] ?? 0) + 1 : Math.max(next[j] ?? 0, row[j + 1] ?? 0);
    }
  return rows;
}

export function changes(from: string, to: string): Change[] {
  const [a, b] = [cut(from), cut(to)];
  if (a.length > WORDS_MAX || b.length > WORDS_MAX) return from === to ? [{ kind: 'same', text: from }] : [{ kind: 'gone', text: from }, { kind: 'new', text: to }];
  const common = commonAfter(a, b);
  const out: Change[] = [];
  const add = (kind: Change['kind'], text: string) => {
    const last = out.at(-1);
    if (last?.kind === kind) last.text += text;
    else out.push({ kind, text });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (left !== undefined && left === right) {
      add('same', left);
      i++;
      j++;
    } else if (right === undefined || (left !== undefined && (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0))) {
      add('gone', left ?? '');
      i++;
    } else {
      add('new', right);
      j++;
    }
  }
  return out;
}
