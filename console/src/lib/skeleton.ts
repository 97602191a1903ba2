// SPDX-License-Identifier: EUPL-1.2
// A skeleton as pieces to draw: text, and tokens standing for personal data.
//
// The server gives spans in bytes of UTF-8; JavaScript counts UTF-16.  In a skeleton ⟦⟦ stands
// for a literal ⟦.  A span that does not sit on its own token is not trusted: the skeleton is then
// scanned for tokens instead, so that a token is never shown as text nor text as a token.
import type { Message, Span } from './schema';

export type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'token'; token: string; type: string; span: Span | null };

const OPEN = '⟦';
const CLOSE = '⟧';
const TOKEN = /⟦⟦|⟦([A-Z][A-Z_]*_[0-9]+(?:\.[0-9]+)?)⟧/gu;

/** `IBAN_1.2` is of the type `IBAN`. */
export function tokenType(token: string): string {
  return token.replace(/_[0-9]+(?:\.[0-9]+)?$/u, '');
}

/** Text of a skeleton between tokens, as it was written. */
export function unescape(text: string): string {
  return text.replaceAll(OPEN + OPEN, OPEN);
}

/** Finds the tokens by themselves: for subjects and snippets, which come without spans. */
export function scan(skeleton: string, spans: ReadonlyMap<string, Span> = new Map()): Piece[] {
  const pieces: Piece[] = [];
  let text = '';
  let from = 0;
  for (const hit of skeleton.matchAll(TOKEN)) {
    text += skeleton.slice(from, hit.index);
    from = hit.index + hit[0].length;
    const token = hit[1];
    if (token === undefined) {
      text += OPEN;
      continue;
    }
    if (text !== '') pieces.push({ kind: 'text', text });
    text = '';
    pieces.push({ kind: 'token', token, type: tokenType(token), span: spans.get(token) ?? null });
  }
  text += skeleton.slice(from);
  if (text !== '') pieces.push({ kind: 'text', text });
  return pieces;
}

/** Cuts a skeleton at its spans. */
export function cut(skeleton: string, spans: readonly Span[]): Piece[] {
  const bytes = new TextEncoder().encode(skeleton);
  const read = (start: number, end: number) => new TextDecoder().decode(bytes.subarray(start, end));
  const pieces: Piece[] = [];
  let at = 0;
  for (const span of spans) {
    if (span.start < at || span.end > bytes.length || read(span.start, span.end) !== OPEN + span.token + CLOSE)
      return scan(skeleton, byToken(spans));
    if (span.start > at) pieces.push({ kind: 'text', text: unescape(read(at, span.start)) });
    pieces.push({ kind: 'token', token: span.token, type: span.type, span });
    at = span.end;
  }
  if (at < bytes.length) pieces.push({ kind: 'text', text: unescape(read(at, bytes.length)) });
  return pieces;
}

export function byToken(spans: readonly Span[]): Map<string, Span> {
  return new Map(spans.map((span) => [span.token, span]));
}

/** As one line of plain text: for titles, labels and announcements. */
export function plain(pieces: readonly Piece[], typeName: (type: string) => string): string {
  return pieces
    .map((piece) => (piece.kind === 'text' ? piece.text : (piece.span?.text ?? `[${typeName(piece.type)}]`)))
    .join('')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** All tokens of a message, each once: of its subject too, which comes without spans. */
export function tokensOf(message: Pick<Message, 'subject' | 'spans' | 'quote' | 'signature'>, known: ReadonlyMap<string, Span>): { token: string; type: string; text: string | null }[] {
  const parts = [...message.spans, ...(message.quote?.spans ?? []), ...(message.signature?.spans ?? [])];
  const subject = scan(message.subject, known).flatMap((piece) => (piece.kind === 'token' ? [{ token: piece.token, type: piece.type, text: piece.span?.text ?? null }] : []));
  return [...subject, ...parts].filter((one, at, all) => all.findIndex((other) => other.token === one.token) === at);
}

/** The tokens that a text being written mentions, each once. */
export function mentioned(text: string): string[] {
  const tokens = scan(text).flatMap((piece) => (piece.kind === 'token' ? [piece.token] : []));
  return [...new Set(tokens)];
}
