// SPDX-License-Identifier: EUPL-1.2
// Times, shares and sizes as people read them.
import type { Words } from '../i18n';

const MINUTE = 60_000;
/** English as the desk's countries write it: "27 Nov 2026, 14:04". */
const locale = (w: Words) => (w.code === 'en' ? 'en-GB' : w.code);

/** How long ago, short: "now", "5 min", "3 h", "2 d", then the date. */
export function ago(at: string, now: number, w: Words): string {
  const then = Date.parse(at);
  if (Number.isNaN(then)) return '';
  const minutes = Math.floor((now - then) / MINUTE);
  if (minutes < 1) return w.time.now;
  if (minutes < 60) return w.time.minutes(minutes);
  if (minutes < 24 * 60) return w.time.hours(Math.floor(minutes / 60));
  if (minutes < 7 * 24 * 60) return w.time.days(Math.floor(minutes / (24 * 60)));
  const sameYear = new Date(then).getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(locale(w), sameYear ? { day: 'numeric', month: 'short' } : { dateStyle: 'short' }).format(then);
}

export function moment(at: string, w: Words): string {
  const then = Date.parse(at);
  return Number.isNaN(then) ? '' : new Intl.DateTimeFormat(locale(w), { dateStyle: 'medium', timeStyle: 'short' }).format(then);
}

/** A day, "2026-11-27", which is the same one everywhere. */
export function day(at: string, w: Words): string {
  const then = Date.parse(at);
  return Number.isNaN(then) ? at : new Intl.DateTimeFormat(locale(w), { dateStyle: 'long', timeZone: 'UTC' }).format(then);
}

/** With seconds: for the journal. */
export function second(at: string, w: Words): string {
  const then = Date.parse(at);
  return Number.isNaN(then) ? '' : new Intl.DateTimeFormat(locale(w), { dateStyle: 'short', timeStyle: 'medium' }).format(then);
}

/** A share; a model is never quite sure. */
export function percent(p: number, w: Words): string {
  if (p > 0.99) return w.app.above(percent(0.99, w));
  return new Intl.NumberFormat(w.code, { style: 'percent', maximumFractionDigits: 0 }).format(p);
}

/** How sure a detector is, and from where on it counts. */
export function score(p: number, w: Words): string {
  return new Intl.NumberFormat(w.code, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(p);
}

export function bytes(n: number, w: Words): string {
  const units = w.code === 'fr' ? ['o', 'Ko', 'Mo', 'Go'] : ['B', 'KB', 'MB', 'GB'];
  let at = 0;
  let left = n;
  while (left >= 1000 && at < units.length - 1) {
    left /= 1000;
    at++;
  }
  const digits = at === 0 || left >= 10 ? 0 : 1;
  return `${new Intl.NumberFormat(w.code, { maximumFractionDigits: digits }).format(left)} ${units[at]}`;
}

/** A label of a model in words; unknown labels are shown as they are, without underscores. */
export function labelWords(label: string, known: Readonly<Record<string, string>>): string {
  const words = known[label] ?? known[label.replaceAll('-', '_')];
  if (words !== undefined) return words;
  const text = label.replace(/[_-]+/gu, ' ').trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Two letters for an avatar. */
export function initials(name: string): string {
  const parts = name.split(/[\s.@_-]+/u).filter((part) => /\p{L}/u.test(part.charAt(0)));
  const letters = parts.length > 1 ? [parts[0], parts.at(-1)] : [parts[0]];
  return letters.map((part) => part?.charAt(0) ?? '').join('').toUpperCase() || '?';
}

/** A language by its code. */
export function langWords(code: string, w: Words): string {
  return (w.langs as Record<string, string>)[code] ?? code;
}

/** "Firefox, Linux, 192.0.2.*" as the desk says it; "?" is what it did not recognise. */
export function browserWords(about: string, w: Words): string {
  const parts = about.split(', ');
  const known = parts.filter((part) => part !== '?');
  return known.length === parts.length ? about : [w.security.unknownBrowser, ...known].join(', ');
}
