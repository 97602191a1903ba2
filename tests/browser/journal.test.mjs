// SPDX-License-Identifier: EUPL-1.2
// An auditor at the journal: what was done, by whom, to whom, when; one person and one user
// followed; what is found taken away, and its proofs checked here by Node's own cryptography.
import assert from 'node:assert/strict';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { colleague, has, launch, logIn, open } from './browser.mjs';

const REAL = process.env.GUICHET_URL !== undefined && ['agent', 'controller', 'auditor'].every(has);
let chrome, opened; // opened: {user, person, ticket} of an opening that the agent made
before(async () => {
  chrome = await launch();
  if (REAL) opened = await anOpening();
});
after(() => chrome.close());

async function anOpening() {
  const agent = await colleague('agent');
  for (const { id } of (await agent('GET', '/tickets?limit=50')).body.items) {
    const ticket = (await agent('GET', `/tickets/${id}`)).body;
    const span = ticket.items.flatMap((one) => one.spans).find((one) => one.token && one.type === 'EMAIL');
    if (!span) continue;
    assert.equal((await agent('POST', `/tickets/${id}/reveal`, { tokens: [span.token], purpose: 'support', reason: 'called back' })).status, 200);
    return { user: (await agent('GET', '/session')).body.user, person: ticket.person.id, ticket: id };
  }
  throw new Error('no ticket holds an address');
}
async function journal(run, hash = '#/journal') {
  const { page, done } = await open(chrome.browser);
  try {
    await logIn(page, 'auditor', hash);
    await page.locator('tbody tr').first().waitFor();
    await run(page);
  } finally {
    await done();
  }
}

/** What one filter changes, once its answer is shown: the rows by column, from the act on. */
async function asked(page, change) {
  const answer = page.waitForResponse((one) => /\/journal\/find\?/.test(one.url()) && one.status() === 200);
  await change();
  const said = await answer;
  const { items } = await said.json();
  await page.getByRole('status').filter({ hasText: new RegExp(`^${items.length}\\+? entr(y|ies) found`) }).waitFor();
  if (items.length > 0) await page.waitForFunction((n) => document.querySelectorAll('tbody tr').length === n, items.length);
  const rows = await page.locator('tbody tr').evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.innerText)));
  return { query: new URL(said.url()).searchParams, items: items.map((one) => one.entry), rows };
}

// ---- RFC 6962, C2SP signed-note: written from those texts, with Node's crypto alone ----
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const hex = (text) => Buffer.from(text, 'hex');

/** The size and root that the signature is of. */
function checkpointOf(note, keyText) {
  const [, name, id, typed64] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(keyText.trim());
  const typed = Buffer.from(typed64, 'base64');
  const hash = sha256(`${name}\n`, typed).subarray(0, 4);
  assert.equal(hash.toString('hex'), id, 'the key is the one it says');
  const key = createPublicKey({ key: Buffer.concat([hex('302a300506032b6570032100'), typed.subarray(1)]), format: 'der', type: 'spki' });
  const at = note.indexOf('\n\n') + 1;
  const signature = Buffer.from(new RegExp(`^\u2014 ${name.replace(/[.*+?^$]/g, '\\$&')} (\\S+)$`, 'm').exec(note.slice(at))[1], 'base64');
  assert.ok(signature.subarray(0, 4).equals(hash) && verify(null, Buffer.from(note.slice(0, at)), key, signature.subarray(4)), 'the checkpoint is signed');
  const [origin, size, root] = note.split('\n');
  assert.equal(origin, name);
  return { size: Number(size), root: Buffer.from(root, 'base64') };
}
/** RFC 9162, 2.1.3.2: the root that a leaf and its path lead to. */
function rootOf(n, size, leaf, path) {
  let [fn, sn, hash] = [n, size - 1, leaf];
  assert.ok(n < size, 'the checkpoint counts it');
  for (const other of path) {
    assert.ok(sn > 0, 'the path ends');
    if (fn % 2 === 1 || fn === sn) {
      hash = sha256(Buffer.of(1), other, hash);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
    } else hash = sha256(Buffer.of(1), hash, other);
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  assert.equal(sn, 0, 'the path leads up to the root');
  return hash;
}
/** The entries of an export of JSON lines, each proved; throws at the first that is not. */
function proved(text, key) {
  const [head, ...lines] = text.trimEnd().split('\n');
  const { size, root } = checkpointOf(JSON.parse(head).checkpoint, key);
  return lines.map((line) => {
    const { n, hash, path, entry } = JSON.parse(line);
    const leaf = sha256(Buffer.of(0), line.slice(line.indexOf('"entry":') + 8, -1)); // the bytes that stand there
    assert.equal(leaf.toString('hex'), hash, `entry ${n}: not what it was`);
    assert.ok(rootOf(n, size, leaf, path.map(hex)).equals(root), `entry ${n}: not in the log`);
    return { ...entry, n, hash };
  });
}
/** RFC 4180: rows of cells. */
const csv = (text) => text.trimEnd().split('\r\n').map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map((cell) => cell[1]?.replaceAll('""', '"') ?? cell[2]));
async function taken(page, name) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name, exact: true }).click()]);
  return readFileSync(await download.path(), 'utf8');
}

