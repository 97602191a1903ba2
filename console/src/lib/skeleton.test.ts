// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import type { Span, SpanType } from './schema';
import { byToken, cut, mentioned, plain, scan, tokenType, tokensOf, unescape } from './skeleton';

/** The span of a token in a skeleton, in bytes, as the server gives it. */
function span(skeleton: string, token: string, text: string | null = null, nth = 0): Span {
  let at = -1;
  for (let n = 0; n <= nth; n++) at = skeleton.indexOf(`⟦${token}⟧`, at + 1);
  const start = new TextEncoder().encode(skeleton.slice(0, at)).length;
  const end = start + new TextEncoder().encode(`⟦${token}⟧`).length;
  return { start, end, token, type: tokenType(token) as SpanType, kind: null, category: 'identity', access: 'masked', may_open: true, destroyed: false, text };
}
const shape = (skeleton: string, spans: Span[]) => cut(skeleton, spans).map((piece) => (piece.kind === 'text' ? piece.text : [piece.token]));

describe('cut', () => {
  it('cuts at byte offsets, not at UTF-16 ones', () => {
    const skeleton = 'Élodie 👋 écrit: ⟦PERSON_1⟧, merci œuvre ⟦IBAN_1⟧.';
    expect(shape(skeleton, [span(skeleton, 'PERSON_1'), span(skeleton, 'IBAN_1')])).toEqual([
      'Élodie 👋 écrit: ', ['PERSON_1'], ', merci œuvre ', ['IBAN_1'], '.',
    ]);
  });
  it('shows a doubled bracket as one, beside a token too', () => {
    const skeleton = 'a ⟦⟦ b ⟦⟦⟦PHONE_2⟧ c⟧';
    expect(shape(skeleton, [span(skeleton, 'PHONE_2')])).toEqual(['a ⟦ b ⟦', ['PHONE_2'], ' c⟧']);
  });
  it('does not take escaped text that looks like a token for one', () => {
    expect(shape('a ⟦⟦IBAN_1⟧ b', [])).toEqual(['a ⟦IBAN_1⟧ b']);
  });
  it('keeps the same token twice', () => {
    const skeleton = '⟦EMAIL_1⟧⟦EMAIL_1⟧';
    expect(shape(skeleton, [span(skeleton, 'EMAIL_1'), span(skeleton, 'EMAIL_1', null, 1)])).toEqual([['EMAIL_1'], ['EMAIL_1']]);
  });
  it('does not trust a span that is not on its token', () => {
    const skeleton = 'é ⟦IBAN_1⟧ x';
    const wrong = { ...span(skeleton, 'IBAN_1'), start: 2, end: 12 };
    expect(shape(skeleton, [wrong])).toEqual(['é ', ['IBAN_1'], ' x']);
    expect(shape(skeleton, [{ ...wrong, end: 9999 }])).toEqual(['é ', ['IBAN_1'], ' x']);
  });
  it('gives nothing for nothing', () => {
    expect(cut('', [])).toEqual([]);
  });
});

describe('scan', () => {
  const tokens = (text: string) => scan(text).map((piece) => (piece.kind === 'text' ? piece.text : [piece.token, piece.type]));
  it('finds tokens, part tokens, and leaves literals', () => {
    expect(tokens('RE: ⟦CUSTOMER_REF_1⟧ ⟦ADDRESS_2.1⟧ ⟦⟦ ⟦x⟧')).toEqual([
      'RE: ', ['CUSTOMER_REF_1', 'CUSTOMER_REF'], ' ', ['ADDRESS_2.1', 'ADDRESS'], ' ⟦ ⟦x⟧',
    ]);
  });
  it('reads brackets from the left: an escaped one before a token', () => {
    expect(tokens('⟦⟦⟦IP_1⟧')).toEqual(['⟦', ['IP_1', 'IP']]);
  });
  it('joins the spans it is given', () => {
    const known = span('⟦PERSON_1⟧', 'PERSON_1', 'C•••• M••••');
    expect(scan('Re ⟦PERSON_1⟧', byToken([known])).at(1)).toMatchObject({ span: known });
  });
});

describe('words about a skeleton', () => {
  it('are plain, with masked values or type names', () => {
    const spans = byToken([span('⟦PERSON_1⟧', 'PERSON_1', 'C••••')]);
    expect(plain(scan('a ⟦PERSON_1⟧\n ⟦IBAN_1⟧', spans), (type) => type.toLowerCase())).toBe('a C•••• [iban]');
  });
  it('name each token that a draft mentions once', () => {
    expect(mentioned('⟦IBAN_1⟧ and ⟦⟦IBAN_2⟧ and ⟦IBAN_1⟧ ⟦PERSON_3⟧')).toEqual(['IBAN_1', 'PERSON_3']);
  });
  it('unescape', () => {
    expect(unescape('⟦⟦a⟧ ⟦⟦⟦⟦')).toBe('⟦a⟧ ⟦⟦');
  });
});

describe('tokensOf', () => {
  it('gives the tokens of subject, text, quote and signature, each once', () => {
    const text = '⟦PERSON_1⟧ ⟦IBAN_1⟧';
    const spans = [span(text, 'PERSON_1', 'Zoé'), span(text, 'IBAN_1')];
    const message = { subject: 'RE: ⟦HANDLE_1⟧ ⟦PERSON_1⟧', spans, quote: null, signature: { skeleton: text, spans: [span(text, 'PERSON_1', 'Zoé')] } };
    expect(tokensOf(message, byToken(spans)).map((one) => [one.token, one.type, one.text])).toEqual([
      ['HANDLE_1', 'HANDLE', null], ['PERSON_1', 'PERSON', 'Zoé'], ['IBAN_1', 'IBAN', null],
    ]);
  });
});
