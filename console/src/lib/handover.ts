// SPDX-License-Identifier: EUPL-1.2
// What one page leaves for another: an article that AI drafted from a ticket, to be read before it is saved.

let draft: { text: string; lang: string } | null = null;

export function leaveDraft(text: string, lang: string): void {
  draft = { text, lang };
}

/** Once: whoever takes it has it. */
export function takeDraft(): { title: string; text: string; lang: string } | null {
  const left = draft;
  draft = null;
  if (left === null) return null;
  const heading = /^#\s+(.+)\n+/u.exec(left.text);
  return { title: heading?.[1]?.trim() ?? '', text: heading === null ? left.text : left.text.slice(heading[0].length), lang: left.lang };
}
