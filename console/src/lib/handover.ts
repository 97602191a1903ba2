// SPDX-License-Identifier: EUPL-1.2
// What one page leaves for another: an article that AI drafted from a ticket, to be read before it is saved.

/** The suggestion that it is, to say what became of it. */
export interface Proposed {
  ticket: string;
  suggestion: string;
}
export interface LeftDraft {
  title: string;
  text: string;
  lang: string;
  proposed: Proposed | null;
}
let draft: { text: string; lang: string; proposed: Proposed | null } | null = null;

export function leaveDraft(text: string, lang: string, proposed: Proposed | null = null): void {
  draft = { text, lang, proposed };
}

/** Once: whoever takes it has it. */
export function takeDraft(): LeftDraft | null {
  const left = draft;
  draft = null;
  if (left === null) return null;
  const heading = /^#\s+(.+)\n+/u.exec(left.text);
  return { title: heading?.[1]?.trim() ?? '', text: heading === null ? left.text : left.text.slice(heading[0].length), lang: left.lang, proposed: left.proposed };
}
