// SPDX-License-Identifier: EUPL-1.2
// What an identity provider sends the browser back with (OpenID Connect Core 3.1.2.5, RFC 9207).

export interface SignOnAnswer {
  code: string;
  state: string;
  iss?: string;
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
