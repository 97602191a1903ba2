// SPDX-License-Identifier: EUPL-1.2
// Places in a text that the server gives in bytes of UTF-8, cut for drawing (JavaScript counts UTF-16).

export interface Place {
  start: number; // bytes
  end: number; // the same as start: something was taken out there
  kind: string;
}

export interface Stretch {
  text: string;
  kinds: string[]; // none: plain; of an empty text: what was taken out here
}

/** Where bytes begin in the string; past its end: there. */
function units(text: string, bytes: ReadonlySet<number>): Map<number, number> {
  const at = new Map<number, number>();
  let [byte, unit] = [0, 0];
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (let n = 0; n < size; n++) if (bytes.has(byte + n)) at.set(byte + n, unit);
    byte += size;
    unit += char.length;
  }
  for (const one of bytes) if (one >= byte) at.set(one, text.length);
  return at;
}

/** The text in order, cut where a place begins or ends; nothing of it is lost. */
export function stretches(text: string, places: readonly Place[]): Stretch[] {
  const at = units(text, new Set(places.flatMap((place) => [place.start, place.end])));
  const here = places.map((place) => ({ kind: place.kind, start: at.get(place.start) ?? 0, end: at.get(place.end) ?? 0 }));
  const points = here.filter((place) => place.end <= place.start);
  const cuts = [...new Set([0, text.length, ...here.flatMap((place) => [place.start, place.end])])].sort((a, b) => a - b);
  return cuts.flatMap((start, n) => {
    const gone = [...new Set(points.filter((place) => place.start === start).map((place) => place.kind))];
    const end = cuts[n + 1] ?? start;
    const kinds = [...new Set(here.filter((place) => place.start <= start && place.end >= end && place.end > place.start).map((place) => place.kind))];
    return [...(gone.length > 0 ? [{ text: '', kinds: gone }] : []), ...(end > start ? [{ text: text.slice(start, end), kinds }] : [])];
  });
}

/** Of the texts of a JSON array under `key`: each with the places that lie in it, in its own bytes. */
export function inTexts(json: string, key: string, places: readonly Place[]): { text: string; places: Place[] }[] {
  const size = (text: string) => new TextEncoder().encode(text).length;
  const from = json.indexOf(`"${key}":[`);
  const found: { text: string; places: Place[] }[] = [];
  if (from < 0) return found;
  const literal = /\s*,?\s*("(?:[^"\\]|\\.)*")/uy;
  literal.lastIndex = from + key.length + 4;
  for (let hit = literal.exec(json); hit !== null; hit = literal.exec(json)) {
    const raw = hit[1] ?? '""';
    const start = size(json.slice(0, literal.lastIndex - raw.length + 1)); // behind the quotation mark
    const own = (byte: number) => size(JSON.parse(`"${stretches(raw.slice(1, -1), [{ start: 0, end: byte - start, kind: '' }])[0]?.text ?? ''}"`) as string);
    const end = start + size(raw.slice(1, -1));
    found.push({
      text: JSON.parse(raw) as string,
      places: places.filter((place) => place.start >= start && place.end <= end).map((place) => ({ kind: place.kind, start: place.start === start ? 0 : own(place.start), end: place.end === start ? 0 : own(place.end) })),
    });
  }
  return found;
}

export interface Noted {
  kind: string;
  count: number;
  excerpts: string[]; // what is doubtful, shortened
}

const EXCERPT = 60;
const EXCERPTS = 3;

/** Each kind once, with what it is about; a place that is the whole text says nothing more. */
export function noted(text: string, places: readonly Place[]): Noted[] {
  const slice = (place: Place) => stretches(text, [place]).find((one) => one.kinds.length > 0)?.text ?? '';
  return [...new Set(places.map((place) => place.kind))].map((kind) => {
    const all = places.filter((place) => place.kind === kind);
    const own = [...new Set(all.map(slice).filter((one) => one !== '' && one !== text))];
    return {
      kind,
      count: all.length,
      excerpts: own.slice(0, EXCERPTS).map((one) => (one.length > EXCERPT ? `${one.slice(0, EXCERPT)}…` : one)),
    };
  });
}
