// SPDX-License-Identifier: EUPL-1.2
// What may be pressed stays where it is while the rest of its page comes: the answers are held back
// and let go one by one, the last one asked for first, and after each nothing shown may have moved.
// A click is lost where the button moves away between the press and the release.  An answer that never
// comes hides nothing for long.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually, has, launch, logIn, open } from './browser.mjs';

let chrome;
before(async () => (chrome = await launch()));
after(() => chrome.close());

const QUIET_MS = 150; // an answer is shown, and what its parts ask for is asked
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Holds what the page asks for, but the session; `release` lets go the last one that waits. */
async function holdAnswers(page) {
  const waiting = [];
  await page.route('**/api/v1/**', async (route) => {
    const path = new URL(route.request().url()).pathname.replace(/.*\/api\/v1/u, '');
    if (path === '/session' || path === '/events') return route.continue();
    const answer = await route.fetch();
    waiting.push({ path, go: () => route.fulfill({ response: answer }) });
  });
  return {
    waiting,
    release: async () => {
      const one = waiting.pop();
      await one?.go();
      await pause(QUIET_MS);
      return one?.path;
    },
  };
}

/** What was shown when this was asked before, and stands elsewhere in the page now. */
const moved = (page) => page.evaluate(() => {
  globalThis.places ??= new Map();
  const inner = document.querySelector('#content .inner');
  const from = inner?.getBoundingClientRect();
  return [...(inner?.querySelectorAll('button, input, select, textarea, summary, a[href]') ?? [])]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.closest('.unseen') === null)
    .flatMap((one) => {
      const { left, top } = one.getBoundingClientRect();
      const now = `${Math.round(left - from.left)}, ${Math.round(top - from.top)}`;
      const before = globalThis.places.get(one);
      globalThis.places.set(one, now);
      return before === undefined || before === now ? [] : [`${one.textContent.trim().slice(0, 40) || one.id || one.tagName}: ${before} -> ${now}`];
    });
});

/** What stands below is not shown for taking long: the answers are held back for longer than that. */
const waitForEver = (page) => page.addInitScript(() => addEventListener('DOMContentLoaded', () => document.documentElement.style.setProperty('--patience', '1h')));

/** What the page says is coming, and the parts that are busy without showing it. */
const coming = (page) => page.evaluate(() => {
  const busy = [...document.querySelectorAll('#content section[aria-busy=true]')];
  return {
    busy: busy.length > 0,
    said: [...document.querySelectorAll('#content [role=status]')].filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.closest('[aria-busy=true]') === null && one.textContent === 'Loading…').length,
    bare: busy.filter((one) => !(one.querySelector('.bones b')?.offsetWidth > 100)).map((one) => one.querySelector('h2')?.textContent),
  };
});

const phone = { size: { width: 390, height: 844 } };
const pages = [
  ['agent', 'settings'], ['supervisor', 'settings'], ['supervisor', 'settings', phone], ['controller', 'settings'], ['controller', 'settings', phone], ['auditor', 'settings'], ['admin', 'settings'],
  ['controller', 'knowledge'], ['controller', 'alerts'], ['controller', 'journal'], ['auditor', 'journal'], ['controller', 'sources'], ['controller', 'policy'],
];

describe('a page that is still loading', () => {
  for (const [role, hash, options] of pages)
    it(`${hash} of ${role}${options === phone ? ' on a phone' : ''}: what is shown stays where it is`, { skip: has(role) ? false : `no account given for ${role}` }, async () => {
      const window = await open(chrome.browser, options);
      try {
        const { page } = window;
        const { waiting, release } = await holdAnswers(page);
        await waitForEver(page);
        await logIn(page, role, `#/${hash}`);
        await page.locator('#content h1').waitFor();
        await eventually(() => waiting.length > 0);
        await pause(QUIET_MS);
        await moved(page);
        await eventually(async () => {
          const path = await release();
          assert.deepEqual(await moved(page), [], `when ${path} came`);
          const { busy, said, bare } = await coming(page);
          assert.deepEqual(bare, [], 'a part that is busy shows that something is coming');
          assert.ok(!busy || said === 1, `said once, outside of what is busy, and not ${said} times`);
          return waiting.length === 0 && !busy;
        });
        assert.equal((await coming(page)).said, 0, 'all came');
      } finally {
        await window.done();
      }
    });
  it('shows what stands below an answer that failed', { skip: !has('controller') }, async () => {
    const window = await open(chrome.browser);
    try {
      const { page } = window;
      await page.route('**/api/v1/**', (route) => (/\/(session|events|organisation)$/u.test(new URL(route.request().url()).pathname) ? route.continue() : route.fulfill({ status: 404, json: {} })));
      await logIn(page, 'controller', '#/settings');
      await page.getByRole('button', { name: 'New macro' }).waitFor();
      await page.getByRole('button', { name: 'Change the password' }).click();
      await page.locator('dialog[open] input').first().waitFor();
      assert.equal(await page.locator('#content section[aria-busy=true]').count(), 0);
    } finally {
      await window.done();
    }
  });
  for (const [role, path, button] of [['controller', '/providers', 'Declare a provider'], ['agent', '/me/security', 'Change the password']])
    it(`opens "${button}" while what its part lists is still coming`, { skip: !has(role) }, async () => {
      const window = await open(chrome.browser);
      try {
        const { page } = window;
        await waitForEver(page);
        await page.route(`**/api/v1${path}`, () => {});
        await logIn(page, role, '#/settings');
        await page.locator('section[aria-busy=true]').getByRole('button', { name: button }).click();
        const dialog = page.getByRole('dialog', { name: button });
        await dialog.locator('input').first().fill('x');
        assert.ok(await dialog.evaluate((one) => one.contains(document.activeElement)), 'the focus is in it');
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'detached' });
      } finally {
        await window.done();
      }
    });
  for (const reducedMotion of ['reduce', 'no-preference'])
    it(`shows what stands below an answer that never comes (prefers-reduced-motion: ${reducedMotion})`, { skip: !has('supervisor') }, async () => {
      const window = await open(chrome.browser);
      try {
        const { page } = window;
        await page.emulateMedia({ reducedMotion });
        await page.route('**/api/v1/organisation', () => {});
        await logIn(page, 'supervisor', '#/settings');
        const button = page.locator('button').filter({ hasText: 'New macro' });
        await button.waitFor({ state: 'attached' });
        assert.ok(!(await button.isVisible()), 'not at once');
        await button.click();
        await page.getByLabel('Text', { exact: true }).fill('x');
        await page.keyboard.press('Escape');
        await page.getByRole('navigation', { name: 'On this page' }).getByRole('button', { name: 'My security' }).click();
        assert.equal(await page.locator('#content section[aria-busy=true]').count(), 1);
      } finally {
        await window.done();
      }
    });
  it('takes a press that was begun before an answer came', { skip: !has('supervisor') }, async () => {
    const window = await open(chrome.browser);
    try {
      const { page } = window;
      const { waiting, release } = await holdAnswers(page);
      await logIn(page, 'supervisor', '#/settings');
      const button = page.getByRole('button', { name: 'New macro' });
      await eventually(async () => {
        await release();
        return button.isVisible();
      });
      await button.hover();
      await page.mouse.down();
      while (waiting.length > 0) await release();
      await page.mouse.up();
      await page.getByLabel('Text', { exact: true }).waitFor();
    } finally {
      await window.done();
    }
  });
});
