// SPDX-License-Identifier: EUPL-1.2
// An agent's day at the desk, by mouse and by keyboard, against the running program.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { account, colleague, has, launch, logIn, logInByForm, open, openRow, openTicket, openTicketWithChip, rows, showView, URL_BASE } from './browser.mjs';

let chrome;
before(async () => (chrome = await launch()));
after(() => chrome.close());

/** One test: a fresh window, an agent logged in, nothing wrong at the end. */
function at(name, run, options = {}) {
  it(name, async () => {
    const window = await open(chrome.browser, options);
    try {
      await run(window.page, window);
    } finally {
      await window.done();
    }
  });
}
const firstTicket = async (page, view = 'all') => {
  await logIn(page);
  await showView(page, view);
  return openRow(page, 0);
};
const ticketId = (page) => new URL(page.url()).hash.split('/').at(-1);
const dialog = (page) => page.locator('dialog[open]');

describe('logging in', () => {
  at('says that the password is wrong, and which fields are missing', async (page) => {
    await page.goto(`${URL_BASE}/`);
    await page.locator('#email').fill(account('agent').email);
    await page.keyboard.press('Enter');
    assert.match(await page.locator('[role=alert]').innerText(), /Fill in/);
    await page.locator('#password').fill('certainly not');
    await page.keyboard.press('Enter');
    await page.getByText('is not right').waitFor();
  });
  at('opens the desk and leaves it again', async (page) => {
    await logInByForm(page);
    await rows(page).first().waitFor();
    await page.getByRole('button', { name: 'Log out' }).click();
    await page.locator('#email').waitFor();
    await page.reload();
    await page.locator('#email').waitFor();
  });
});

describe('the list and the ticket', () => {
  at('an answer about one ticket that comes while the next one loads breaks nothing', async (page) => {
    await logIn(page);
    await showView(page, 'all');
    const held = [];
    const hold = (route) => new Promise((resolve) => held.push(resolve)).then(() => route.continue());
    await page.route(/\/tickets\/[^/]+\/automatic$/, hold);
    const asked = page.waitForRequest(/\/automatic$/);
    const answered = page.waitForResponse(/\/automatic$/);
    await rows(page).nth(0).click();
    await asked;
    await page.route(/\/api\/v1\/tickets\/[^/?]+$/, hold);
    await rows(page).nth(1).click();
    await page.waitForFunction(() => document.querySelector('#thread') === null);
    held.shift()();
    await (await answered).finished();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    for (const letGo of held) letGo();
    await page.locator('#thread').waitFor();
  });
  at('views show their counts', async (page) => {
    await logIn(page);
    await showView(page, 'all');
    const count = page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: /All tickets/ });
    assert.match(await count.innerText(), /\d/);
  });
  at('j, k and o move and open, u and Esc go back to the same row', async (page) => {
    await logIn(page);
    await showView(page, 'all');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    const focused = await page.evaluate(() => document.activeElement.id);
    await page.keyboard.press('o');
    await page.locator(`#thread[data-ticket="${focused.replace('row-', '')}"]`).waitFor();
    await page.keyboard.press('u');
    await page.waitForFunction((id) => document.activeElement.id === id, focused);
    await page.keyboard.press('Enter');
    await page.locator('article').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('No ticket open').waitFor();
  });
  at('a search is one entry and is not in the address', async (page) => {
    await logIn(page);
    await showView(page, 'all');
    const subjects = await page.locator('.row .subject').allInnerTexts();
    const word = subjects.join(' ').match(/\p{L}{6,}/u)[0];
    let searches = 0;
    page.on('request', (request) => new URL(request.url()).searchParams.has('q') && searches++);
    await page.keyboard.press('/');
    await page.keyboard.type(word);
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: /result/ }).waitFor();
    await rows(page).first().waitFor();
    assert.equal(searches, 1);
    assert.ok(!page.url().includes(encodeURIComponent(word)));
    await page.locator('#ticket-search').fill('zzqxyzzqx');
    await page.keyboard.press('Enter');
    await page.getByText('No ticket matches').waitFor();
  });
  at('says when the desk is busy, and tries again', async (page) => {
    await logIn(page);
    await showView(page, 'all');
    await page.route('**/api/v1/tickets?*', (route) => route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"status":503,"detail":""}' }));
    await page.keyboard.press('Shift+R');
    await page.getByText('The desk is busy').waitFor();
    await page.unroute('**/api/v1/tickets?*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await rows(page).first().waitFor();
  }, { expected: [/status of 503/] });
});

