// SPDX-License-Identifier: EUPL-1.2
// An OpenID provider that is not ours: panva's oidc-provider, certified by the OpenID Foundation, on
// loopback, with one person.  It keeps to prompt and max_age, and says in auth_time when that person
// showed who they are.  Whoever comes with nothing to be shown again did so an hour ago, as people
// do who have been at work since.
//
//   node oidc_provider.mjs REDIRECT_URI       prints a line of JSON once it listens: issuer, client, secret
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import Provider from 'oidc-provider';

const HOUR_S = 3600;
const PERSON = { sub: 'p-1', name: 'Mira Prova', email: 'mira.prova@example.org', email_verified: true, groups: ['lead'], password: 'a password at the provider' };
const client = { client_id: 'guichet', client_secret: randomBytes(24).toString('hex') };
const jwk = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });

const server = createServer();
await new Promise((listens) => server.listen(0, '127.0.0.1', listens));
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: [{ ...client, redirect_uris: process.argv.slice(2), grant_types: ['authorization_code'], response_types: ['code'], require_auth_time: true }],
  jwks: { keys: [{ ...jwk, use: 'sig', alg: 'RS256', kid: 'k1' }] },
  claims: { openid: ['sub', 'groups'], profile: ['name'], email: ['email', 'email_verified'] },
  conformIdTokenClaims: false, // claims in the token itself
  cookies: { keys: [randomBytes(16).toString('hex')] },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_, id) => (id === PERSON.sub ? { accountId: id, claims: () => ({ ...PERSON, password: undefined }) } : undefined),
  // The operator's own program: nobody is asked whether it may know them.
  loadExistingGrant: async ({ oidc }) => {
    const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
    grant.addOIDCScope('openid profile email');
    await grant.save();
    return grant;
  },
});

const page = (wrong) => `<!doctype html><html lang="en"><title>Provider</title><h1>Who are you?</h1><p>${wrong}</p>
<form method="post"><label>Name <input name="user"></label><label>Password <input name="password" type="password"></label>
<button>Sign in there</button></form></html>`;

async function interact(request, response) {
  const { params } = await provider.interactionDetails(request, response);
  const said = request.method === 'POST' ? new URLSearchParams(await text(request)) : null;
  if (said?.get('user') === 'mira' && said.get('password') === PERSON.password) {
    const now = Math.floor(Date.now() / 1000);
    const login = { accountId: PERSON.sub, ts: params.prompt === undefined ? now - HOUR_S : now };
    await provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
    return;
  }
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page(said === null ? '' : 'That is not right.'));
}
server.on('request', (request, response) => {
  if (!request.url.startsWith('/interaction/')) return provider.callback()(request, response);
  return interact(request, response).catch(() => response.writeHead(400).end());
});
console.log(JSON.stringify({ issuer, client: client.client_id, secret: client.client_secret, password: PERSON.password }));
