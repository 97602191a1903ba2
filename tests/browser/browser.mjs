// SPDX-License-Identifier: EUPL-1.2
// Opens Debian's Chromium on a running desk, and keeps watch: nothing may leave the desk's host,
// break its Content-Security-Policy, or be said in red on the browser's console.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const PORT = process.env.GUICHET_MOCK_PORT ?? '8090';
export const URL_BASE = (process.env.GUICHET_URL ?? `http://localhost:${PORT}`).replace(/\/$/, '');
const CHROMIUM = process.env.GUICHET_CHROMIUM ?? '/usr/bin/chromium';
const WIDE = { width: 1440, height: 900 };
const PATIENCE_MS = 60_000; // two cores that do other work too

/** "email:password" of a role, from GUICHET_AGENT, GUICHET_CONTROLLER, ...; else the mock's. */
export function account(role) {
  const said = process.env[`GUICHET_${role.toUpperCase()}`] ?? `${role}@demo.example:demo`;
  const at = said.indexOf(':');
  return { email: said.slice(0, at), password: said.slice(at + 1) };
}
/** Is there such an account?  The mock has them all; a real desk only those that are given. */
export const has = (role) => process.env.GUICHET_URL === undefined || process.env[`GUICHET_${role.toUpperCase()}`] !== undefined;

