// SPDX-License-Identifier: EUPL-1.2
// By keys alone: after the log-in nothing is clicked.  Every stop of Tab is seen, and the focus is
// never lost: not when a dialog closes, not when what had it is gone.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { colleague, eventually, has, launch, logIn, logInByForm, open, rows, URL_BASE } from './browser.mjs';

const REAL = process.env.GUICHET_URL !== undefined && has('agent') && has('controller') && process.env.GUICHET_TOOL !== undefined;
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
const STOPS = 150; // more presses than any page needs from one end to the other
const hasFocus = (wanted) => wanted.evaluateAll((all) => all.includes(document.activeElement));

/** What has the focus, where it cannot be seen: no ring around it, or it is not in the window. */
const unseen = (page) => page.evaluate(() => {
  const on = document.activeElement;
  if (on === document.body) return null; // the browser's own bar lies between the last stop and the first
  const { top, bottom, left, right, width, height } = on.getBoundingClientRect();
  const ring = [on, on.parentElement, on.parentElement?.parentElement].some((one) => one && getComputedStyle(one).outlineStyle !== 'none');
  const inside = width > 0 && height > 0 && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
  return ring && inside ? null : `${on.outerHTML.slice(0, 160)}: ${ring ? 'not in the window' : 'no ring'}`;
});

/** Tab, as often as it takes, to what is meant. */
async function tabTo(page, wanted, key = 'Tab') {
  await wanted.first().waitFor();
  for (let n = 1; n <= STOPS; n++) {
    await page.keyboard.press(key);
    assert.equal(await unseen(page), null);
    if (await hasFocus(wanted)) return n;
  }
  throw new Error(`no stop of ${key}: ${wanted}`);
}
async function press(page, wanted, key = 'Enter') {
  await tabTo(page, wanted);
  await page.keyboard.press(key);
}
async function focused(page, wanted, why) {
  await wanted.first().waitFor();
  await page.waitForFunction((on) => on === document.activeElement, await wanted.first().elementHandle(), { timeout: 5000 })
    .catch(async () => assert.fail(`${why ?? wanted}: the focus is on ${await page.evaluate(() => document.activeElement.outerHTML.slice(0, 160))}`));
  assert.equal(await unseen(page), null);
}
/** To another page, as its keys say: `g p` and the like; its heading has the focus then. */
async function go(page, key, name) {
  await page.keyboard.press('g');
  await page.keyboard.press(key);
  await focused(page, page.getByRole('heading', { level: 1, name }));
}
/** A ticket of one's own, with one token; gives its id. */
async function aTicket() {
  const sent = await fetch(`${URL_BASE}/api/v1/messages`, {
    method: 'POST', headers: { Authorization: `Bearer ${process.env.GUICHET_TOOL}`, 'Content-Type': 'application/json', 'Idempotency-Key': 'by-keys' },
    body: JSON.stringify({ from: { email: 'clavier@example.org' }, subject: 'Un clavier en panne', text: 'Le clavier est en panne, appelez le magasin au 06 39 98 41 22.' }),
  });
  assert.equal(sent.status, 201, await sent.clone().text());
  return (await sent.json()).ticket;
}
/** Down the list by j or up it by k, and into it by o. */
async function openByKeys(page, ticket) {
  await rows(page).first().waitFor();
  const row = page.locator(`#row-${ticket}`);
  for (const key of ['j', 'k'])
    for (let n = 0; n < 60 && !(await hasFocus(row)); n++) await page.keyboard.press(key);
  await page.keyboard.press('o');
  await page.locator(`#thread[data-ticket="${ticket}"] article`).first().waitFor();
}
const button = (on, name) => on.getByRole('button', { name, exact: true });
const dialog = (page) => page.locator('dialog[open]');
const closed = (page) => dialog(page).waitFor({ state: 'detached' });

