// SPDX-License-Identifier: EUPL-1.2
// What a person set for this browser: language, appearance, density, keys.  Nothing about
// customers is ever kept here.
import { keymap, movable, type ActId, type Keymap } from './keymap';
import { languages, preferredLang, type Lang, type Words } from '../i18n';

export type Theme = 'system' | 'light' | 'dark';
interface Kept {
  lang: Lang;
  theme: Theme;
  density: 'comfortable' | 'compact';
  singles: boolean;
  details: boolean;
  keys: Partial<Record<ActId, string>>; // those that were moved
}

const KEY = 'guichet.preferences';

function stored(): Partial<Kept> {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof read === 'object' && read !== null ? (read as Partial<Kept>) : {};
  } catch {
    return {};
  }
}

function start(): Kept {
  const kept = stored();
  return {
    lang: kept.lang === 'fr' || kept.lang === 'en' ? kept.lang : preferredLang(navigator.languages),
    theme: kept.theme === 'light' || kept.theme === 'dark' ? kept.theme : 'system',
    density: kept.density === 'comfortable' ? 'comfortable' : 'compact',
    singles: kept.singles !== false,
    details: kept.details !== false,
    keys: Object.fromEntries(movable.flatMap((act) => (typeof kept.keys?.[act] === 'string' ? [[act, kept.keys[act]]] : []))),
  };
}

export const prefs: Kept = $state(start());

/** The words of the chosen language; reactive. */
export function words(): Words {
  return languages[prefs.lang];
}

/** The keys as this person has them; reactive. */
export function keys(): Keymap {
  return { ...keymap, ...prefs.keys };
}

/** Keeps and applies preferences from here on; called once, by the root component. */
export function applyPreferences(): void {
  $effect(() => {
    document.documentElement.lang = prefs.lang;
    if (prefs.theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = prefs.theme;
    try {
      localStorage.setItem(KEY, JSON.stringify(prefs));
    } catch {
      // A browser that keeps nothing still works; it forgets at the end.
    }
  });
}

export function isDark(): boolean {
  return prefs.theme === 'dark' || (prefs.theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
}