export async function launch() {
  const home = await mkdtemp(join(tmpdir(), 'guichet-browser-'));
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home },
  });
  return {
    browser,
    close: async () => {
      await browser.close();
      await rm(home, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** A fresh window; `expected` are patterns of console errors that a test brings about itself; it
 * stays at `origin`, the desk's other name where a test needs it, and goes to `also` alone; it says
 * that it is `userAgent`. */
export async function open(browser, { lang = 'en', dark = false, size = WIDE, expected = [], scale = 1, origin = URL_BASE, also = [], userAgent } = {}) {
  const context = await browser.newContext({
    viewport: size, locale: lang === 'fr' ? 'fr-FR' : 'en-GB', colorScheme: dark ? 'dark' : 'light', deviceScaleFactor: scale, reducedMotion: 'reduce', userAgent,
  });
  const page = await context.newPage();
  const wrong = [];
  page.on('request', (request) => {
    if (![origin, ...also].some((one) => new URL(request.url()).origin === new URL(one).origin)) wrong.push(`left the host: ${request.url()}`);
  });
  page.on('console', (message) => {
    // An answer of 4xx is said in red by the browser too; the console's own faults are not.
    const known = /Failed to load resource: the server responded with a status of 4/.test(message.text());
    if (message.type() === 'error' && !known && !expected.some((pattern) => pattern.test(message.text()))) wrong.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`));
  });
  page.setDefaultTimeout(PATIENCE_MS);
  return { page, context, wrong, done: async () => { await context.close(); assert.deepEqual(wrong, []); } };
}

/** Logs in by the form, as a person does. */
export async function logInByForm(page, role = 'agent') {
  const { email, password } = account(role);
  await page.goto(`${URL_BASE}/`);
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(password);
  await page.locator('form button[type=submit]').click();
  await page.locator('#content').waitFor();
}

async function session(role) {
  const { email, password } = account(role);
  const answer = await fetch(`${URL_BASE}/api/v1/session`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ email, password }) });
  assert.equal(answer.status, 200, `log-in of ${role}`);
  const [name, value] = answer.headers.get('set-cookie').split(';')[0].split('=');
  return { name, value, csrf: (await answer.json()).csrf };
}
const sessions = new Map();
/** One session a role and file: a password is slow to check on purpose. */
function sessionOf(role) {
  if (!sessions.has(role)) sessions.set(role, session(role));
  return sessions.get(role);
}

/** The console, with a session that is open already. */
export async function logIn(page, role = 'agent', hash = '') {
  const { name, value } = await sessionOf(role);
  await page.context().addCookies([{ name, value, url: URL_BASE, httpOnly: true, sameSite: 'Strict' }]);
  await page.goto(`${URL_BASE}/${hash}`);
  await page.locator('#content').waitFor();
}

/** The list of a view, loaded: not the rows of the view before. */
export async function showView(page, view, mode = '') {
  await page.goto(`${URL_BASE}/#/tickets/${view}${mode}`);
  await page.locator(`.views a[aria-current=page][href="#/tickets/${view}${mode}"]`).waitFor({ state: 'attached' });
  await page.locator('section.list[aria-busy=false]').waitFor();
  await rows(page).first().waitFor();
}
export const rows = (page) => page.locator('[role=listbox] .row, table[aria-label] tbody tr');

/** Opens the n-th row of the list, and waits for that very ticket; gives its id. */
export async function openRow(page, n) {
  const id = (await rows(page).nth(n).getAttribute('id')).replace('row-', '');
  await openTicket(page, id);
  return id;
}
export async function openTicket(page, id) {
  await page.locator(`#row-${id}`).click();
  await page.locator(`#thread[data-ticket="${id}"] article`).first().waitFor();
}

/** Opens the first ticket of the view that holds a datum to be opened; gives the chip. */
export async function openTicketWithChip(page, type = '') {
  const wanted = page.locator(type === '' ? 'article button[data-token]' : `article button[data-token^="${type}"]`);
  const ids = await rows(page).evaluateAll((all) => all.slice(0, 25).map((row) => row.id.replace('row-', '')));
  for (const id of ids) {
    await openTicket(page, id);
    if ((await wanted.count()) > 0) return wanted.first();
  }
  throw new Error('no ticket of this view holds a masked datum');
}

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds against WCAG 2.2 A and AA, as readable lines. */
export async function axe(page) {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const found = await globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
    return found.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')} ${(n.any[0] ?? n.all[0] ?? n.none[0])?.message ?? v.help}`));
  });
}

/** A second person at work, through the API alone. */
export async function colleague(role) {
  const { name, value, csrf } = await sessionOf(role);
  return async (method, path, body, headers = {}) => {
    const said = await fetch(`${URL_BASE}/api/v1${path}`, {
      method, headers: { Cookie: `${name}=${value}`, 'X-CSRF-Token': csrf, 'Content-Type': 'application/json', ...headers }, body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { status: said.status, etag: said.headers.get('etag'), body: said.status === 204 ? null : await said.json() };
  };
}

/** The id of the person who wrote the controller's first ticket. */
export async function aPerson() {
  const by = await colleague('controller');
  const { items } = (await by('GET', '/tickets')).body;
  return (await by('GET', `/tickets/${items[0].id}`)).body.person.id;
}

/** A macro in French and English that the whole organisation has; the same one at each call. */
export async function aMacro() {
  const supervisor = await colleague('supervisor');
  const there = (await supervisor('GET', '/macros')).body.items.find((one) => one.shortcut === 'retour');
  if (there !== undefined) return there;
  const french = await supervisor('POST', '/macros', {
    name: 'Étiquette de retour', shortcut: 'retour', lang: 'fr', shared: true, text: 'Bonjour {{customer}},\n\nVotre étiquette de retour part aujourd’hui (ticket {{ticket}}).\n\n{{agent}}, {{organisation}}',
    actions: { status: 'pending', tags: ['retour'] },
  });
  await supervisor('POST', '/macros', {
    name: 'Return label', shortcut: 'return', lang: 'en', shared: true, text: 'Hello {{customer}},\n\nYour return label leaves today (ticket {{ticket}}).\n\n{{agent}}, {{organisation}}',
    actions: { status: 'pending', tags: ['retour'] }, translation_of: french.body.id,
  });
  return french.body;
}

/** The newest session's last factor was shown an hour ago: so the desk's own database says. */
export function anHourWithoutFactor() {
  execFileSync('python3', ['-c', 'import sqlite3, sys; b = sqlite3.connect(sys.argv[1], timeout=60); b.execute("UPDATE session SET fresh = fresh - 3600000 WHERE created = (SELECT max(created) FROM session)"); b.commit()', process.env.GUICHET_DATABASE]);
}

/** Waits for what the desk does by itself, after what the page shows. */
export async function eventually(holds) {
  for (const end = Date.now() + PATIENCE_MS; !(await holds());) {
    assert.ok(Date.now() < end, `not within ${PATIENCE_MS} ms: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