describe('the envelope', () => {
  at('a chip asks for the purpose, says what is journalled, shows the value, and closes by itself', async (page) => {
    await page.clock.install();
    await logIn(page);
    await showView(page, 'all');
    const chip = await openTicketWithChip(page);
    const masked = await chip.innerText();
    const token = await chip.getAttribute('data-token');
    await chip.focus();
    await page.keyboard.press('Enter');
    await dialog(page).locator('input[type=radio]').first().waitFor();
    assert.match(await dialog(page).locator('.journal').innerText(), /token\.open[\s\S]*Purpose[\s\S]*Category[\s\S]*Ticket \d+/);
    await dialog(page).locator('#' + (await dialog(page).locator('input:not([type=radio])').getAttribute('id'))).fill('browser test');
    await dialog(page).locator('button[type=submit]').click();
    await dialog(page).getByRole('timer').waitFor();
    const value = await dialog(page).locator('.value').innerText();
    assert.notEqual(value.trim(), '');
    assert.match(await dialog(page).innerText(), /journal entry \d+/);
    await dialog(page).getByRole('button', { name: 'Show in the text' }).click();
    await page.locator('article .chip.opened').first().waitFor();
    assert.ok((await page.locator('article .chip.opened').first().innerText()).includes(value.trim()));
    await page.clock.fastForward('10:00');
    await page.locator(`article button[data-token="${token}"]`).first().waitFor();
    assert.equal(await page.locator('.chip.opened').count(), 0);
    assert.equal(await page.locator(`article button[data-token="${token}"]`).first().innerText(), masked);
  });
  at('the open dialog closes by itself too', async (page) => {
    await page.clock.install();
    await logIn(page);
    await showView(page, 'all');
    await (await openTicketWithChip(page)).click();
    await dialog(page).locator('button[type=submit]').click();
    await dialog(page).getByRole('timer').waitFor();
    await page.clock.fastForward('10:00');
    await dialog(page).waitFor({ state: 'detached' });
  });
  at('a refusal is said in words, with the rule', async (page) => {
    await logIn(page);
    await showView(page, 'all');
    await (await openTicketWithChip(page)).click();
    await page.route('**/reveal', (route) => route.fulfill({ status: 403, contentType: 'application/problem+json', body: JSON.stringify({ status: 403, title: 'no', detail: '', rule: 'agent/support/financial=none' }) }));
    await dialog(page).locator('button[type=submit]').click();
    await dialog(page).getByText('For the purpose “support”, the role “agent” gets financial: hidden.').waitFor();
  });
});

