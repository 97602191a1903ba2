// SPDX-License-Identifier: EUPL-1.2
// What became of AI's suggestions, gathered by task, language and topic: a row each, for a table and for a file.
import type { AssistVerdict, SuggestionSum } from './schema';

export interface FigureRow {
  task: string;
  lang: string;
  intent: string;
  accepted: number;
  edited: number;
  rejected: number;
  unused: number;
  said: { accepted: number; edited: number }; // of these: somebody's word, not what the desk saw
  compared: number; // of the edited ones
  distance: number; // mean, of these
  reasons: Record<string, number>; // of the rejected ones
}

export function gather(sums: readonly SuggestionSum[]): FigureRow[] {
  const rows = new Map<string, FigureRow>();
  for (const sum of sums) {
    const key = [sum.task, sum.lang, sum.intent].join('\t');
    const row = rows.get(key) ?? { task: sum.task, lang: sum.lang, intent: sum.intent, accepted: 0, edited: 0, rejected: 0, unused: 0, said: { accepted: 0, edited: 0 }, compared: 0, distance: 0, reasons: {} };
    const verdict = sum.verdict as Exclude<AssistVerdict, 'none'>;
    if (verdict === 'edited' && sum.compared > 0) {
      row.distance = (row.distance * row.compared + sum.distance * sum.compared) / (row.compared + sum.compared);
      row.compared += sum.compared;
    }
    row[verdict] += sum.count;
    if (!sum.seen && (verdict === 'accepted' || verdict === 'edited')) row.said[verdict] += sum.count;
    if (sum.reason !== null) row.reasons[sum.reason] = (row.reasons[sum.reason] ?? 0) + sum.count;
    rows.set(key, row);
  }
  return [...rows.values()].sort((a, b) => b.accepted + b.edited + b.rejected + b.unused - (a.accepted + a.edited + a.rejected + a.unused));
}

/** RFC 4180; a cell that a spreadsheet would read as a formula is text. */
export function csv(rows: readonly FigureRow[]): string {
  const cell = (value: string | number) => {
    const text = /^[=+@-]/u.test(String(value)) ? `'${value}` : String(value);
    return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const reasons = (row: FigureRow) => Object.entries(row.reasons).map(([reason, n]) => `${reason} ${n}`).join('; ');
  const lines = rows.map((row) => [row.task, row.lang, row.intent, row.accepted, row.edited, row.distance.toFixed(3), row.rejected, reasons(row), row.unused, row.said.accepted, row.said.edited].map(cell).join(','));
  return ['task,lang,intent,accepted,edited,distance,rejected,reasons,unused,accepted_said,edited_said', ...lines, ''].join('\r\n');
}