describe('by keys alone', { skip: REAL ? false : 'needs a real desk with an agent and a controller' }, () => {
  it('the policy: through the grid, a cell changed, what differs read, why, applied, and back again', async () => {
    /** From the grid's cell: the cell of a list chosen anew, reviewed and applied. */
    const change = async (page, choose, said, why) => {
      await press(page, button(page, 'Edit the grid'));
      const cell = page.getByLabel('agent, location: access');
      await focused(page, cell, 'the grid, where it was');
      await page.keyboard.press(choose);
      await page.getByText('1 cell changed').waitFor();
      await press(page, button(page, 'Review changes'));
      await dialog(page).getByText(said).waitFor();
      await page.keyboard.press('Escape');
      await focused(page, button(page, 'Review changes'), 'given back');
      await page.keyboard.press('Enter');
      await tabTo(page, dialog(page).getByLabel('Why this change'));
      await page.keyboard.type(why);
      await press(page, button(dialog(page), 'Apply'));
      await closed(page);
      await page.getByText(/^Applied: version/).last().waitFor();
    };
    await window(async (page) => {
      await logIn(page, 'controller');
      await go(page, 'p', 'Policy');
      const cell = (name) => page.getByRole('button', { name: new RegExp(`^${name}: .*Explain$`) });
      await tabTo(page, cell('controller, content'));
      for (const key of ['ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
      await focused(page, cell('agent, content'));
      await page.keyboard.press('End');
      await focused(page, cell('agent, location'));
      await page.keyboard.press('Enter');
      await page.locator('.why').getByText('agent/support/location=clear', { exact: true }).waitFor();
      assert.equal(await tabTo(page, button(page, 'Edit the grid')), 1, 'the grid is one stop');
      await page.keyboard.press('Shift+Tab');
      await focused(page, cell('agent, location'));
      await change(page, 'ArrowUp', 'sees location: masked instead of in clear', 'by keys, masked');
      await focused(page, page.getByRole('button', { name: 'agent, location: masked. Explain' }), 'the cell that was changed');
      await change(page, 'ArrowDown', 'sees location: in clear instead of masked', 'by keys, as before');
      await focused(page, page.getByRole('button', { name: 'agent, location: clear. Explain' }));
      await tabTo(page, page.getByRole('tab', { name: 'Matrix' }), 'Shift+Tab');
      for (let n = 0; n < 2; n++) await page.keyboard.press('ArrowRight');
      await focused(page, page.getByRole('tab', { name: 'Versions' }));
      await press(page, button(page, 'Compare'));
      await page.locator('.pair').getByText('sees location: in clear instead of masked').waitFor();
    });
  });

  it('the explorer: a category, a user, and why one cell is as it is', async () => {
    await window(async (page) => {
      await logIn(page, 'controller');
      await go(page, 'p', 'Policy');
      await tabTo(page, page.getByRole('tab', { name: 'Matrix' }));
      await page.keyboard.press('ArrowRight');
      await tabTo(page, page.locator('#x-category'));
      await page.getByText('(rule supervisor/support/health=clear)').waitFor();
      await page.keyboard.type('cred');
      await page.getByText('(rule supervisor/support/health=clear)').waitFor({ state: 'detached' });
      await tabTo(page, page.locator('#x-user'));
      await page.keyboard.press('ArrowDown');
      const cells = page.getByRole('grid').locator('button');
      await tabTo(page, cells);
      await focused(page, cells.first());
      for (const key of ['ArrowDown', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
      await page.locator('.why code').first().waitFor();
      await focused(page, cells.nth(11));
      await page.keyboard.press('Tab');
      assert.equal(await hasFocus(cells), false, 'the grid is one stop');
    });
  });

  it('the journal: asked, followed, proved, all of it again', async () => {
    await window(async (page) => {
      await logIn(page, 'controller');
      await go(page, 'j', 'Journal');
      await tabTo(page, page.locator('#j-act'));
      await page.keyboard.type('logged in');
      await page.getByRole('status').filter({ hasText: /found/ }).waitFor();
      const proof = page.getByRole('button', { name: /proof/i });
      await press(page, proof);
      await dialog(page).getByText('Path').waitFor();
      await tabTo(page, dialog(page).getByRole('link', { name: 'tlog-proof' }));
      await page.keyboard.press('Escape');
      await closed(page);
      await focused(page, proof.first(), 'given back');
      const follow = page.getByTitle('What this user did');
      await press(page, follow);
      await focused(page, page.getByRole('heading', { name: 'Entries' }), 'the table is another one');
      assert.notEqual(await page.locator('#j-by').inputValue(), '');
      await press(page, button(page, 'Show all'));
      await page.waitForFunction(() => document.querySelector('#j-by').value === '');
      await focused(page, page.getByRole('heading', { name: 'Entries' }), 'the button is gone');
    });
  });

  it('the alerts: an emergency reviewed and its alert answered', async () => {
    const controller = await colleague('controller');
    const agent = await colleague('agent');
    const opening = (emergency) => controller('PATCH', '/organisation', { opening: { emergency } });
    assert.equal((await opening(['agent'])).status, 200);
    try {
      const { items } = (await agent('GET', '/tickets?limit=50')).body;
      let opened = 404;
      for (let n = 0; opened !== 200 && n < items.length; n++) {
        const read = await agent('GET', `/tickets/${items[n].id}`);
        const span = read.body.items.flatMap((one) => one.spans).find((one) => one.type === 'HEALTH');
        if (span) opened = (await agent('POST', `/tickets/${items[n].id}/reveal`, { tokens: [span.token], purpose: 'support', emergency: true, reason: 'An ambulance asks' })).status;
      }
      assert.equal(opened, 200);
    } finally {
      await opening([]);
    }
    await window(async (page) => {
      await logIn(page, 'controller');
      await go(page, 'a', 'Alerts');
      await press(page, button(page, 'Review'));
      await focused(page, page.getByLabel('Justified', { exact: true }), 'the form');
      await press(page, button(page, 'Cancel'));
      await focused(page, button(page, 'Review'), 'given back');
      await page.keyboard.press('Enter');
      await focused(page, page.getByLabel('Justified', { exact: true }));
      await page.keyboard.press('Space');
      await tabTo(page, page.getByLabel('What you found out'));
      await page.keyboard.type('A call was made.');
      await press(page, button(page, 'Record the review'));
      await page.getByText('Review recorded').waitFor();
      await focused(page, page.getByRole('heading', { name: 'Emergencies to review' }), 'the form is gone');
      const alert = page.getByRole('region', { name: 'Open alerts' }).locator('.alert').filter({ hasText: 'in an emergency' });
      await tabTo(page, button(alert, 'Answer').first(), 'Shift+Tab');
      await page.keyboard.press('Enter');
      await focused(page, alert.getByLabel('What you found out'), 'the form');
      await press(page, button(page, 'Cancel'));
      await focused(page, button(alert, 'Answer').first(), 'given back');
      await page.keyboard.press('Enter');
      await focused(page, alert.getByLabel('What you found out'));
      await page.keyboard.type('Spoken to the agent.');
      await press(page, button(alert, 'Answer'));
      await page.getByText('Alert answered').waitFor();
      await focused(page, page.getByRole('heading', { name: 'Open alerts' }), 'the alert is gone');
    });
  });

  it('my security: a password asked for and left, an authenticator looked at, another session ended', async () => {
    await window(async (page) => {
      await logInByForm(page);
      await window(async (other) => {
        await logInByForm(other);
        await go(page, ',', 'Settings');
        await press(page, button(page, 'Change the password'));
        await tabTo(page, dialog(page).getByLabel('Present password'));
        await page.keyboard.type('certainly not');
        await tabTo(page, dialog(page).getByLabel('New password'));
        await page.keyboard.type('violet tramway and nine cabbages');
        await page.keyboard.press('Enter');
        await dialog(page).getByText('This is not the present password').waitFor();
        await page.keyboard.press('Escape');
        await closed(page);
        await focused(page, button(page, 'Change the password'), 'given back');
        await press(page, button(page, 'Add an authenticator app'));
        await tabTo(page, dialog(page).locator('#totp-code'));
        await page.keyboard.type('000000');
        await page.keyboard.press('Enter');
        await dialog(page).getByText('This code is not right').waitFor();
        await page.keyboard.press('Escape');
        await closed(page);
        await focused(page, button(page, 'Add an authenticator app'), 'given back');
        await press(page, page.getByRole('button', { name: /^End the session/ }));
        await page.getByText('Ended', { exact: true }).waitFor();
        await focused(page, page.getByRole('heading', { name: 'My security' }), 'the session’s line is gone');
      });
    });
  });

  it('the rules of opening, then what was detected put back in clear, with the reason they ask for', async () => {
    await window(async (page) => {
      const rules = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Opening personal data' }) });
      const toggle = async (way) => {
        await tabTo(page, rules.getByLabel('A reason must be given'), way);
        await page.keyboard.press('Space');
        const save = button(page, 'Save the rules of opening');
        await press(page, save);
        await page.getByText('Rules of opening saved').last().waitFor();
        await focused(page, save, 'where it was');
      };
      const ticket = await aTicket();
      await logIn(page, 'controller');
      await go(page, ',', 'Settings');
      await toggle();
      try {
        await window(async (agent) => {
          await logIn(agent, 'agent', '#/tickets/all');
          await openByKeys(agent, ticket);
          const message = agent.locator('article.message').first();
          const correct = message.getByRole('button', { name: 'Correct what was detected' });
          assert.equal(await message.locator('[data-token]').count(), 1);
          await press(agent, correct);
          await tabTo(agent, dialog(agent).getByRole('radio', { name: 'Personal data was missed' }));
          await agent.keyboard.press('ArrowDown');
          await tabTo(agent, dialog(agent).getByLabel('Reason'));
          await agent.keyboard.press('Enter');
          assert.equal(await dialog(agent).locator('input:invalid').count(), 1, 'nothing goes without a reason');
          await agent.keyboard.type('The number of our own shop');
          await press(agent, button(dialog(agent), 'Correct'));
          await agent.getByText('Message corrected').waitFor();
          await closed(agent);
          await focused(agent, correct, 'given back');
          await eventually(async () => (await message.locator('[data-token]').count()) === 0);
          await message.getByText('06 39 98 41 22').waitFor();
        });
      } finally {
        await toggle('Shift+Tab');
      }
    });
  });
});
