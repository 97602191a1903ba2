// SPDX-License-Identifier: EUPL-1.2
// Opens Debian's Chromium on a running desk, and keeps watch: nothing may leave the desk's host,
// break its Content-Security-Policy, or be said in red on the browser's console.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const PORT = process.env.GUICHET_MOCK_PORT ?? '8090';
export const URL_BASE = (process.env.GUICHET_URL ?? `http://localhost:${PORT}`).replace(/\/$/, '');
const CHROMIUM = process.env.GUICHET_CHROMIUM ?? '/usr/bin/chromium';
const WIDE = { width: 1440, height: 900 };

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

/** A fresh window; `expected` are patterns of console errors that a test brings about itself. */
export async function open(browser, { lang = 'en', dark = false, size = WIDE, expected = [], scale = 1 } = {}) {
  const context = await browser.newContext({
    viewport: size, locale: lang === 'fr' ? 'fr-FR' : 'en-GB', colorScheme: dark ? 'dark' : 'light', deviceScaleFactor: scale, reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const wrong = [];
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(URL_BASE).origin) wrong.push(`left the host: ${request.url()}`);
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
  page.setDefaultTimeout(8000);
  return { page, context, wrong, done: async () => { await context.close(); assert.deepEqual(wrong, []); } };
}

export async function logIn(page, role = 'agent', hash = '') {
  const { email, password } = account(role);
  await page.goto(`${URL_BASE}/${hash}`);
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(password);
  await page.locator('form button[type=submit]').click();
  await page.locator('#content').waitFor();
}

/** The list of a view, loaded. */
export async function showView(page, view, mode = '') {
  await page.goto(`${URL_BASE}/#/tickets/${view}${mode}`);
  await rows(page).first().waitFor();
}
export const rows = (page) => page.locator('[role=listbox] .row, table[aria-label] tbody tr');

/** Opens the first ticket of the view that holds a datum to be opened; gives the chip. */
export async function openTicketWithChip(page, type = '') {
  const wanted = type === '' ? 'article button[data-token]' : `article button[data-token^="${type}"]`;
  const count = Math.min(await rows(page).count(), 25);
  for (let n = 0; n < count; n++) {
    await rows(page).nth(n).click();
    await page.locator('article').first().waitFor();
    if ((await page.locator(wanted).count()) > 0) return page.locator(wanted).first();
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
  const { email, password } = account(role);
  const answer = await fetch(`${URL_BASE}/api/v1/session`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ email, password }) });
  const cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
  const { csrf } = await answer.json();
  return async (method, path, body, headers = {}) => {
    const said = await fetch(`${URL_BASE}/api/v1${path}`, {
      method, headers: { Cookie: cookie, 'X-CSRF-Token': csrf, 'Content-Type': 'application/json', ...headers }, body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { status: said.status, etag: said.headers.get('etag'), body: said.status === 204 ? null : await said.json() };
  };
}
