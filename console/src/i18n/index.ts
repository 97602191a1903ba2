// SPDX-License-Identifier: EUPL-1.2
// The languages of the console, and which of them a browser asks for.
import { en, type Words } from './en';
import { fr } from './fr';

export type { Words } from './en';
export type Lang = 'fr' | 'en';

export const languages: Record<Lang, Words> = { en, fr };

/** The first of the browser's languages that we speak; English where there is none. */
export function preferredLang(wanted: readonly string[]): Lang {
  for (const tag of wanted) {
    const lang = tag.slice(0, 2).toLowerCase();
    if (lang === 'fr' || lang === 'en') return lang;
  }
  return 'en';
}