describe('fields', () => {
  at('the intent is corrected with one key', async (page) => {
    await firstTicket(page);
    await page.keyboard.press('c');
    await dialog(page).waitFor();
    await page.keyboard.press('ArrowDown');
    const wanted = (await dialog(page).locator('[role=option][aria-selected=true] .one-line').innerText()).trim();
    await page.keyboard.press('Enter');
    const field = page.getByRole('button', { name: new RegExp(`^Intent: ${wanted}`) });
    await field.waitFor();
    assert.equal(await page.locator('dt:has-text("Intent") + dd .set').count(), 1);
  });
  at('sentiment and language are corrected with one key each', async (page) => {
    await firstTicket(page);
    for (const [key, field] of [['h', 'Sentiment'], ['l', 'Language']]) {
      await page.keyboard.press(key);
      await dialog(page).waitFor();
      await page.keyboard.press('ArrowDown');
      const wanted = (await dialog(page).locator('[role=option][aria-selected=true] .one-line').innerText()).trim();
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: new RegExp(`^${field}: ${wanted}`) }).waitFor();
      await page.locator(`dt:has-text("${field}") + dd .set`).waitFor();
    }
    await page.getByRole('tab', { name: 'History' }).click();
    await page.getByText(/^Language: .* → /).first().waitFor();
    await page.getByText(/^Sentiment: .* → /).first().waitFor();
  });
  at('digits set the priority', async (page) => {
    await firstTicket(page);
    await page.keyboard.press('4');
    await page.getByRole('button', { name: /^Priority: Urgent/ }).waitFor();
    await page.keyboard.press('2');
    await page.getByRole('button', { name: /^Priority: Normal/ }).waitFor();
    await page.getByRole('tab', { name: 'History' }).click();
    await page.getByText('Priority: Urgent → Normal').first().waitFor();
  });
  at('i takes a ticket, e solves it and opens it again', async (page) => {
    await firstTicket(page);
    await page.keyboard.press('i');
    await page.locator('.second .fact .name').filter({ hasNotText: 'Unassigned' }).waitFor();
    const solved = (await page.locator('.second .fact').first().innerText()).includes('Solved');
    await page.keyboard.press('e');
    await page.locator('.second .fact').first().filter({ hasText: solved ? 'Open' : 'Solved' }).waitFor();
  });
});

describe('writing', () => {
  at('Ctrl+Enter sends a reply', async (page) => {
    await firstTicket(page, 'open');
    const text = `Browser test ${Date.now()}`;
    await page.keyboard.press('r');
    await page.keyboard.type(text);
    await page.keyboard.press('Control+Enter');
    await page.locator('article.out').filter({ hasText: text }).waitFor();
    assert.equal(await page.locator('#composer').inputValue(), '');
  });
  at('Ctrl+Shift+Enter sends and solves', async (page) => {
    await firstTicket(page, 'open');
    await page.keyboard.press('r');
    await page.keyboard.type('Solved by the browser test.');
    await page.keyboard.press('Control+Shift+Enter');
    await page.locator('.second .fact').first().filter({ hasText: 'Solved' }).waitFor();
  });
  at('a note is yellow and stays inside; a datum goes in as a token', async (page) => {
    await logIn(page);
    await showView(page, 'all');
    await openTicketWithChip(page);
    await page.keyboard.press('n');
    await page.keyboard.type('Browser note about [[');
    await dialog(page).waitFor();
    await page.keyboard.press('Enter');
    await dialog(page).waitFor({ state: 'detached' });
    await page.keyboard.type(', see above');
    assert.match(await page.locator('#composer').inputValue(), /^Browser note about ⟦[A-Z_]+_\d+(\.\d+)?⟧, see above$/);
    await page.keyboard.press('Control+Enter');
    await page.locator('article.note').filter({ hasText: 'Browser note about' }).first().waitFor();
  });
  at('a draft waits in its ticket', async (page) => {
    const first = await firstTicket(page);
    await page.keyboard.press('r');
    await page.keyboard.type('half a sent');
    await openRow(page, 1);
    assert.equal(await page.locator('#composer').inputValue(), '');
    await openTicket(page, first);
    assert.equal(await page.locator('#composer').inputValue(), 'half a sent');
  });
});

