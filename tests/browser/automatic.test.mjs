// SPDX-License-Identifier: EUPL-1.2
// Automatic answers, a supervisor's way: a topic in shadow, the refusal to switch it on without data, an
// answer kept unseen until a colleague has answered, both side by side, judged in one click.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { axe, colleague, has, launch, logIn, open, URL_BASE } from './browser.mjs';

let chrome;
before(async () => (chrome = await launch()));
after(() => chrome.close());

const skip = process.env.GUICHET_URL === undefined || !has('supervisor') || process.env.GUICHET_TOOL === undefined;
const HELP = {
  title: 'Accorder une viole de gambe', lang: 'fr', category: 'Instruments', public: true,
  text: '# Accorder une viole de gambe\n\nPour accorder une viole de gambe, tendez chaque corde de la viole sans forcer, puis vérifiez les frettes.',
};
const MAIL = { from: { name: 'Ana Prova', email: 'ana.viole@example.org' }, subject: 'Viole', text: 'Bonjour,\n\nComment accorder ma viole de gambe sans forcer ?' };

async function window(run, options) {
  const opened = await open(chrome.browser, options);
  try {
    await run(opened.page);
  } finally {
    await opened.done();
  }
}
async function arrived() {
  const said = await fetch(`${URL_BASE}/api/v1/messages`, {
    method: 'POST', headers: { Authorization: `Bearer ${process.env.GUICHET_TOOL}`, 'Content-Type': 'application/json' }, body: JSON.stringify(MAIL),
  });
  return (await said.json()).ticket;
}
/** Until the ticket's case is there and `fits`. */
async function until(agent, ticket, fits) {
  for (let i = 0; i < 600; i++) {
    const one = (await agent('GET', `/tickets/${ticket}/automatic`)).body.case;
    if (one !== null && fits(one)) return one;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('the answer was not decided');
}
const settings = (page) => page.locator('section:has(h2#automatic-title)');

describe('automatic answers', { skip }, () => {
  it('from shadow to a judgement', async () => {
    const [agent, controller, supervisor] = [await colleague('agent'), await colleague('controller'), await colleague('supervisor')];
    await controller('PATCH', '/organisation', { ai: { enabled: true, tasks: ['summary', 'draft', 'answer'] } });
    await controller('POST', '/articles', HELP);
    const { intent } = (await agent('GET', `/tickets/${await arrived()}`)).body;
    await window(async (page) => {
      await logIn(page, 'supervisor', '#/settings');
      await settings(page).getByText('No topic is set: nothing is answered automatically.').waitFor();
      const topic = settings(page).getByLabel('Topic', { exact: true });
      if ((await topic.locator(`option[value="${intent.label}"]`).count()) > 0) await topic.selectOption(intent.label);
      await settings(page).getByLabel('Mode', { exact: true }).selectOption('on');
      await settings(page).getByRole('button', { name: 'Set' }).click();
      await settings(page).getByText(/not enough data: 0 answers were judged/).waitFor();
      await settings(page).getByLabel('Mode', { exact: true }).selectOption('shadow');
      await settings(page).getByLabel('Promised error').selectOption({ label: '10%' });
      await settings(page).getByRole('button', { name: 'Set' }).click();
      await settings(page).getByText('Too little data').waitFor();
      await settings(page).getByText(/at least 44 are needed/).waitFor();
      assert.deepEqual(await axe(page), []);
    });
    const { rules } = (await supervisor('GET', '/automatic')).body;
    assert.deepEqual(rules.map((one) => [one.intent, one.mode, one.promise]), [[intent.label, 'shadow', 0.1]]);
    const ticket = await arrived();
    await until(agent, ticket, (one) => one.state === 'kept');
    await window(async (page) => {
      await logIn(page, 'agent', `#/tickets/all/${ticket}`);
      await page.getByText('An answer was computed in shadow.').waitFor();
      assert.equal(await page.getByRole('region', { name: 'Automatic answer' }).getByText('frettes').count(), 0);
      await page.locator('#composer').fill('Bonjour, tendez chaque corde de la viole sans forcer, puis vérifiez les frettes.');
      await page.keyboard.press('Control+Enter');
      await page.getByText('Reply queued for sending').waitFor();
    });
    await until(agent, ticket, (one) => one.state === 'compared' && one.judged === 'right');
    await window(async (page) => {
      await logIn(page, 'agent', `#/tickets/all/${ticket}`);
      const panel = page.getByRole('region', { name: 'Automatic answer' });
      await panel.getByText('It would have said').click();
      await panel.getByText(/vérifiez les frettes/).waitFor();
      await panel.getByRole('link', { name: HELP.title }).waitFor();
      await panel.getByRole('button', { name: 'Wrong' }).click();
      await panel.getByText(/wrong \(judged by a person/).waitFor();
      assert.deepEqual(await axe(page), []);
    });
    await window(async (page) => {
      await logIn(page, 'supervisor', '#/settings');
      await settings(page).getByText('Comparer et juger').click();
      await settings(page).getByRole('button', { name: 'Voir' }).first().click();
      await settings(page).getByText('Réponse d’un collègue', { exact: true }).waitFor();
      await settings(page).getByText(/tendez chaque corde/).nth(1).waitFor();
      await settings(page).getByRole('button', { name: 'Juste' }).first().click();
      await settings(page).getByText('juste, jugée par une personne').waitFor();
      assert.deepEqual(await axe(page), []);
    }, { lang: 'fr', size: { width: 390, height: 844 }, dark: true });
  });
});
