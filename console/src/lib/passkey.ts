// SPDX-License-Identifier: EUPL-1.2
// Passkeys as the browser gives them (WebAuthn): what the desk asks for, in the browser's shapes,
// and back as the API's base64url.  Nothing is kept here.
import type { NewPasskey, PasskeyAsked, PasskeyShown } from './schema';

export const supported = (): boolean => typeof PublicKeyCredential === 'function' && typeof navigator.credentials?.get === 'function';

/** A passkey of `rp` works on the pages of that host and of those below it, and nowhere else. */
export const fits = (rp: string, host: string = location.hostname): boolean => host === rp || host.endsWith(`.${rp}`);

export function bytes(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replace(/-/gu, '+').replace(/_/gu, '/'));
  return Uint8Array.from(plain, (c) => c.charCodeAt(0));
}
export function text(data: ArrayBuffer): string {
  const plain = Array.from(new Uint8Array(data), (b) => String.fromCharCode(b)).join('');
  return btoa(plain).replace(/\+/gu, '-').replace(/\//gu, '_').replace(/=+$/u, '');
}

const listed = (ids: string[]): PublicKeyCredentialDescriptor[] => ids.map((id) => ({ type: 'public-key', id: bytes(id) }));

/** ES256, EdDSA, RS256: what the desk reads. */
const ALGORITHMS = [-7, -8, -257];

/** Makes one; null when the person, or the authenticator, would not. */
export async function make(asked: PasskeyAsked): Promise<Omit<NewPasskey, 'name'> | null> {
  const user = asked.user;
  if (user === undefined) return null;
  try {
    const made = (await navigator.credentials.create({
      publicKey: {
        rp: { id: asked.rp, name: 'Guichet' },
        user: { id: bytes(user.id), name: user.name, displayName: user.display },
        challenge: bytes(asked.challenge),
        pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
        excludeCredentials: listed(asked.known),
        authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
        attestation: 'none',
        timeout: asked.timeout,
      },
    })) as PublicKeyCredential | null;
    if (made === null) return null;
    const said = made.response as AuthenticatorAttestationResponse;
    return { client_data: text(said.clientDataJSON), data: text(said.getAuthenticatorData()) };
  } catch {
    return null;
  }
}

/** Shows one; null when nobody would.  With a signal it waits in the address field's suggestions
 * until one is chosen there, or the signal comes. */
export async function show(asked: PasskeyAsked, waiting?: AbortSignal): Promise<PasskeyShown | null> {
  try {
    const shown = (await navigator.credentials.get({
      publicKey: {
        rpId: asked.rp,
        challenge: bytes(asked.challenge),
        allowCredentials: listed(asked.known),
        userVerification: asked.verify ? 'required' : 'preferred',
        timeout: asked.timeout,
      },
      ...(waiting === undefined ? {} : { mediation: 'conditional' as const, signal: waiting }),
    })) as PublicKeyCredential | null;
    if (shown === null) return null;
    const said = shown.response as AuthenticatorAssertionResponse;
    return {
      id: text(shown.rawId),
      client_data: text(said.clientDataJSON),
      data: text(said.authenticatorData),
      signature: text(said.signature),
      ...(said.userHandle === null ? {} : { user: text(said.userHandle) }),
    };
  } catch {
    return null;
  }
}

/** Can the browser suggest passkeys where the address is typed? */
export async function suggests(): Promise<boolean> {
  return supported() && ((await PublicKeyCredential.isConditionalMediationAvailable?.()) ?? false);
}
