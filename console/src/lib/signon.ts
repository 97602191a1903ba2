// SPDX-License-Identifier: EUPL-1.2
// What an identity provider sends the browser back with (OpenID Connect Core 3.1.2.5, RFC 9207).

export interface SignOnAnswer {
  code: string;
  state: string;
  iss?: string;
}

// A window that shows the provider again who one is tells the one it was opened by; what it is for
// is kept under the state it was given.
const CHANNEL = 'guichet sso';
const KEPT = 'guichet.sso.again';

/** What became of it: null is well. */
export type Told = { status: number; rule: string | null } | 'stopped' | null;

export const keepState = (url: string): void => localStorage.setItem(KEPT, new URL(url).searchParams.get('state') ?? '');
/** Is it the answer that a window waits for?  Asked once. */
export function isKept(state: string | null): boolean {
  const kept = localStorage.getItem(KEPT);
  if (kept === null || kept !== state) return false;
  localStorage.removeItem(KEPT);
  return true;
}
export function tell(told: Told): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(told);
  channel.close();
}
export function listen(hear: (told: Told) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = (event: MessageEvent<Told>) => hear(event.data);
  return () => channel.close();
}

/** null: the browser does not come from there; 'stopped': the provider, or its user, said no. */
export function readAnswer(at: { pathname: string; search: string }): SignOnAnswer | 'stopped' | null {
  if (!at.pathname.endsWith('/sso')) return null;
  const query = new URLSearchParams(at.search);
  const code = query.get('code');
  const state = query.get('state');
  if (code === null || state === null) return 'stopped';
  const iss = query.get('iss');
  return iss === null ? { code, state } : { code, state, iss };
}
