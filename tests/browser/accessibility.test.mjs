// SPDX-License-Identifier: EUPL-1.2
// axe-core finds nothing against WCAG 2.2 A and AA: every page, both themes, layers open, phone.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { aMacro, aPerson, axe, has, launch, logIn, open, openRow, openTicketWithChip, showView, URL_BASE } from './browser.mjs';

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
const explorer = async (page) => {
  await pageOf('controller', '#/policy', 'table')(page);
  await page.getByRole('tab', { name: 'Who sees what' }).click();
  await page.locator('#x-user').selectOption({ index: 1 });
  await page.locator('.scroll .cell').nth(5).click();
  await page.locator('.why code').waitFor();
};
const limits = async (page) => {
  await pageOf('controller', '#/settings', '.state, [aria-label^="Limits of"]')(page);
  await page.getByRole('button', { name: /^Limits of/ }).first().click();
  await page.getByLabel('Certain queues only').check();
};
const alertsOf = async (page) => {
  await pageOf('controller', '#/settings', '[aria-label^="Alerts about"]')(page);
  await page.getByRole('button', { name: /^Alerts about/ }).first().click();
  await page.locator('dialog[open] input').first().waitFor();
};
const guard = async (page) => {
  await logIn(page, 'controller', `#/persons/${await aPerson()}`);
  await page.getByLabel('Restrict processing').check();
  await page.getByRole('group', { name: 'See them all the same' }).waitFor();
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
  ['macros, chosen from', 'agent', async (page) => { await aMacro(); await layer(page, 'm'); await page.locator('dialog[open] [role=option]').first().waitFor(); }],
  ['a macro being written', 'supervisor', async (page) => {
    await logIn(page, 'supervisor', '#/settings');
    await page.getByRole('button', { name: 'New macro' }).click();
    await page.getByLabel('Text', { exact: true }).fill('Hello {{customer}},');
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.locator('dialog[open] .prose').waitFor();
  }],
  ['shortcuts', 'agent', (page) => layer(page, '?')],
  ['table', 'agent', async (page) => { await logIn(page); await showView(page, 'all', '/table'); await page.locator('tbody input').first().check(); }],
  ['phone list', 'agent', async (page) => { await logIn(page); await showView(page, 'all'); }, phone],
  ['phone ticket', 'agent', ticket, phone],
  ['narrow window', 'agent', ticket, { size: { width: 1000, height: 700 } }],
  ['settings', 'agent', pageOf('agent', '#/settings', 'h2')],
  ['persons', 'agent', pageOf('agent', '#/persons', '#person-search')],
  ['refused page', 'agent', pageOf('agent', '#/journal', '.fault')],
  ['knowledge', 'agent', pageOf('agent', '#/knowledge', '#k-ask')],
  ['article written', 'controller', async (page) => {
    await pageOf('controller', '#/knowledge', '#k-ask')(page);
    await page.getByRole('button', { name: 'New article' }).click();
    await page.locator('#a-title').fill('Following a parcel');
    await page.locator('#a-text').fill('# Number\n\nIt is in the *mail*.\n\n- one\n- two\n\n[More](https://example.org/)');
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.locator('.prose h1').waitFor();
  }],
  ['article read and found', 'controller', async (page) => {
    await pageOf('controller', '#/knowledge', '#k-ask')(page);
    await page.getByRole('button', { name: 'New article' }).click();
    await page.locator('#a-title').fill('Sending a lamp back');
    await page.locator('#a-text').fill('Within thirty days, in its box.');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('.prose').waitFor();
    await page.goto(`${page.url().split('#')[0]}#/knowledge`);
    await page.locator('tbody tr').first().waitFor();
    await page.locator('#k-ask').fill('send my lmap back');
    await page.keyboard.press('Enter');
    await page.locator('.found li').first().waitFor();
  }],
  ['article like another', 'controller', async (page) => {
    await pageOf('controller', '#/knowledge', '#k-ask')(page);
    await page.getByRole('button', { name: 'New article' }).click();
    await page.locator('#a-title').fill('Send a lamp back');
    await page.locator('#a-text').fill('In its box.');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Edit this one' }).waitFor();
  }, phone],
  ['articles panel', 'agent', async (page) => { await ticket(page); await page.getByRole('tab', { name: 'Articles' }).click(); await page.locator('[role=tabpanel] p').first().waitFor(); }],
  ['knowledge on a phone', 'agent', pageOf('agent', '#/knowledge', '#k-ask'), phone],
  ['guided diagnostic beside a ticket', 'agent', async (page) => {
    await ticket(page);
    await page.getByRole('tab', { name: 'Articles' }).click();
    await page.getByRole('button', { name: 'Begin', exact: true }).click();
    await page.locator('.guide h3').waitFor();
    await page.keyboard.press('1');
    await page.locator('.guide ol li').waitFor();
  }],
  ['guided diagnostic being written', 'controller', async (page) => {
    await pageOf('controller', '#/knowledge', '#k-ask')(page);
    await page.getByRole('button', { name: 'New article' }).click();
    await page.locator('#a-title').fill('The lamp');
    await page.getByLabel('Guided diagnostic').check();
    await page.getByRole('button', { name: 'Insert an example' }).click();
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.locator('.guide h3').waitFor();
  }, phone],
  ['questions without an answer', 'controller', async (page) => {
    await pageOf('controller', '#/knowledge', '#k-ask')(page);
    await page.locator('#k-ask').fill('tune a xylophone');
    await page.keyboard.press('Enter');
    await page.getByText('No article answers this question.').waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Write an article: tune xylophone' }).waitFor();
  }],
  ['public help', 'agent', async (page) => { await page.goto(`${URL_BASE}/help/lumiere/fr?q=remboursement`); await page.locator('.list a').first().waitFor(); }],
  ['public help on a phone', 'agent', async (page) => { await page.goto(`${URL_BASE}/help/lumiere/en`); await page.locator('.list a').first().click(); await page.locator('article').waitFor(); }, phone],
  ['sources', 'controller', pageOf('controller', '#/sources', 'table')],
  ['source form', 'controller', async (page) => { await pageOf('controller', '#/sources', 'table')(page); await page.getByRole('button', { name: 'New source' }).click(); await page.locator('#s-name').waitFor(); }],
  ['policy', 'controller', async (page) => { await pageOf('controller', '#/policy', 'table')(page); await page.locator('.cell').nth(3).click(); await page.locator('.why code').waitFor(); }],
  ['policy grid', 'controller', async (page) => { await pageOf('controller', '#/policy', 'table')(page); await page.getByRole('button', { name: 'Edit the grid' }).click(); await page.locator('select.cell').first().selectOption('clear'); }],
  ['policy versions', 'controller', async (page) => { await pageOf('controller', '#/policy', 'table')(page); await page.getByRole('tab', { name: 'Versions' }).click(); await page.locator('.pair').waitFor(); }],
  ['policy explorer', 'controller', explorer],
  ['policy explorer on a phone', 'controller', explorer, phone],
  ['limits of a user', 'controller', limits, phone],
  ['limits of alerts about a user', 'controller', alertsOf, phone],
  ['restriction and protection of a person', 'controller', guard, phone],
  ['rules of logging in', 'controller', pageOf('controller', '#/settings', 'section:has(h2:text-is("Logging in")) select'), phone],
  ['policy proposals', 'controller', async (page) => { await pageOf('controller', '#/policy', 'table')(page); await page.getByRole('tab', { name: 'Proposals' }).click(); await page.locator('.panel .none').waitFor(); }],
  ['witness being added', 'controller', async (page) => { await pageOf('controller', '#/journal', 'tbody tr')(page); await page.getByRole('button', { name: 'Add a witness' }).click(); await page.locator('#j-kind').selectOption('mail'); await page.locator('#j-mail').fill('audit@example.org'); }],
  ['checkpoint that does not fit', 'auditor', async (page) => { await pageOf('auditor', '#/journal', 'tbody tr')(page); await page.locator('#j-old').fill('x'); await page.getByRole('button', { name: 'Check', exact: true }).click(); await page.locator('.said .bad').waitFor(); }],
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
  ['automatic answers', 'supervisor', pageOf('supervisor', '#/settings', '#automatic-intent'), phone],
  ['settings of the administrator', 'admin', pageOf('admin', '#/settings', '.users li')],
];

// A screen is looked at once and its light turned off: reaching it costs more than looking.
describe('light and dark', () => {
  for (const [name, role, show, options] of screens)
    it(name, { skip: has(role) ? false : `no account given for ${role}` }, async () => {
      const window = await open(chrome.browser, options);
      try {
        await show(window.page);
        for (const colorScheme of ['light', 'dark']) {
          await window.page.emulateMedia({ colorScheme });
          assert.deepEqual(await axe(window.page), [], colorScheme);
        }
      } finally {
        await window.done();
      }
    });
});
