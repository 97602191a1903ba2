// SPDX-License-Identifier: EUPL-1.2
// axe-core finds nothing against WCAG 2.2 A and AA: every page, both themes, layers open, phone.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { axe, has, launch, logIn, open, openRow, openTicketWithChip, showView, URL_BASE } from './browser.mjs';

let chrome;
before(async () => (chrome = await launch()));
after(() => chrome.close());

const ticket = async (page) => {
  await logIn(page);
  await showView(page, 'all');
  return openTicketWithChip(page);
};
const layer = async (page, key) => {
  await ticket(page);
  await page.keyboard.press(key);
  await page.locator('dialog[open]').waitFor();
};
const pageOf = (role, hash, ready) => async (page) => {
  await logIn(page, role, hash);
  await page.locator(ready).first().waitFor();
};
const phone = { size: { width: 390, height: 844 } };
const screens = [
  ['log-in', 'agent', async (page) => { await page.goto(`${URL_BASE}/`); await page.locator('#email').waitFor(); }],
  ['list', 'agent', async (page) => { await logIn(page); await showView(page, 'all'); }],
  ['ticket', 'agent', ticket],
  ['ticket being written, folds open', 'agent', async (page) => {
    await ticket(page);
    for (const fold of await page.locator('summary').all()) await fold.click();
    await page.keyboard.press('n');
    await page.keyboard.type('A note');
  }],
  ['customer panel', 'agent', async (page) => { await ticket(page); await page.getByRole('tab', { name: 'Customer' }).click(); }],
  ['history panel', 'agent', async (page) => { await ticket(page); await page.keyboard.press('4'); await page.getByRole('tab', { name: 'History' }).click(); await page.locator('.events li').first().waitFor(); }],
  ['reveal dialog', 'agent', async (page) => { await (await ticket(page)).click(); await page.locator('dialog[open]').waitFor(); }],
  ['revealed value', 'agent', async (page) => { await (await ticket(page)).click(); await page.locator('dialog[open] button[type=submit]').click(); await page.getByRole('timer').waitFor(); }],
  ['palette', 'agent', (page) => layer(page, 'Control+k')],
  ['intent picker', 'agent', (page) => layer(page, 'c')],
  ['shortcuts', 'agent', (page) => layer(page, '?')],
  ['table', 'agent', async (page) => { await logIn(page); await showView(page, 'all', '/table'); await page.locator('tbody input').first().check(); }],
  ['phone list', 'agent', async (page) => { await logIn(page); await showView(page, 'all'); }, phone],
  ['phone ticket', 'agent', ticket, phone],
  ['narrow window', 'agent', ticket, { size: { width: 1000, height: 700 } }],
  ['settings', 'agent', pageOf('agent', '#/settings', 'h2')],
  ['persons', 'agent', pageOf('agent', '#/persons', '#person-search')],
  ['refused page', 'agent', pageOf('agent', '#/journal', '.fault')],
  ['sources', 'controller', pageOf('controller', '#/sources', 'table')],
  ['source form', 'controller', async (page) => { await pageOf('controller', '#/sources', 'table')(page); await page.getByRole('button', { name: 'New source' }).click(); await page.locator('#s-name').waitFor(); }],
  ['policy', 'controller', async (page) => { await pageOf('controller', '#/policy', 'table')(page); await page.locator('.cell').nth(3).click(); await page.locator('.why code').waitFor(); }],
  ['policy grid', 'controller', async (page) => { await pageOf('controller', '#/policy', 'table')(page); await page.getByRole('button', { name: 'Edit the grid' }).click(); await page.locator('select.cell').first().selectOption('clear'); }],
  ['policy versions', 'controller', async (page) => { await pageOf('controller', '#/policy', 'table')(page); await page.getByRole('tab', { name: 'Versions' }).click(); await page.locator('.pair').waitFor(); }],
  ['policy proposals', 'controller', async (page) => { await pageOf('controller', '#/policy', 'table')(page); await page.getByRole('tab', { name: 'Proposals' }).click(); await page.locator('.panel .none').waitFor(); }],
  ['journal', 'auditor', pageOf('auditor', '#/journal', 'tbody tr')],
  ['person', 'controller', async (page) => {
    await logIn(page, 'controller');
    await showView(page, 'all');
    await openRow(page, 0);
    await page.getByRole('tab', { name: 'Customer' }).click();
    await page.getByRole('link', { name: 'Open the person’s page' }).click();
    await page.locator('.who h2').waitFor();
  }],
  ['alerts', 'controller', pageOf('controller', '#/alerts', 'section.card')],
  ['alerts on a phone', 'controller', pageOf('controller', '#/alerts', 'section.card'), phone],
  ['rules of opening', 'controller', pageOf('controller', '#/settings', 'fieldset input[type=checkbox]')],
  ['settings of the administrator', 'admin', pageOf('admin', '#/settings', '.users li')],
];

for (const dark of [false, true])
  describe(dark ? 'dark' : 'light', () => {
    for (const [name, role, show, options] of screens)
      it(name, { skip: has(role) ? false : `no account given for ${role}` }, async () => {
        const window = await open(chrome.browser, { dark, ...options });
        try {
          await show(window.page);
          assert.deepEqual(await axe(window.page), []);
        } finally {
          await window.done();
        }
      });
  });