describe('the journal', { skip: REAL ? false : 'needs a real desk with an auditor' }, () => {
  it('is asked by act, by user, by result and by day, and shows that and nothing else', async () => {
    await journal(async (page) => {
      const openings = await asked(page, () => page.locator('#j-act').selectOption('token.open'));
      assert.ok(openings.rows.length > 0 && openings.rows.every((row) => row[2].includes('token.open')));
      const theirs = await asked(page, () => page.locator('#j-by').selectOption(opened.user.id));
      assert.deepEqual([...theirs.query.keys()].sort(), ['act', 'by']);
      assert.ok(theirs.rows.length > 0 && theirs.rows.every((row) => row[2].includes('token.open') && row[3] === opened.user.name));
      const until = await asked(page, () => page.locator('#j-until').fill('2001-01-01'));
      assert.deepEqual(until.rows, []);
      await page.getByText('No entry').first().waitFor();
      const none = page.waitForResponse((one) => /\/journal\/find\?/.test(one.url()));
      await page.locator('#j-since').fill('2001-01-01');
      await none;
      const later = await asked(page, () => page.locator('#j-until').fill('2101-01-01'));
      assert.equal(new Date(later.query.get('until')).getTime(), new Date('2101-01-02T00:00:00').getTime(), 'the last day is one of them');
      assert.equal(later.rows.length, theirs.rows.length);
      await page.getByRole('button', { name: 'Show all' }).click();
      await page.getByRole('status').filter({ hasText: 'found' }).waitFor({ state: 'detached' });
      const no = await asked(page, () => page.locator('#j-result').selectOption('no'));
      assert.ok(no.items.every((one) => !['allowed', 'done'].includes(one.result)));
    });
  });

  it('follows one person, in their tickets too, and one user', async () => {
    await journal(async (page) => {
      const named = page.locator('#j-subject');
      assert.equal(await named.inputValue(), opened.person);
      await page.locator('tbody').getByText('token.open').first().waitFor();
      const kinds = await page.locator('tbody tr td:nth-child(5)').allInnerTexts();
      assert.ok(kinds.some((kind) => /^ticket\s+…/.test(kind)), `a ticket of the person: ${kinds}`);
      const ticket = page.getByRole('button', { name: `…${opened.ticket.slice(-8)}` }).first();
      const its = await asked(page, () => ticket.click());
      assert.equal(its.query.get('subject'), opened.ticket);
      assert.ok(its.items.some((one) => one.act === 'token.open' && one.on.id === opened.ticket));
      const acts = await asked(page, () => page.getByRole('button', { name: opened.user.name, exact: true }).first().click());
      assert.deepEqual([...acts.query.entries()], [['by', opened.user.id]]);
      assert.ok(acts.rows.every((row) => row[3] === opened.user.name));
    }, `#/journal/${opened.person}`);
  });

  for (const [what, answer] of [['fails', { status: 404, json: {} }], ['is empty', { status: 200, body: '' }]])
    it(`what is found is shown where the checkpoint ${what}, and that is asked for again`, async () => {
      const { page, done } = await open(chrome.browser);
      try {
        const checkpoint = '**/api/v1/journal/checkpoint';
        await page.route(checkpoint, (route) => route.fulfill(answer));
        const first = page.waitForResponse(checkpoint);
        await page.route('**/api/v1/journal/find?*', async (route) => {
          await first;
          await route.continue();
        });
        await logIn(page, 'auditor', `#/journal/${opened.person}`);
        await page.locator('tbody').getByText('token.open').first().waitFor();
        const part = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Signed checkpoint' }) });
        await part.getByRole('alert').waitFor();
        assert.equal(await page.locator('#content section[aria-busy=true]').count(), 0);
        await page.unroute(checkpoint);
        await part.getByRole('button', { name: 'Try again' }).click();
        await part.getByRole('link', { name: 'checkpoint.txt' }).waitFor();
        await page.locator('tbody').getByText('token.open').first().waitFor();
      } finally {
        await done();
      }
    });

  it('what is found is taken away, and each entry proved without the desk', async () => {
    await journal(async (page) => {
      await asked(page, () => page.locator('#j-subject').fill(opened.ticket));
      const { items } = await asked(page, () => page.locator('#j-act').selectOption('token.open'));
      const key = await page.locator('dd.mono').last().innerText();
      const text = await taken(page, 'JSONL');
      const entries = proved(text, key);
      assert.deepEqual(entries.map((one) => one.at), items.map((one) => one.at).reverse(), 'what was shown, oldest first');
      const [head, ...rows] = csv(await taken(page, 'CSV'));
      const row = (one) => ({ n: String(one.n), act: one.act, by: one.by, on_id: one.on.id, reason: one.reason ?? '', hash: one.hash });
      const cells = rows.map((cell) => Object.fromEntries(head.map((name, at) => [name, cell[at]])));
      assert.deepEqual(cells.map((one) => ({ n: one.n, act: one.act, by: one.by, on_id: one.on_id, reason: one.reason, hash: one.hash })), entries.map(row), 'the hashes that were proved');
      const [note, line] = text.split('\n');
      const other = line.replace('"token.open"', '"ticket.read"');
      const itsHash = sha256(Buffer.of(0), other.slice(other.indexOf('"entry":') + 8, -1)).toString('hex');
      const bad = {
        'an entry': [note, other],
        'an entry and its hash': [note, other.replace(/"hash":"\w+"/, `"hash":"${itsHash}"`)],
        'its place': [note, line.replace(/"n":(\d+)/, (_, n) => `"n":${n - 1}`)],
        'the root': [note.replace(/(\\n\d+\\n)./, '$1_'), line],
      };
      for (const [what, lines] of Object.entries(bad)) assert.throws(() => proved(lines.join('\n'), key), undefined, `changed: ${what}`);
      assert.equal(proved([note, line].join('\n'), key).length, 1);
      await asked(page, () => page.locator('#j-act').selectOption('journal.export'));
      const after = await asked(page, () => page.locator('#j-subject').fill(''));
      assert.deepEqual(after.items.slice(0, 2).map((one) => one.n), [items.length, items.length], 'who took how much is in the journal');
    });
  });
});
