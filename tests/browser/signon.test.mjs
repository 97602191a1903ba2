// SPDX-License-Identifier: EUPL-1.2
// Single sign-on: set up by a controller, come in by, and shown again before something grave, with a
// provider on loopback that has a page of its own.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { axe, colleague, has, launch, logIn, open, URL_BASE } from './browser.mjs';

const PROVIDER = process.env.GUICHET_PROVIDER;
const SKIP = PROVIDER !== undefined && has('controller') ? false : 'needs a real desk with a provider';
// Where the provider sends people back to: the desk's public address.
const HERE = URL_BASE.replace('127.0.0.1', 'localhost');

let chrome;
before(async () => (chrome = await launch()));
after(async () => {
  if (!SKIP) await (await colleague('controller'))('DELETE', '/organisation/sso');
  await chrome.close();
});

async function window(run, options = {}) {
  const opened = await open(chrome.browser, { origin: HERE, also: [URL_BASE, PROVIDER], ...options });
  try {
    await run(opened.page, opened.context);
  } finally {
    await opened.done();
  }
}
const comeIn = async (page) => {
  await page.goto(`${HERE}/`);
  await page.getByRole('button', { name: 'Continue with Example ID' }).click();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.locator('#content').waitFor();
};

describe('single sign-on', { skip: SKIP }, () => {
  it('a controller enters the provider and whom it gives which role', async () => {
    await window(async (page) => {
      await logIn(page, 'controller', '#/settings');
      const form = page.getByRole('region', { name: 'Single sign-on' });
      await form.getByLabel('Name on the button').fill('Example ID');
      await form.getByLabel('Issuer').fill(`${PROVIDER}/not`);
      await form.getByLabel('Client ID').fill(process.env.GUICHET_PROVIDER_CLIENT);
      await form.getByLabel('Client secret').fill(process.env.GUICHET_PROVIDER_SECRET);
      await form.getByLabel('Claim that gives the roles').fill('groups');
      await form.getByRole('button', { name: 'Add a value' }).click();
      await form.getByLabel('Value of the claim').last().fill('lead');
      await form.getByRole('group', { name: 'lead' }).getByLabel('controller').check();
      await form.getByLabel('Who is not known here').check();
      await form.getByLabel('Does it count').selectOption('claims');
      await form.getByLabel('Values of acr').fill('');
      assert.deepEqual(await axe(page), []);
      await form.getByRole('button', { name: 'Save', exact: true }).click();
      await form.locator('#sso-issuer[aria-invalid=true]').waitFor();
      await form.getByLabel('Issuer').fill(PROVIDER);
      await form.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Single sign-on saved.').waitFor();
    });
  });

  it('the button leads there and back into the desk, and a grave act there and back to itself', async () => {
    await window(async (page, context) => {
      await comeIn(page);
      assert.ok(!/[?&](code|state)=/.test(page.url()), 'what was brought has left the address');
      await page.goto(`${HERE}/#/settings`);
      await page.getByText('ana.prova@example.org').first().waitFor();
      await page.getByLabel('Minutes without use').fill('119');
      await page.getByRole('button', { name: 'Save the rules of logging in' }).click();
      const again = page.getByRole('button', { name: 'Confirm with your identity provider' });
      await again.waitFor();
      assert.equal(await page.locator('#fresh-secret').count(), 0, 'there is no password to ask for');
      assert.deepEqual(await axe(page), []);
      for (const [button, done] of [['Go on as before', 'The provider did not ask you again'], ['Sign in', 'Rules of logging in saved']]) {
        const [there] = await Promise.all([context.waitForEvent('page'), again.click()]);
        await there.getByRole('button', { name: button }).click();
        await page.getByText(done).waitFor();
      }
      await again.waitFor({ state: 'detached' });
    });
  });

  it('what the provider refuses is said on the log-in page', async () => {
    await window(async (page) => {
      await page.goto(`${HERE}/sso?error=access_denied&state=x`);
      await page.getByText('You were not logged in').waitFor();
      await page.goto(`${HERE}/sso?code=x&state=y`);
      await page.getByText('That did not work. Begin again, in this browser.').waitFor();
      assert.deepEqual(await axe(page), []);
    });
  });
});
