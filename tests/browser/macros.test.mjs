// SPDX-License-Identifier: EUPL-1.2
// Macros: written by a supervisor, chosen by typing in a reply, filled with what the agent sees,
// sent with what they do to the ticket.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { aMacro, axe, colleague, eventually, has, launch, logIn, open, openTicketWithChip, showView } from './browser.mjs';

let chrome;
before(async () => (chrome = await launch()));
after(() => chrome.close());

const skip = process.env.GUICHET_URL === undefined || !has('supervisor');
async function window(run, options) {
  const opened = await open(chrome.browser, options);
  try {
    await run(opened.page);
  } finally {
    await opened.done();
  }
}
const opened = async (page, role = 'agent') => {
  await logIn(page, role);
  await showView(page, 'all');
  await openTicketWithChip(page);
};

describe('macros', { skip }, () => {
  it('are chosen by typing ::, filled, and sent with what they do', async () => {
    await aMacro();
    await window(async (page) => {
      await opened(page);
      const number = /[0-9]+/u.exec(await page.locator('.second .long').innerText())[0];
      await page.keyboard.press('r');
      await page.keyboard.type('Voici. ::');
      await page.getByRole('combobox', { name: 'Choisir une réponse type' }).waitFor();
      await page.getByRole('option').first().waitFor();
      await page.keyboard.type('retour');
      await page.locator('dialog[open]').getByText(/À l’envoi.*État.*En attente.*retour/u).waitFor();
      await page.keyboard.press('Enter');
      const text = await page.locator('#composer').inputValue();
      assert.match(text, /^Voici\. Bonjour/u);
      assert.ok(text.includes(`(ticket ${number})`) && !text.includes('{{') && !text.includes('::'), text);
      await page.locator('.composer .badge').filter({ hasText: 'retour' }).waitFor();
      assert.deepEqual(await axe(page), []);
      await page.keyboard.press('Control+Enter');
      await page.getByText('Réponse en attente d’envoi').first().waitFor();
      await page.locator('.second .fact').first().getByText('En attente').waitFor();
      const agent = await colleague('agent');
      const id = await page.locator('#thread').getAttribute('data-ticket');
      // What a macro does and that it was used go out after the reply, each by itself.
      await eventually(async () => (await agent('GET', '/macros')).body.items.filter((one) => one.uses > 0).length === 1);
      await eventually(async () => (await agent('GET', `/tickets/${id}`)).body.tags.includes('retour'));
    }, { lang: 'fr' });
  });
  it('come by the key m as well, and what they do may be left out', async () => {
    await aMacro();
    await window(async (page) => {
      await opened(page);
      await page.keyboard.press('m');
      await page.getByRole('option').first().waitFor();
      await page.keyboard.type('ret');
      await page.locator('dialog[open]').getByText('retour').first().waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Leave this out' }).click();
      assert.notEqual(await page.locator('#composer').inputValue(), '');
      assert.equal(await page.locator('.composer .badge').count(), 0);
    });
  });
  it('are written by who may, and a customer’s data is refused with its line', async () => {
    await window(async (page) => {
      await logIn(page, 'supervisor', '#/settings');
      await page.getByRole('button', { name: 'New macro' }).click();
      await page.getByLabel('Name', { exact: true }).fill('Our number');
      await page.getByLabel('For', { exact: true }).selectOption({ label: 'the whole organisation' });
      await page.getByLabel('Text', { exact: true }).fill('Hello,\nwrite to ana.prova@example.org or {{nobody}}.');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText(/line 2: \{\{nobody\}\} is no placeholder/u).waitFor();
      await page.getByLabel('Text', { exact: true }).fill('Hello,\nwrite to ana.prova@example.org.');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText(/line 2: looks like personal data \(EMAIL\)/u).waitFor();
      assert.deepEqual(await axe(page), []);
      await page.getByLabel(/our organisation’s own details/u).check();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByRole('button', { name: 'Our number' }).waitFor();
    });
    await window(async (page) => {
      await logIn(page, 'agent', '#/settings');
      await page.getByRole('button', { name: 'Our number' }).click();
      await page.locator('dialog[open] fieldset[disabled]').waitFor();
      assert.equal(await page.locator('dialog[open]').getByRole('button', { name: 'Save', exact: true }).count(), 0);
    });
  });
});
