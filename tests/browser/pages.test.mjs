// SPDX-License-Identifier: EUPL-1.2
// The pages beside the desk, and what each role is shown.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { account, anHourWithoutFactor, axe, colleague, eventually, has, launch, logIn, logInByForm, open, openRow, showView, URL_BASE } from './browser.mjs';

let chrome;
before(async () => (chrome = await launch()));
after(() => chrome.close());

function at(role, name, run, options = {}) {
  it(`${role}: ${name}`, { skip: has(role) ? false : `no account given for ${role}` }, async () => {
    const window = await open(chrome.browser, options);
    try {
      await run(window.page);
    } finally {
      await window.done();
    }
  });
}
const menu = (page) => page.getByRole('navigation', { name: 'Main menu' }).getByRole('link').allInnerTexts();

describe('what a role is shown', () => {
  at('admin', 'settings, and no ticket', async (page) => {
    await logIn(page, 'admin');
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    assert.deepEqual((await menu(page)).map((word) => word.trim().split('\n')[0]), ['Settings']);
    await page.goto(`${URL_BASE}/#/tickets/all`);
    await page.getByText('The policy does not allow this').first().waitFor();
    assert.equal(await page.locator('[role=option]').count(), 0);
  });
  at('agent', 'no journal, and the rule when asked for it all the same', async (page) => {
    await logIn(page);
    assert.ok(!(await menu(page)).some((word) => word.includes('Journal')));
    await page.goto(`${URL_BASE}/#/journal`);
    await page.getByText('The policy does not allow this').first().waitFor();
    await page.getByText('It takes another role, such as “controller”.').waitFor();
  });
});

