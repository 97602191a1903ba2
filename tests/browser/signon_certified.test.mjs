// SPDX-License-Identifier: EUPL-1.2
// Single sign-on with a certified provider that is not ours (oidc_provider.mjs): in by it, and shown
// again before something grave, where it says when that was; what it says of an hour ago is refused.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { colleague, has, launch, open, URL_BASE } from './browser.mjs';

const SAID = process.env.GUICHET_CERTIFIED_PROVIDER;
const SKIP = SAID !== undefined && has('controller') ? false : 'needs a real desk with a provider';
const PROVIDER = SKIP === false ? JSON.parse(SAID) : {};
const HERE = URL_BASE.replace('127.0.0.1', 'localhost'); // where it sends people back to

let chrome;
before(async () => {
  chrome = await launch();
  if (SKIP) return;
  const { issuer, client, secret } = PROVIDER;
  const set = await (await colleague('controller'))('POST', '/organisation/sso', {
    name: 'Certified ID', issuer, client, secret, roles_claim: 'groups', mappings: [{ value: 'lead', roles: ['controller'] }], adds_unknown: true,
  });
  assert.equal(set.status, 200, JSON.stringify(set.body));
});
after(async () => {
  if (!SKIP) await (await colleague('controller'))('DELETE', '/organisation/sso');
  await chrome.close();
});

async function signIn(page) {
  await page.getByLabel('Name').fill('mira');
  await page.getByLabel('Password').fill(PROVIDER.password);
  await page.getByRole('button', { name: 'Sign in there' }).click();
}

describe('a certified provider', { skip: SKIP }, () => {
  it('lets people in, and one who shows again who they are may do what is grave', async () => {
    const { page, context, done } = await open(chrome.browser, { origin: HERE, also: [URL_BASE, PROVIDER.issuer] });
    await page.goto(`${HERE}/`);
    await page.getByRole('button', { name: 'Continue with Certified ID' }).click();
    await signIn(page);
    await page.locator('#content').waitFor();
    await page.goto(`${HERE}/#/settings`);
    await page.getByLabel('Minutes without use').fill('118');
    await page.getByRole('button', { name: 'Save the rules of logging in' }).click();
    const again = page.getByRole('button', { name: 'Confirm with your identity provider' });
    await again.waitFor();

    // A user who takes the question out of the address is not asked: the token says an hour ago.
    const asked = [];
    await context.route(`${PROVIDER.issuer}/auth?**`, (route) => {
      const url = new URL(route.request().url());
      asked.push([url.searchParams.get('prompt'), url.searchParams.get('max_age')]);
      url.searchParams.delete('prompt');
      url.searchParams.delete('max_age');
      return route.continue({ url: url.href });
    });
    await again.click();
    await page.getByText('The provider did not ask you again').waitFor();
    assert.deepEqual(asked, [['login', '1']]);
    await context.unroute(`${PROVIDER.issuer}/auth?**`);

    const [there] = await Promise.all([context.waitForEvent('page'), again.click()]);
    await signIn(there);
    await page.getByText('Rules of logging in saved').waitFor();
    await again.waitFor({ state: 'detached' });
    await done();
  });
});
