// SPDX-License-Identifier: EUPL-1.2
// The acts of the journal by the kinds an auditor asks for. What no kind takes is in the last one.

export const actKinds = ['access', 'reading', 'opening', 'export', 'ai', 'policy', 'erasure', 'messages', 'administration'] as const;
export type ActKind = (typeof actKinds)[number];

const kinds: [RegExp, ActKind][] = [
  [/^(session|factor|challenge)\./, 'access'],
  [/^(token\.open|attachment\.(open|read)|copy\.|reveal\.|breakglass\.)/, 'opening'],
  [/\.(export|extract)$/, 'export'],
  [/^(ai|automatic|provider|document|task)\.|^person\.(optout|consent)$/, 'ai'],
  [/^policy\.|\.approve$|\.approval$/, 'policy'],
  [/\.(shred|erase|restrict|forget)$/, 'erasure'],
  [/^(ticket\.(list|search|count|read)|person\.(list|read|find|recall)|consent\.read|journal\.read|attachment\.find)$/, 'reading'],
  [/^(message|quarantine|ticket)\./, 'messages'],
];

export function kindOf(act: string): ActKind {
  return kinds.find(([pattern]) => pattern.test(act))?.[1] ?? 'administration';
}

export function byKind(acts: string[]): { kind: ActKind; acts: string[] }[] {
  return actKinds.map((kind) => ({ kind, acts: acts.filter((act) => kindOf(act) === kind) })).filter((group) => group.acts.length > 0);
}
