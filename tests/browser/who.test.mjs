// SPDX-License-Identifier: EUPL-1.2
// Who may see what, as a controller asks and decides it: the explorer, a user's limits, a restricted
// and a protected person, what a role must show to log in.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { aPerson, colleague, has, launch, logIn, open, URL_BASE } from './browser.mjs';

const REAL = process.env.GUICHET_URL !== undefined && has('agent') && has('controller');
let chrome;
before(async () => (chrome = await launch()));
after(() => chrome.close());

async function window(run, options = {}) {
  const opened = await open(chrome.browser, options);
  try {
    await run(opened.page);
  } finally {
    await opened.done();
  }
}
const agentOf = async (by) => (await by('GET', '/users')).body.items.find((one) => one.roles.join() === 'agent');
const explorer = async (page) => {
  await logIn(page, 'controller', '#/policy');
  await page.getByRole('tab', { name: /Who sees what|Qui voit quoi/ }).click();
};

describe('who may see what', { skip: REAL ? false : 'needs a real desk' }, () => {
  it('the explorer names roles, rules and users, and what one user sees, in both languages', async () => {
    await window(async (page) => {
      await explorer(page);
      await page.getByText('(rule supervisor/support/health=clear)').waitFor();
      await page.locator('#x-category').selectOption('credential');
      await page.getByText('(rule supervisor/support/health=clear)').waitFor({ state: 'detached' });
      const agent = await agentOf(await colleague('controller'));
      await page.locator('#x-user').selectOption(agent.id);
      await page.locator('.scroll .cell').nth(69).waitFor();
      assert.equal(await page.locator('.scroll .cell').count(), 70, '7 purposes, 10 categories');
      await page.getByRole('button', { name: /support, health: masked/ }).click();
      assert.equal(await page.locator('.why code').innerText(), 'agent/support/health=masked');
    });
    await window(async (page) => {
      await explorer(page);
      await page.getByText('(règle supervisor/support/health=clear)').waitFor();
    }, { lang: 'fr' });
  });

  it('of how many guarded persons a user sees nothing stands beside the purpose', async () => {
    const by = await colleague('controller');
    const { items: [person] } = (await by('GET', '/persons?limit=1')).body;
    const path = `/persons/${person.id}/restrict`;
    assert.equal((await by('POST', path, { restricted: true, named: [] })).status, 200);
    try {
      await window(async (page) => {
        await explorer(page);
        await page.getByText('Of all persons, 1 is in restricted processing and 0 protected.').waitFor();
        await page.getByText('support – masked (not of 1 of them: restricted processing)').first().waitFor();
      });
    } finally {
      await by('POST', path, { restricted: false, named: [] });
    }
  });

  it('what a user may open in an emergency stands in the cell, and why', async () => {
    const by = await colleague('controller');
    const agent = await agentOf(by);
    assert.equal((await by('PATCH', '/organisation', { opening: { emergency: ['agent'] } })).status, 200);
    try {
      await window(async (page) => {
        await explorer(page);
        await page.locator('#x-user').selectOption(agent.id);
        await page.getByRole('button', { name: /^support, health: masked, in an emergency: clear/ }).press('Enter');
        assert.deepEqual(await page.locator('.why code').allInnerTexts(), ['agent/support/health=masked', 'emergency:agent']);
      });
    } finally {
      await by('PATCH', '/organisation', { opening: { emergency: [] } });
    }
  });

  it('a user is limited to certain queues, and the explorer says so', async () => {
    const by = await colleague('controller');
    const agent = await agentOf(by);
    await window(async (page) => {
      await logIn(page, 'controller', '#/settings');
      await page.getByRole('button', { name: `Limits of ${agent.name}` }).click();
      await page.getByLabel('Certain queues only').check();
      await page.getByRole('group', { name: 'Queues' }).getByRole('checkbox').first().check();
      await page.locator('dialog[open] button[type=submit]').click();
      await page.getByText('Account changed').waitFor();
      await explorer(page);
      await page.locator('#x-user').selectOption(agent.id);
      await page.getByRole('tabpanel').getByText(/queue/).first().waitFor();
      await page.goto(`${URL_BASE}/#/settings`);
      await page.getByRole('button', { name: `Limits of ${agent.name}` }).click();
      await page.getByLabel('Certain queues only').uncheck();
      await page.locator('dialog[open] button[type=submit]').click();
      await page.getByText('Account changed').first().waitFor();
      await page.locator('dialog[open]').waitFor({ state: 'detached' });
    });
    assert.ok(!(await agentOf(by)).scope?.queues, 'as before');
  });

  it('a person is restricted, which their page and the explorer show, and freed again', async () => {
    const person = await aPerson();
    await window(async (page) => {
      await logIn(page, 'controller', `#/persons/${person}`);
      for (const on of [true, false]) {
        await page.getByLabel('Restrict processing').setChecked(on);
        await page.locator('section:has(h2:text-is("Restriction and protection")) button[type=submit]').click();
        const badge = page.locator('.who .badge', { hasText: 'Restricted (art. 18)' });
        await badge.waitFor({ state: on ? 'visible' : 'detached' });
        await explorer(page);
        const row = page.getByRole('link', { name: person });
        if (on) await row.waitFor();
        else await page.getByText('None.').waitFor();
        await page.goto(`${URL_BASE}/#/persons/${person}`);
        await page.getByLabel('Restrict processing').waitFor();
      }
    }, { size: { width: 390, height: 844 } });
  });

  it('a person is protected, whom an agent does not see then, and freed again', async () => {
    const person = await aPerson();
    await window(async (page) => {
      await logIn(page, 'controller', `#/persons/${person}`);
      await window(async (agent) => {
        await logIn(agent, 'agent', `#/persons/${person}`);
        await agent.locator('.who').waitFor();
        for (const on of [true, false]) {
          await page.getByLabel('Protect: supervisors and named users only').setChecked(on);
          if (on) {
            const named = page.getByRole('group', { name: 'See them all the same' });
            assert.equal(await named.getByRole('checkbox', { checked: true }).count(), 1, 'who protects somebody goes on seeing them');
          }
          await page.locator('section:has(h2:text-is("Restriction and protection")) button[type=submit]').click();
          await page.getByText('Restriction and protection saved').last().waitFor();
          await explorer(page);
          if (on) await page.getByRole('link', { name: person }).waitFor();
          else await page.getByText('None.').waitFor();
          await agent.goto(`${URL_BASE}/#/knowledge`);
          await agent.goto(`${URL_BASE}/#/persons/${person}`);
          if (on) await agent.getByText('This person is protected: supervisors and named users only.').waitFor();
          else await agent.locator('.who').waitFor();
          await page.goto(`${URL_BASE}/#/persons/${person}`);
          await page.getByLabel('Protect: supervisors and named users only').waitFor();
          assert.equal(await page.getByLabel('Protect: supervisors and named users only').isChecked(), on);
        }
      });
    });
  });

  it('a user has a limit of alerts of their own, in place of everybody’s', async () => {
    const agent = await agentOf(await colleague('controller'));
    await window(async (page) => {
      await logIn(page, 'controller', '#/settings');
      for (const [was, now] of [['', '7'], ['7', '']]) {
        await page.getByRole('button', { name: `Alerts about ${agent.name}` }).click();
        const persons = page.locator('dialog[open]').getByLabel('Persons', { exact: true });
        await persons.waitFor();
        assert.deepEqual([await persons.inputValue(), await persons.getAttribute('placeholder')], [was, '60']);
        await persons.fill(now);
        await page.locator('dialog[open] button[type=submit]').click();
        await page.locator('dialog[open]').waitFor({ state: 'detached' });
        await page.getByText('Limits of alerts saved').last().waitFor();
      }
      await page.getByRole('button', { name: `Alerts about ${agent.name}` }).click();
      await page.locator('dialog[open]').getByLabel('Persons', { exact: true }).fill('100001');
      assert.equal(await page.locator('dialog[open] input:invalid').count(), 1);
    });
  });

  it('what a role must show to log in is chosen by role', async () => {
    const by = await colleague('controller');
    const asked = async () => (await by('GET', '/organisation')).body.login.require.auditor;
    await window(async (page) => {
      await logIn(page, 'controller', '#/settings');
      const rules = page.getByRole('region', { name: 'Logging in' });
      for (const level of ['second', 'none']) {
        await rules.getByLabel('auditor').selectOption(level);
        if (level === 'second') await rules.getByText('Who does not have it yet').waitFor();
        const saved = page.waitForResponse((one) => one.request().method() === 'PATCH');
        await rules.getByRole('button', { name: 'Save the rules of logging in' }).click();
        assert.equal((await saved).status(), 200);
        assert.equal(await asked(), level);
      }
      await rules.getByLabel('Hours until').fill('25');
      assert.equal(await rules.getByLabel('Hours until').evaluate((input) => input.checkValidity()), false, 'a day at most');
    });
  });
});