describe('pages', () => {
  at('auditor', 'the journal with its checkpoint, entries, and a proof', async (page) => {
    await logIn(page, 'auditor', '#/journal');
    await page.getByText('guichet journal verify').waitFor();
    await page.locator('tbody tr').first().waitFor();
    assert.match(await page.locator('.big').innerText(), /^\d+$/);
    assert.match(await page.locator('tbody tr').first().innerText(), /logged in\s+session\.start\s+\S.*\s+user\s+…[0-9a-f]{8}\s+done/);
    await page.locator('tbody tr').first().getByRole('button', { name: /proof/i }).click();
    await page.locator('dialog[open]').getByText('Path').waitFor();
    await page.keyboard.press('Escape');
    // What the other organisation did is as old as the demo: it may lie behind all that the tests did.
    const others = page.getByRole('button', { name: /entries of other organisations/ });
    const older = page.locator('.more button:enabled');
    while ((await others.count()) === 0) {
      const there = await page.locator('tbody tr').count();
      await older.click();
      await page.waitForFunction((n) => document.querySelectorAll('tbody tr').length > n, there);
    }
    const before = await page.locator('tbody tr').count();
    await others.first().click();
    await page.getByText('only its hash is shown').first().waitFor();
    assert.ok((await page.locator('tbody tr').count()) > before);
  });
  at('auditor', 'what was asked for before and comes late is in no answer to the next question', async (page) => {
    let late = () => {};
    const held = new Promise((go) => (late = go));
    await page.route(/\/journal\/entries\?/, async (route) => {
      await held;
      await route.continue();
    });
    await logIn(page, 'auditor', '#/journal');
    await page.locator('.big').waitFor();
    await page.locator('#j-act').selectOption('session.start');
    await page.locator('tbody tr').first().waitFor();
    const all = page.waitForResponse(/\/journal\/entries\?/);
    late();
    await (await all).finished();
    await page.waitForTimeout(300);
    for (const line of await page.locator('tbody tr').allInnerTexts()) assert.match(line, /session\.start/);
  });
  at('controller', 'an open alert is shown however many newer ones were answered', async (page) => {
    const alert = { id: '01a20cd4-a3bb-700f-be01-bb6407f5d3c2', user: null, rule: 'many-openings', day: '2026-01-02', at: '2026-01-02T08:00:00Z',
      last: '2026-01-02T09:00:00Z', count: 41, limit: 40, own: null, team: null, entry: 7, mine: false, acknowledged: null };
    await page.route(/\/api\/v1\/alerts\?/, (route) => route.fulfill({ json: { items: /open=true/.test(route.request().url()) ? [alert] : [], next: null, open: 1, answered: 0 } }));
    await logIn(page, 'controller', '#/alerts');
    await page.getByRole('region', { name: 'Open alerts' }).getByText(/41/).waitFor();
  });
  at('controller', 'however many alerts are open, all are counted and can be looked at', async (page) => {
    const alert = { user: null, rule: 'many-openings', day: '2026-01-02', at: '2026-01-02T08:00:00Z', last: '2026-01-02T09:00:00Z',
      limit: 40, own: null, team: null, entry: 7, mine: false, acknowledged: null };
    await page.route(/\/api\/v1\/alerts\?/, (route) => {
      const query = new URL(route.request().url()).searchParams;
      const from = Number(query.get('cursor') ?? 0), to = Math.min(from + Number(query.get('limit')), 205);
      const items = query.get('open') === 'true' ? Array.from({ length: to - from }, (_, n) => ({ ...alert, id: `01a20cd4-a3bb-700f-be01-${String(from + n).padStart(12, '0')}`, count: 1000 + from + n })) : [];
      return route.fulfill({ json: { items, next: items.length && to < 205 ? String(to) : null, open: 205, answered: 0 } });
    });
    await logIn(page, 'controller', '#/alerts');
    const region = page.getByRole('region', { name: 'Open alerts' });
    await region.getByText('205', { exact: true }).waitFor();
    await page.getByRole('link', { name: '205 open alerts' }).waitFor();
    const more = region.getByRole('button', { name: 'Show more' });
    for (let shown = 50; shown < 205; shown += 50) {
      await eventually(async () => await region.getByRole('listitem').count() === shown);
      await more.click();
    }
    await region.getByText(/1204 times/).waitFor();
    assert.equal(await region.getByRole('listitem').count(), 205);
    assert.equal(await more.count(), 0);
  });
  for (const [lang, mine, others, why] of [['en', 'Withdraw my request', 'Do not agree', 'Why'], ['fr', 'Retirer ma demande', 'Ne pas donner son accord', 'Pourquoi']])
    at('controller', `what waits for a second person is withdrawn by who asked, and refused by another (${lang})`, async (page) => {
      const me = (await (await colleague('controller'))('GET', '/session')).body.user;
      let by = me;
      const wished = [];
      await page.route(/\/api\/v1\/organisation$/, async (route) => {
        if (route.request().method() === 'PATCH') wished.push(route.request().postDataJSON());
        const answer = await route.fetch(route.request().method() === 'PATCH' ? { method: 'GET', postData: null } : {});
        const organisation = await answer.json();
        organisation.opening.emergency_wanted = wished.length > 0 ? null : { roles: ['agent'], by: by.id, at: '2026-01-02T08:00:00Z' };
        return route.fulfill({ json: organisation });
      });
      const proposal = () => ({ id: '01a20cd4-a3bb-700f-be01-bb6407f5d3c2', base: 1, at: '2026-01-02T08:00:00Z', by, comment: 'less', expires: '2126-01-02T08:00:00Z', state: 'waiting', decided_by: null, decided_at: null, reason: '', changes: { items: [], four_eyes: null } });
      await page.route(/\/api\/v1\/policy\/proposals$/, (route) => route.fulfill({ json: { items: [proposal()], next: null } }));
      const button = (name) => page.getByRole('button', { name, exact: true });
      await logIn(page, 'controller', '#/settings');
      await button(mine).waitFor();
      assert.equal(await button(others).count(), 0);
      await button(mine).click();
      await page.getByText({ en: 'Request withdrawn', fr: 'Demande retirée' }[lang]).waitFor();
      await button(mine).waitFor({ state: 'detached' });
      assert.equal(wished.length, 1);
      await page.goto(`${URL_BASE}/#/policy`);
      await page.getByRole('tab').last().click();
      await button(mine).click();
      await page.locator('dialog[open]').getByRole('heading', { name: mine }).waitFor();
      await page.locator('dialog[open]').getByLabel(why, { exact: true }).waitFor();
      [by, wished.length] = [{ ...me, id: '01a20cd4-a3bb-700f-be01-bb6407f5d3c3', name: 'Another' }, 0];
      await page.goto(`${URL_BASE}/#/settings`);
      await page.reload();
      await button(others).waitFor();
      assert.equal(await button(mine).count(), 0);
    }, { lang });
  at('auditor', 'a checkpoint that was kept is held against the journal of today', async (page) => {
    await logIn(page, 'auditor', '#/journal');
    await page.locator('.big').waitFor();
    const note = await page.evaluate(async () => (await fetch('api/v1/journal/checkpoint')).text());
    const old = page.locator('#j-old');
    const check = page.getByRole('button', { name: 'Check', exact: true });
    await old.fill(note);
    await check.click();
    await page.getByText(/^Consistent: the first \d+ entries/).waitFor();
    await old.fill(note.replace(/\n(\d+)\n/, (_, size) => `\n${size - 1}\n`));
    await check.click();
    await page.getByText('This is no signed checkpoint').waitFor();
    await old.fill(note.replace(/^.*\n/, 'another.example\n').replace(/\u2014 \S+/, '\u2014 another.example'));
    await check.click();
    await page.getByText('This checkpoint is of another journal (another.example).').waitFor();
  });
  at('controller', 'an address is sent checkpoints; what keeps them from going is said, with what to do', async (page) => {
    await logIn(page, 'controller', '#/journal');
    await page.getByRole('button', { name: 'Add a witness' }).click();
    await page.locator('#j-kind').selectOption('mail');
    const address = `audit${Date.now()}@example.org`;
    await page.locator('#j-mail').fill(address);
    await page.getByRole('button', { name: 'Add a witness' }).click();
    const row = page.locator('li').filter({ hasText: address });
    await row.getByText('nothing sent yet').waitFor();
    await page.waitForTimeout(1500); // the desk looks once a second
    await page.reload();
    await row.getByText('--mail-relay').waitFor();
    await row.getByRole('button', { name: 'Try now' }).click();
    await row.getByText('--mail-relay').waitFor();
    await row.getByRole('button', { name: `Remove the witness ${address}` }).click();
    await row.waitFor({ state: 'detached' });
  });
  at('controller', 'a long page lists its parts, and a key goes there', async (page) => {
    await logIn(page, 'controller', '#/settings');
    const parts = page.getByRole('navigation', { name: 'On this page' });
    const last = parts.getByRole('button', { name: 'My security' });
    await last.focus();
    await page.keyboard.press('Enter');
    const heading = page.getByRole('heading', { level: 2, name: 'My security' });
    await eventually(() => heading.evaluate((at) => at === document.activeElement));
    for (const size of [page.viewportSize(), { width: 390, height: 780 }]) { // beside the list, or below it
      await page.setViewportSize(size);
      await last.click();
      const seen = await heading.evaluate((at) => { const box = at.getBoundingClientRect(); return document.elementFromPoint(box.x + 2, box.y + box.height / 2) === at; });
      assert.ok(seen, `at ${size.width} wide the heading is seen`);
    }
  });
  at('controller', 'sources can be declared; what is not complete says so', async (page) => {
    await logInByForm(page, 'controller'); // a session of its own: a factor shown again changes the cookie
    await page.goto(`${URL_BASE}/#/sources`);
    await page.getByRole('button', { name: 'New source' }).click();
    const name = `browser ${Date.now()}`;
    await page.locator('#s-name').fill(name);
    anHourWithoutFactor();
    await page.locator('dialog[open] button[type=submit]').click();
    await page.locator('#fresh-secret').fill(account('controller').password);
    await page.getByRole('button', { name: 'Confirm', exact: true }).click();
    const row = page.locator('tr').filter({ hasText: name });
    await row.getByText('Incomplete').waitFor();
    await row.getByRole('button').click();
    await page.locator('#s-purpose').selectOption('support');
    await page.locator('#s-basis').selectOption('contract');
    await page.locator('#s-days').fill('365');
    await page.locator('dialog[open] button[type=submit]').click();
    await row.getByText('Complete', { exact: true }).waitFor();
  });
  at('controller', 'the policy explains each cell, and lists mistakes by line', async (page) => {
    await logIn(page, 'controller', '#/policy');
    await page.getByRole('button', { name: 'administrator, content: hidden. Explain' }).click();
    await page.locator('.why code').waitFor();
    await page.getByRole('button', { name: 'Edit as CSV' }).click();
    await page.locator('#csv').fill('role,purpose,category,access\nagent,support,nonsense,clear\n');
    await page.locator('dialog[open] button[type=submit]').click();
    assert.match(await page.locator('dialog[open] [role=alert]').innerText(), /2/);
  });
  at('controller', 'the grid is edited, looked at once more, applied, and gone back from', async (page) => {
    await logIn(page, 'controller', '#/policy');
    await page.getByRole('button', { name: 'Edit the grid' }).click();
    await page.getByRole('button', { name: 'administrator, content: locked. Why?' }).click();
    await page.locator('.why').getByText('Administrators run the desk and read no customer data.').waitFor();
    await page.getByLabel('agent, location: access').selectOption('none');
    await page.getByText('1 cell changed').waitFor();
    await page.getByRole('button', { name: 'Review changes' }).click();
    await page.locator('dialog[open]').getByText('sees location: not seen instead of in clear').waitFor();
    assert.ok(await page.locator('dialog[open]').getByRole('button', { name: 'Apply' }).isDisabled());
    await page.locator('#why').fill('agents need no places');
    await page.locator('dialog[open]').getByRole('button', { name: 'Apply' }).click();
    await page.getByRole('button', { name: 'agent, location: hidden. Explain' }).waitFor();
    await page.getByRole('tab', { name: 'Versions' }).click();
    await page.getByText('agents need no places').waitFor();
    await page.getByRole('button', { name: 'Go back to version 1' }).click();
    await page.locator('dialog[open]').getByText('sees location: in clear instead of not seen').waitFor();
    await page.locator('#why').fill('they do');
    await page.locator('dialog[open]').getByRole('button', { name: 'Apply' }).click();
    await page.getByText('as version 1').waitFor();
    await page.getByRole('tab', { name: 'Matrix' }).click();
    await page.getByRole('button', { name: 'agent, location: clear. Explain' }).waitFor();
  });
  at('controller', 'a person is found and opened', async (page) => {
    await logIn(page, 'controller');
    await showView(page, 'all');
    await openRow(page, 0);
    await page.getByRole('tab', { name: 'Customer' }).click();
    await page.getByRole('link', { name: 'Open the person’s page' }).click();
    await page.getByRole('heading', { level: 2, name: 'Contacts' }).waitFor();
    await page.locator('.part .ticket').first().waitFor();
  });
  at('admin', 'a source’s token is shown once and can be revoked', async (page) => {
    await logIn(page, 'admin', '#/settings');
    await page.getByRole('button', { name: 'New token' }).click();
    const name = `browser ${Date.now()}`;
    await page.locator('#t-name').fill(name);
    await page.locator('dialog[open] button[type=submit]').click();
    await page.locator('dialog[open] .secret').waitFor();
    await page.locator('dialog[open]').getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('button', { name: `Revoke ${name}` }).click();
    await page.getByRole('button', { name: `Revoke ${name}` }).waitFor({ state: 'detached' });
  });
});

