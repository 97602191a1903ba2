// SPDX-License-Identifier: EUPL-1.2
// The one way to the desk.  Every answer is { ok } or { fault }: nothing throws, so no caller can
// forget what happens when the desk says no, is busy, or is not there.
import type { Routes, WrongField } from '../lib/schema';

export interface Fault {
  status: number; // 0: the desk could not be reached
  detail: string;
  rule: string | null;
  fields: WrongField[];
  step: Step | null; // a log-in that is not done yet: what comes next
}

export interface Step {
  next: 'factor' | 'enrol' | 'organisation';
  factors: string[];
  organisations: { id: string; name: string }[];
  csrf: string;
}

export type Answer<T> = { ok: T; etag: string | null; fault?: undefined } | { ok?: undefined; fault: Fault };

type BodyOf<R extends keyof Routes> = Routes[R] extends { body: infer B } ? B : never;

export interface Wanted<R extends keyof Routes = keyof Routes> {
  ids?: string[]; // what stands for the {}s of the path, in order
  query?: Record<string, string | number | null | undefined>;
  body?: BodyOf<R>;
  etag?: string;
  once?: string; // Idempotency-Key
}

const held = {
  csrf: '',
  ended: () => {},
  fresh: (): Promise<boolean> => Promise.resolve(false),
  turning: Promise.resolve() as Promise<unknown>, // the last step of a log-in, while it is under way
};

/** The CSRF value of the session; it goes on every change. */
export function holdCsrf(csrf: string): void {
  held.csrf = csrf;
}

/** What to do when the desk no longer knows us. */
export function onEnded(ended: () => void): void {
  held.ended = ended;
}

/** How a factor is shown again when the desk asks for one ("step-up"); true: it was. */
export function onStepUp(fresh: () => Promise<boolean>): void {
  held.fresh = fresh;
}

export function address(path: string, query: Wanted['query'] = {}): string {
  const url = new URL(`api/v1${path}`, document.baseURI);
  for (const [key, value] of Object.entries(query))
    if (value !== null && value !== undefined && value !== '') url.searchParams.set(key, String(value));
  return url.href;
}

/** Asks a route of the API, written as the document writes it: `GET /tickets/{id}`.  What needs a
 * factor shown just now is asked for again once it was. */
export async function call<R extends keyof Routes>(route: R, wanted: Wanted<R> = {}): Promise<Answer<Routes[R]['answer']>> {
  const before = held.csrf;
  const asked = callOnce(route, wanted);
  const isStep = route.includes(' /session');
  if (isStep) held.turning = asked;
  const answer = await asked;
  if (answer.fault?.rule === 'step-up' && (await held.fresh())) return callOnce(route, wanted);
  if (answer.fault?.status !== 401 || isStep) return answer;
  // Each step of a log-in has a cookie of its own: what was sent under the one before is sent again.
  await held.turning;
  await new Promise((next) => setTimeout(next));
  if (held.csrf !== '' && held.csrf !== before) return callOnce(route, wanted);
  held.ended();
  return answer;
}

async function callOnce<R extends keyof Routes>(route: R, wanted: Wanted<R>): Promise<Answer<Routes[R]['answer']>> {
  const [method = 'GET', pattern = ''] = route.split(' ');
  const ids = [...(wanted.ids ?? [])];
  const path = pattern.replace(/\{[^}]*\}/gu, () => encodeURIComponent(ids.shift() ?? ''));
  const headers: Record<string, string> = { Accept: 'application/json, application/problem+json, text/plain' };
  if (method !== 'GET') headers['X-CSRF-Token'] = held.csrf;
  if (wanted.body !== undefined) headers['Content-Type'] = 'application/json';
  if (wanted.etag !== undefined) headers['If-Match'] = wanted.etag;
  if (wanted.once !== undefined) headers['Idempotency-Key'] = wanted.once;
  try {
    const answer = await fetch(address(path, wanted.query), {
      method,
      headers,
      body: wanted.body === undefined ? null : JSON.stringify(wanted.body),
      credentials: 'same-origin',
      cache: 'no-store',
    });
    if (!answer.ok) return { fault: await readFault(answer) };
    const text = await answer.text();
    const json = answer.headers.get('Content-Type')?.startsWith('application/json') === true;
    return { ok: (text === '' ? null : json ? JSON.parse(text) : text) as Routes[R]['answer'], etag: answer.headers.get('ETag') };
  } catch {
    return { fault: { status: 0, detail: '', rule: null, fields: [], step: null } };
  }
}

/** The same, the answer's text piece by piece as it is written; the whole comes in the end. */
export async function callStream<R extends keyof Routes>(route: R, wanted: Wanted<R>, piece: (text: string) => void, stop: AbortSignal): Promise<Answer<Routes[R]['answer']>> {
  const [method = 'POST', pattern = ''] = route.split(' ');
  const ids = [...(wanted.ids ?? [])];
  const path = pattern.replace(/\{[^}]*\}/gu, () => encodeURIComponent(ids.shift() ?? ''));
  const lost = { fault: { status: 0, detail: '', rule: null, fields: [], step: null } };
  try {
    const answer = await fetch(address(path, wanted.query), {
      method,
      headers: { Accept: 'text/event-stream', 'Content-Type': 'application/json', 'X-CSRF-Token': held.csrf },
      body: JSON.stringify(wanted.body ?? {}),
      credentials: 'same-origin',
      cache: 'no-store',
      signal: stop,
    });
    if (!answer.ok) return { fault: await readFault(answer) };
    for await (const event of events(answer)) {
      const said = JSON.parse(event.data) as { text: string };
      if (event.name === 'piece') piece(said.text);
      else if (event.name === 'done') return { ok: said as unknown as Routes[R]['answer'], etag: null };
      else if (event.name === 'error') return { fault: await readFault(new Response(event.data, { status: (JSON.parse(event.data) as Fault).status })) };
    }
    return lost;
  } catch {
    return lost;
  }
}

/** Server-sent events (HTML Living Standard, 9.2) of an answer, as the desk writes them. */
async function* events(answer: Response): AsyncGenerator<{ name: string; data: string }> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (reader !== undefined) {
    const { done, value } = await reader.read();
    if (done) return;
    text += value;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const lines = text.slice(0, end).split('\n');
      text = text.slice(end + 2);
      const name = lines.find((line) => line.startsWith('event: '))?.slice(7) ?? '';
      const data = lines.filter((line) => line.startsWith('data: ')).map((line) => line.slice(6)).join('\n');
      if (name !== '' && data !== '') yield { name, data };
    }
  }
}

async function readFault(answer: Response): Promise<Fault> {
  const said = (await answer.json().catch(() => ({}))) as Partial<Fault & Step>;
  return {
    status: answer.status,
    detail: typeof said.detail === 'string' ? said.detail : '',
    rule: typeof said.rule === 'string' ? said.rule : null,
    fields: Array.isArray(said.fields) ? said.fields : [],
    step: said.next === undefined ? null : { next: said.next, factors: said.factors ?? [], organisations: said.organisations ?? [], csrf: said.csrf ?? '' },
  };
}

export const once = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('');
};
