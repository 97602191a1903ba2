// SPDX-License-Identifier: EUPL-1.2
// Which keys do what.  Single letters do nothing while one types, and can be turned off (WCAG
// 2.1.4).  Keys are read by what they write, not where they lie, so that AZERTY works; digits
// also by place, because AZERTY writes them with Shift.

export type ActId = keyof typeof keymap;

export const keymap = {
  next: 'j',
  previous: 'k',
  open: 'o',
  back: 'u',
  reply: 'r',
  note: 'n',
  macro: 'm',
  assign: 'a',
  assignMe: 'i',
  tag: 't',
  status: 's',
  queue: 'q',
  intent: 'c',
  sentiment: 'h',
  lang: 'l',
  solve: 'e',
  solveNext: 'Shift+E',
  low: '1',
  normal: '2',
  high: '3',
  urgent: '4',
  select: 'x',
  selectAll: '*',
  table: 'v',
  details: '.',
  assist: 'd',
  search: '/',
  refresh: 'Shift+R',
  goDesk: 'g q',
  goPersons: 'g u',
  goKnowledge: 'g b',
  goSources: 'g s',
  goPolicy: 'g p',
  goJournal: 'g j',
  goAlerts: 'g a',
  goSettings: 'g ,',
  palette: 'Ctrl+K',
  shortcuts: '?',
  send: 'Ctrl+Enter',
  sendSolve: 'Ctrl+Shift+Enter',
  token: '[[',
  escape: 'Esc',
} as const;

export type Keymap = Readonly<Record<ActId, string>>;

/** The acts on one key of the keyboard, which a person may put elsewhere. */
export const movable = (Object.keys(keymap) as ActId[]).filter((act) => !/ |Ctrl|Esc|\[\[/u.test(keymap[act]));

/** The other act that has this key, alone or as the beginning of its keys. */
export function holder(keys: string, act: ActId, map: Keymap): ActId | null {
  return (Object.keys(map) as ActId[]).find((one) => one !== act && (map[one] === keys || map[one].startsWith(`${keys} `))) ?? null;
}

/** What a keyboard event is to us; a plain shape, so that tests need no browser. */
export interface Press {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** The press as written in the keymap, or null where it is no key of ours. */
export function chord(press: Press): string | null {
  if (press.altKey) return null;
  const ctrl = press.ctrlKey || press.metaKey;
  const letter = /^\p{L}$/u.test(press.key);
  if (ctrl) {
    if (press.key === 'Enter') return press.shiftKey ? 'Ctrl+Shift+Enter' : 'Ctrl+Enter';
    return letter && !press.shiftKey ? `Ctrl+${press.key.toUpperCase()}` : null;
  }
  if (press.key === 'Escape') return 'Esc';
  if (letter) return press.shiftKey ? `Shift+${press.key.toUpperCase()}` : press.key.toLowerCase();
  if (/^[0-9]$/.test(press.key)) return press.key;
  const digit = /^Digit([1-4])$/.exec(press.code);
  if (digit?.[1] !== undefined && !press.shiftKey && press.key.length === 1) return digit[1];
  return press.key.length === 1 && press.key !== ' ' ? press.key : null;
}

const SEQUENCE_MS = 1200;

/** Reads presses one after the other and says which act they make. */
export class KeyReader {
  #first: { chord: string; at: number } | null = null;
  readonly #acts: ReadonlyMap<string, ActId>;

  constructor(map: Keymap = keymap) {
    this.#acts = new Map(Object.entries(map).map(([act, keys]) => [keys, act as ActId]));
  }

  read(press: Press, now: number, options: { typing: boolean; singles: boolean }): ActId | null {
    const keys = chord(press);
    if (keys === null) return null;
    const modified = keys.startsWith('Ctrl+') || keys === 'Esc';
    if (!modified && (options.typing || !options.singles)) {
      this.#first = null;
      return null;
    }
    const first = this.#first;
    this.#first = null;
    if (first !== null && now - first.at <= SEQUENCE_MS) {
      const act = this.#acts.get(`${first.chord} ${keys}`);
      if (act !== undefined) return act;
    }
    if ([...this.#acts.keys()].some((known) => known.startsWith(`${keys} `))) {
      this.#first = { chord: keys, at: now };
      return null;
    }
    return this.#acts.get(keys) ?? null;
  }
}

/** The keys of an act one by one, for <kbd>. */
export function keyParts(keys: string): string[][] {
  return keys === '[[' ? [['[', '[']] : keys.split(' ').map((part) => part.split('+'));
}
