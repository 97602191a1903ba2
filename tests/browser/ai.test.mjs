// SPDX-License-Identifier: EUPL-1.2
// A provider of AI on its way: declared, refused in plain words, approved by two people, switched
// on; and a person who opts out.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { aPerson, axe, has, launch, logIn, open } from './browser.mjs';

let chrome;
before(async () => (chrome = await launch()));
after(() => chrome.close());

const NAME = `Modele ${Date.now()}`;

async function declare(page) {
  await page.getByRole('button', { name: 'Declare a provider' }).click();
  await page.getByLabel('Name', { exact: true }).fill(NAME);
  await page.getByLabel('Who answers for it, in the organisation').fill('A. Martin');
  await page.getByLabel('Kind', { exact: true }).selectOption('azure');
  await page.getByLabel('Address', { exact: true }).fill('https://modele.openai.azure.com');
  await page.getByLabel('Deployment', { exact: true }).fill('d1');
  await page.getByLabel('Kind of deployment (SKU)').selectOption('GlobalStandard');
  await page.getByLabel('Where it computes').fill('France Central');
  await page.getByLabel('Key', { exact: true }).fill('sk-made-up-0123456789');
  await page.getByLabel('Legal entity that runs it').fill('Modele SAS');
  await page.getByLabel('Days that it keeps what it gets').fill('0');
  await page.getByLabel('Does it train on what it gets?').selectOption('no');
  await page.getByLabel('Sub-processors').selectOption('none');
  await page.getByLabel(/^Processing contract/).fill('DPA-7');
  await page.getByLabel('From', { exact: true }).fill('2026-01-01');
  assert.deepEqual(await axe(page), []);
  await page.getByRole('button', { name: 'Declare', exact: true }).click();
}
const card = (page) => page.getByRole('article', { name: NAME });

describe('providers of AI', () => {
  it('one is declared, mended, approved by two people and switched on', { skip: process.env.GUICHET_URL === undefined || !has('admin') || !has('controller') }, async () => {
    const it = await open(chrome.browser);
    const legal = await open(chrome.browser, { size: { width: 390, height: 844 } });
    try {
      await logIn(it.page, 'admin', '#/settings');
      await declare(it.page);
      await card(it.page).getByText('An Azure “Global” deployment').waitFor();
      await card(it.page).getByText('refused', { exact: true }).waitFor();
      await card(it.page).getByRole('button', { name: `Change ${NAME}` }).click();
      await it.page.getByLabel('Kind of deployment (SKU)').selectOption('DataZoneStandard');
      await it.page.getByRole('button', { name: 'Save', exact: true }).click();
      await card(it.page).getByText('version 2', { exact: true }).waitFor();
      await card(it.page).getByText('waits for approval').waitFor();
      assert.deepEqual(await axe(it.page), []);
      await card(it.page).getByRole('button', { name: 'Approve (IT)' }).click();
      await it.page.locator('dialog[open]').getByText('Data zone standard').waitFor();
      await it.page.locator('dialog[open]').getByRole('button', { name: 'Approve (IT)' }).click();
      await card(it.page).getByText(/^IT: .* until/).waitFor();

      await logIn(legal.page, 'controller', '#/settings');
      await card(legal.page).getByRole('button', { name: 'Approve (Legal)' }).click();
      await legal.page.locator('dialog[open]').getByText('DPA-7').waitFor();
      assert.deepEqual(await axe(legal.page), []);
      await legal.page.locator('dialog[open]').getByRole('button', { name: 'Approve (Legal)' }).click();
      await card(legal.page).getByText('may be used').waitFor();
      const all = legal.page.getByRole('switch', { name: /^AI for this organisation/ });
      await all.check();
      await legal.page.getByText('AI for this organisation: on.').waitFor();
      await legal.page.getByRole('switch', { name: /^Summaries/ }).check();
      await legal.page.getByText('Summaries: on.').waitFor();
      const limits = legal.page.getByRole('region', { name: 'What may go to providers, all together' });
      await limits.getByLabel('Euros a day').fill('12.5');
      await limits.getByLabel('Calls at once').fill('40');
      await limits.getByRole('button', { name: 'Save' }).click();
      await legal.page.getByText('Limits kept').waitFor();
      await legal.page.reload();
      assert.equal(await limits.getByLabel('Euros a day').inputValue(), '12.5');
      assert.equal(await limits.getByLabel('Calls at once').inputValue(), '40');
      assert.deepEqual(await axe(legal.page), []);
      await limits.getByLabel('Euros a day').fill('0');
      await limits.getByLabel('Calls at once').fill('0');
      await limits.getByRole('button', { name: 'Save' }).click();
      await card(legal.page).getByText('Documents and history').click();
      await card(legal.page).getByText('Approvals so far').waitFor();
      await card(legal.page).getByLabel('File (4 MB at most)').setInputFiles({ name: 'contract.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') });
      await card(legal.page).getByRole('button', { name: 'Keep it' }).click();
      await card(legal.page).getByRole('link', { name: 'contract.pdf' }).waitFor();
      for (const colorScheme of ['dark', 'light']) {
        await legal.page.emulateMedia({ colorScheme });
        assert.deepEqual(await axe(legal.page), [], colorScheme);
      }
      await card(legal.page).getByRole('button', { name: 'Withdraw the approval (IT)' }).click();
      await card(legal.page).getByText('waits for approval').waitFor();
      await card(legal.page).getByRole('button', { name: `Retire ${NAME}` }).click();
      await legal.page.locator('dialog[open]').getByRole('button', { name: `Retire ${NAME}` }).click();
      await card(legal.page).getByText('retired', { exact: true }).waitFor();
      await all.uncheck();
      await legal.page.getByText('AI for this organisation: off.').waitFor();
    } finally {
      await it.done();
      await legal.done();
    }
  });

  it('a person opts out, and agrees again', { skip: process.env.GUICHET_URL === undefined || !has('controller') }, async () => {
    const window = await open(chrome.browser, { size: { width: 390, height: 844 } });
    try {
      await logIn(window.page, 'controller', `#/persons/${await aPerson()}`);
      await window.page.getByLabel('How it was said').selectOption('phone');
      await window.page.getByLabel('In their words (optional)').fill('no AI please');
      await window.page.getByRole('button', { name: 'Opts out of AI' }).click();
      await window.page.getByText('opted out, by telephone').waitFor();
      await window.page.getByText('This person opted out of AI').waitFor();
      for (const colorScheme of ['light', 'dark']) {
        await window.page.emulateMedia({ colorScheme });
        assert.deepEqual(await axe(window.page), [], colorScheme);
      }
      await window.page.getByRole('button', { name: 'Agrees to AI again' }).click();
      await window.page.getByText('agreed, by mail').waitFor();
    } finally {
      await window.done();
    }
  });
});