describe('knowledge', () => {
  at('agent', 'a guided diagnostic is followed by keys and taken into a note', async (page) => {
    await logIn(page);
    await showView(page, 'all');
    await openRow(page, 0);
    await page.getByRole('tab', { name: 'Articles' }).click();
    await page.getByRole('button', { name: 'Begin', exact: true }).click();
    const step = page.locator('.guide h3');
    await step.filter({ hasText: 'branché' }).waitFor();
    await page.keyboard.press('1');
    await step.filter({ hasText: 'Une autre prise' }).waitFor();
    await page.keyboard.press('Backspace');
    await step.filter({ hasText: 'branché' }).waitFor();
    await page.keyboard.press('2');
    await page.locator('.guide .badge', { hasText: 'Result' }).waitFor();
    await page.getByRole('button', { name: 'Put into a note' }).click();
    const note = await page.locator('#composer').inputValue();
    assert.equal(note, 'Un appareil ne s\'allume pas\n- L\'appareil est-il branché ? Non\n→ Brancher l\'appareil');
  });
  at('controller', 'an article that says what another says is shown that one first', async (page) => {
    const write = async (title) => {
      await page.goto(`${page.url().split('#')[0]}#/knowledge`);
      await page.getByRole('button', { name: 'New article' }).click();
      await page.locator('#a-title').fill(title);
      await page.locator('#a-text').fill('Bring the bassoon back in its case within thirty days, reed apart.');
      await page.getByRole('button', { name: 'Save' }).click();
    };
    await logIn(page, 'controller', '#/knowledge');
    await write('Bassoons come back');
    await page.locator('.prose').waitFor();
    await write('Returns of instruments');
    await page.getByText('One article says nearly this already').waitFor();
    await page.keyboard.press('Enter'); // the first choice has the focus
    await page.getByRole('heading', { name: 'Bassoons come back', level: 1 }).waitFor();
    await write('Returns of instruments');
    await page.getByRole('button', { name: 'Write another article all the same' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Returns of instruments', level: 1 }).waitFor();
  });
  at('supervisor', 'a gap lists the tickets with its words, and an article is drafted from those that are ticked, near-duplicates before it', async (page) => {
    const [controller, supervisor] = [await colleague('controller'), await colleague('supervisor')];
    await controller('PATCH', '/organisation', { ai: { enabled: true, tasks: ['article'] } });
    const answers = ['Polish the euphonium with a dry cloth, valves apart, and oil the valves.', 'Mind the case. Polish the euphonium with a dry cloth, valves apart, and oil the valves.', 'We polish the euphonium of ours alone.'];
    const tickets = (await supervisor('GET', '/tickets?view=open&limit=3')).body.items;
    for (const [n, one] of tickets.entries()) {
      await supervisor('PATCH', `/tickets/${one.id}`, { lang: 'en' }, { 'If-Match': '*' });
      const { etag } = await supervisor('GET', `/tickets/${one.id}`);
      assert.equal((await supervisor('POST', `/tickets/${one.id}/replies`, { text: answers[n], status: 'solved' }, { 'If-Match': etag })).status, 201);
    }
    const [ticket, second, third] = tickets;
    await supervisor('POST', '/knowledge/search', { text: 'polish the euphonium', lang: 'en', asked: true });
    const { body: first } = await supervisor('POST', `/tickets/${ticket.id}/assist`, { task: 'article' });
    const there = await controller('POST', '/articles', { title: 'Euphoniums', text: first.text, lang: first.lang });
    assert.equal(there.status, 201);
    await logIn(page, 'supervisor', '#/knowledge');
    const gap = page.locator('li', { hasText: 'polish euphonium' });
    await gap.getByText('Tickets with these words').click();
    await gap.getByText(`#${ticket.number}`).first().waitFor();
    assert.deepEqual(await axe(page), []);
    await gap.getByRole('checkbox', { name: `Draft from ticket #${third.number}` }).uncheck(); // all are ticked at first
    await gap.getByRole('button', { name: 'What would leave' }).click();
    await gap.getByText('From 2 tickets:').waitFor();
    await gap.getByRole('button', { name: 'Draft an article from 2 tickets' }).click();
    await page.getByText('One article says nearly this already').waitFor();
    const drafted = page.getByRole('region', { name: 'Draft article' });
    assert.match(await drafted.innerText(), new RegExp(`From 2 tickets: (#${ticket.number}, #${second.number}|#${second.number}, #${ticket.number})`, 'u'));
    const text = await page.locator('#a-text').inputValue();
    assert.match(text, /1\. Polish the euphonium with a dry cloth/u, 'what both say comes first');
    assert.match(text, /2\. Mind the case/u);
    assert.doesNotMatch(text, /ours alone/u);
    assert.equal(await page.locator('#a-title').inputValue(), 'Polish euphonium');
    assert.deepEqual(await axe(page), []);
    await page.getByRole('button', { name: 'Write another article all the same' }).click();
    await page.locator('#a-title').fill('The euphonium shines');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'The euphonium shines', level: 1 }).waitFor();
    const judged = async () => (await supervisor('GET', '/suggestions/figures')).body.judged.some((one) => one.task === 'article' && one.verdict === 'edited');
    await eventually(judged); // by what was saved
    assert.equal((await supervisor('GET', '/knowledge/gaps')).body.items.some((one) => one.words === 'polish euphonium'), false);
  });
  at('supervisor', 'an article without an owner says so, and is taken and given', async (page) => {
    const controller = await colleague('controller');
    assert.equal((await controller('POST', '/articles', { title: 'Whose theremin', text: 'Nobody answers for it.', lang: 'en', owner: null })).status, 201);
    await logIn(page, 'supervisor', '#/knowledge');
    await page.getByRole('button', { name: /without an owner/u }).click();
    await page.getByRole('row', { name: /Whose theremin.*No owner/u }).getByRole('link').click();
    await page.getByText('Nobody answers for this article').waitFor();
    assert.deepEqual(await axe(page), []);
    await page.getByRole('button', { name: 'Take it' }).click();
    await page.getByText('Nobody answers for this article').waitFor({ state: 'detached' });
    const one = (await controller('GET', '/articles?lang=en')).body.items.find((row) => row.title === 'Whose theremin');
    await controller('PATCH', `/articles/${one.id}`, { owner: null }, { 'If-Match': '*' });
    await page.reload();
    const heir = page.getByLabel('Give it to');
    const name = await heir.locator('option').nth(1).innerText();
    await heir.selectOption(name);
    await page.getByRole('button', { name: 'Give it', exact: true }).click();
    await page.getByText(`${name} answers for it now.`).waitFor();
  });
  at('controller', 'a question without an answer becomes an article, a mistake in a guide names its step', async (page) => {
    await logIn(page, 'controller', '#/knowledge');
    await page.locator('#k-ask').fill('where to tune a trombone');
    await page.keyboard.press('Enter');
    await page.getByText('No article answers this question.').waitFor();
    await page.reload();
    await page.getByRole('button', { name: /^Write an article: .*trombone/ }).click();
    assert.match(await page.locator('#a-title').inputValue(), /trombone/i);
    await page.getByLabel('Guided diagnostic').check();
    await page.getByLabel('As text').check();
    await page.locator('#a-text').fill('# Start\n- Yes -> Nowhere');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Line 2, step “Start”').waitFor();
  });
});