describe('several people', () => {
  at('a row that moves while one is on it keeps the focus', async (page) => {
    await logIn(page);
    await showView(page, 'all');
    for (let n = 0; n < 4; n++) await page.keyboard.press('j');
    const focused = await page.evaluate(() => document.activeElement.id);
    const other = await colleague('agent');
    const path = `/tickets/${focused.replace('row-', '')}`;
    const seen = await other('GET', path);
    await other('PATCH', path, { tags: [`moved-${Date.now()}`] }, { 'If-Match': seen.etag });
    await page.waitForFunction((id) => document.querySelector('.row').id === id, focused);
    assert.equal(await page.evaluate(() => document.activeElement.id), focused);
    await page.keyboard.press('k');
    assert.equal(await page.evaluate(() => document.activeElement.id), focused);
  });
  at('who wrote meanwhile is never overwritten, and the text is kept', async (page) => {
    await page.route('**/api/v1/events', (route) => route.abort());
    await firstTicket(page, 'open');
    await page.keyboard.press('r');
    await page.keyboard.type('My careful answer');
    const other = await colleague('agent');
    const id = ticketId(page);
    const seen = await other('GET', `/tickets/${id}`);
    const tag = `seen-${Date.now()}`;
    const done = await other('PATCH', `/tickets/${id}`, { tags: [tag] }, { 'If-Match': seen.etag });
    assert.equal(done.status, 200);
    await page.keyboard.press('Control+Enter');
    await page.getByText('Someone changed this ticket meanwhile').waitFor();
    assert.equal(await page.locator('#composer').inputValue(), 'My careful answer');
    await page.getByRole('button', { name: 'Show what is new' }).click();
    await page.getByText(tag).first().waitFor();
    assert.equal(await page.getByText('Someone changed this ticket meanwhile').count(), 0);
    await page.locator('#composer').focus();
    await page.keyboard.press('Control+Enter');
    await page.locator('article.out').filter({ hasText: 'My careful answer' }).first().waitFor();
  }, { expected: [/ERR_FAILED/] });
  at('a colleague’s note appears by itself', async (page) => {
    await firstTicket(page, 'open');
    const other = await colleague('agent');
    const text = `Live note ${Date.now()}`;
    const seen = await other('GET', `/tickets/${ticketId(page)}`);
    await other('POST', `/tickets/${ticketId(page)}/notes`, { text }, { 'If-Match': seen.etag, 'Idempotency-Key': text });
    await page.locator('article.note').filter({ hasText: text }).waitFor();
  });
  if (has('supervisor'))
    at('it shows who else is here', async (page) => {
      await firstTicket(page, 'open');
      const other = await colleague('supervisor');
      await other('POST', `/tickets/${ticketId(page)}/viewing`, { typing: false });
      await page.getByText('Also here:').waitFor();
      await other('POST', `/tickets/${ticketId(page)}/viewing`, { typing: true });
      await page.getByText('Also writing:').waitFor();
    });
});

