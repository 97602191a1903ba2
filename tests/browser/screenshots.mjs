// SPDX-License-Identifier: EUPL-1.2
// Makes docs/images/*.png for the README: the desk in English and French, dark, the table, an
// opening, a phone.  Takes GUICHET_URL and GUICHET_AGENT as run.mjs does; without GUICHET_URL a
// mock must run on port 8090 (`npm run mock` in console/).
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { launch, logIn, open, openTicketWithChip, rows, showView } from './browser.mjs';

const out = fileURLToPath(new URL('../../docs/images/', import.meta.url));
await mkdir(out, { recursive: true });
const { browser, close } = await launch();

async function shot(name, options, act) {
  const window = await open(browser, { scale: 1.5, ...options });
  await act(window.page);
  await window.page.mouse.move(0, 0);
  await window.page.waitForTimeout(300);
  await window.page.screenshot({ path: `${out}${name}.png` });
  await window.done();
  console.log(`${out}${name}.png`);
}
const ticket = async (page) => {
  await logIn(page);
  await showView(page, 'open');
  const chip = await openTicketWithChip(page, 'IBAN').catch(() => openTicketWithChip(page));
  await page.locator('#thread').evaluate((thread) => thread.scrollTo(0, 0));
  return chip;
};
const size = { width: 1440, height: 860 };

await shot('desk-en', { lang: 'en', size }, ticket);
await shot('desk-fr', { lang: 'fr', size }, ticket);
await shot('desk-dark', { lang: 'en', dark: true, size }, ticket);
await shot('reveal', { lang: 'en', size }, async (page) => {
  await (await ticket(page)).click();
  await page.locator('dialog[open]').waitFor();
});
await shot('table', { lang: 'en', size }, async (page) => {
  await logIn(page);
  await showView(page, 'all', '/table');
  await page.locator('tbody input[type=checkbox]').nth(1).check();
  await page.locator('tbody input[type=checkbox]').nth(2).check();
});
await shot('phone-fr', { lang: 'fr', size: { width: 390, height: 780 } }, async (page) => {
  await logIn(page);
  await showView(page, 'open');
  await rows(page).first().waitFor();
});
await close();