describe('the frame', () => {
  at('? shows the keys, which can be turned off', async (page) => {
    await logIn(page);
    await showView(page, 'all');
    await page.keyboard.press('?');
    await dialog(page).getByText('Correct the intent…', { exact: true }).waitFor();
    await dialog(page).getByRole('switch').uncheck();
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    await page.keyboard.press('?');
    assert.equal(await dialog(page).count(), 0);
    await page.keyboard.press('Control+k');
    await dialog(page).waitFor();
  });
  at('a key can be moved, not onto another one, and back again', async (page) => {
    await logIn(page);
    await showView(page, 'all');
    await page.keyboard.press('?');
    const key = dialog(page).getByRole('button', { name: 'Change the key of: Next ticket' });
    await key.click();
    await page.keyboard.press('k');
    await dialog(page).getByText('k is already: Previous ticket').waitFor();
    await page.keyboard.press('y');
    await key.filter({ hasText: 'y' }).waitFor();
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    await page.reload();
    await rows(page).first().waitFor();
    const focused = () => page.evaluate(() => document.activeElement.id);
    await page.keyboard.press('j');
    assert.ok(!(await focused()).startsWith('row-'));
    await page.keyboard.press('y');
    assert.ok((await focused()).startsWith('row-'));
    await page.keyboard.press('?');
    await dialog(page).getByRole('button', { name: 'Usual keys again' }).click();
    await key.filter({ hasText: 'j' }).waitFor();
  });
  at('the palette finds an action by its name and gives the focus back', async (page) => {
    await logIn(page);
    await showView(page, 'all');
    await page.keyboard.press('j');
    const focused = await page.evaluate(() => document.activeElement.id);
    await page.keyboard.press('Control+k');
    await dialog(page).waitFor();
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    assert.equal(await page.evaluate(() => document.activeElement.id), focused);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('settings');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  });
  at('several tickets change at once in the table', async (page) => {
    await logIn(page);
    await showView(page, 'all');
    await page.keyboard.press('v');
    await page.locator('table tbody tr').first().waitFor();
    const numbers = await page.locator('tbody tr').evaluateAll((all) => all.slice(0, 2).map((row) => row.dataset.number));
    for (const number of numbers) await page.locator(`tr[data-number="${number}"] input`).check();
    await page.getByRole('toolbar').getByRole('button', { name: 'Status…' }).click();
    await page.keyboard.type('pending');
    await page.keyboard.press('Enter');
    await page.getByText('2 tickets changed').waitFor();
    for (const number of numbers) await page.locator(`tr[data-number="${number}"]`).getByText('Pending').waitFor();
  });
  at('French and English, kept over a reload', async (page) => {
    await logIn(page);
    await showView(page, 'all');
    await page.getByRole('button', { name: /^Language: FR/ }).click();
    await page.getByRole('link', { name: /Tous les tickets/ }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'fr');
    await page.reload();
    await page.getByRole('link', { name: /Tous les tickets/ }).waitFor();
    await page.getByRole('button', { name: /^Langue: EN/ }).click();
    await page.getByRole('link', { name: /All tickets/ }).waitFor();
  });
  at('takes the browser’s language', async (page) => {
    await page.goto(`${URL_BASE}/`);
    await page.getByRole('button', { name: 'Se connecter' }).waitFor();
  }, { lang: 'fr' });
  at('light and dark', async (page) => {
    await logIn(page);
    await rows(page).first().waitFor();
    const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await ground();
    await page.getByRole('button', { name: 'Light or dark' }).click();
    assert.notEqual(await ground(), light);
    await page.reload();
    await rows(page).first().waitFor();
    assert.notEqual(await ground(), light);
  });
  at('fits a phone', async (page) => {
    const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
    await logIn(page);
    await showView(page, 'all');
    assert.ok(await fits());
    await openRow(page, 0);
    assert.ok(await fits());
    assert.ok(await page.locator('#composer').isVisible());
    assert.equal(await page.locator('.list').isVisible(), false);
    await page.getByRole('button', { name: 'Show details' }).or(page.getByRole('button', { name: 'Hide details' })).click();
    await dialog(page).getByRole('term').filter({ hasText: 'Sentiment' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Back to the list' }).click();
    assert.ok(await page.locator('.list').isVisible());
    await page.goto(`${URL_BASE}/#/settings`);
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    assert.ok(await fits());
  }, { size: { width: 390, height: 844 } });
});

describe('correcting the detection', () => {
  at('a word that was missed becomes a token, by keyboard', async (page) => {
    await firstTicket(page);
    const message = page.locator('article.message').first();
    const before = await message.locator('.text').first().innerText();
    const word = before.match(/(?<!\p{L})\p{Ll}{5,}(?![\p{L}’])/u)[0];
    await message.getByRole('button', { name: 'Correct what was detected' }).focus();
    await page.keyboard.press('Enter');
    await dialog(page).getByLabel('Text as it stands in the message').fill(word);
    await dialog(page).getByLabel('What it is').selectOption('CUSTOMER_REF');
    await page.keyboard.press('Tab');
    await dialog(page).getByRole('button', { name: 'Correct', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Message corrected').waitFor();
    await page.waitForFunction(([text, gone]) => {
      const now = document.querySelector('article.message .text').innerText;
      return now !== text && !new RegExp(`(^|[^\\p{L}])${gone}([^\\p{L}]|$)`, 'u').test(now);
    }, [before, word]);
  });
});
