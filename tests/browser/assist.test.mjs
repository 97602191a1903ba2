// SPDX-License-Identifier: EUPL-1.2
// AI beside a ticket: off until a controller says so, then a draft by one key, put into the reply,
// sent and judged; nothing leaves.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { axe, colleague, has, launch, logIn, open, openRow, openTicketWithChip, showView } from './browser.mjs';

let chrome;
before(async () => (chrome = await launch()));
after(() => chrome.close());

const skip = process.env.GUICHET_URL === undefined || !has('controller');
const switchAi = async (enabled, tasks = ['summary', 'draft']) => {
  const controller = await colleague('controller');
  return controller('PATCH', '/organisation', { ai: { enabled, tasks } });
};
async function window(run, options) {
  const opened = await open(chrome.browser, options);
  try {
    await run(opened.page);
  } finally {
    await opened.done();
  }
}
const panel = (page) => page.getByRole('tabpanel');

/** An approved provider, and how to be rid of it. */
async function approved(tasks, model = 'scribe') {
  const [admin, controller] = [await colleague('admin'), await colleague('controller')];
  const made = await admin('POST', '/providers', {
    name: 'Double', owner: 'A. Prova', kind: 'compatible', url: process.env.GUICHET_AI_DOUBLE, model, region: 'FR', key: 'sk-made-up-0123456789', limits: { price_in: 3000000, price_out: 9000000 }, ...(tasks === undefined ? {} : { tasks }),
    terms: { entity: 'Double SAS', retention_days: 0, training: false, subprocessors: [], contract: { reference: 'DPA-1', from: '2026-01-01T00:00:00Z' } },
  });
  await admin('POST', `/providers/${made.body.id}/approvals`, { as: 'it' });
  const last = await controller('POST', `/providers/${made.body.id}/approvals`, { as: 'legal' });
  assert.equal(last.body.usable, true);
  return () => admin('DELETE', `/providers/${made.body.id}`);
}

describe('AI beside a ticket', { skip }, () => {
  it('says that it is off, and why', async () => {
    await switchAi(false);
    await window(async (page) => {
      await logIn(page);
      await showView(page, 'all');
      await openRow(page, 0);
      await page.getByRole('tab', { name: 'AI' }).click();
      await panel(page).getByText('AI is off.').waitFor();
      await panel(page).getByText('Your organisation has not switched it on.').waitFor();
      assert.deepEqual(await axe(page), []);
    });
  });
  it('with summaries alone on, offers them and says why the rest is not', async () => {
    await switchAi(true, ['summary']);
    await window(async (page) => {
      await logIn(page);
      await showView(page, 'all');
      await openTicketWithChip(page, 'IBAN');
      await page.getByRole('tab', { name: 'AI' }).click();
      await panel(page).getByText(/AI is on/).waitFor();
      const draft = panel(page).getByRole('button', { name: 'Propose a reply' });
      assert.equal(await draft.isDisabled(), true);
      await panel(page).getByText('Proposed reply: Your organisation has not switched this task on.').waitFor();
      assert.deepEqual(await axe(page), []);
      await panel(page).getByRole('button', { name: 'Summarise' }).click();
      await panel(page).getByRole('region', { name: 'Summary' }).waitFor();
    });
  });
  it('with no provider: an own text is corrected, a finished ticket judged and made an article, each with its bounds', async () => {
    await switchAi(true, ['rewrite', 'quality', 'article']);
    await window(async (page) => {
      await logIn(page, 'supervisor');
      await showView(page, 'all');
      await openTicketWithChip(page, 'IBAN');
      await page.getByRole('tab', { name: 'AI' }).click();
      await page.locator('#composer').fill('Merci de de nous ecrire ,nous   sommes là.');
      await panel(page).getByRole('button', { name: 'Corrected' }).click();
      await panel(page).locator('del, ins').first().waitFor();
      await panel(page).getByRole('button', { name: 'Take over' }).click();
      assert.equal((await page.locator('#composer').inputValue()).includes('   '), false);
      await panel(page).getByRole('button', { name: 'Corrected' }).click();
      await panel(page).getByText('The rules find nothing to change in it.').waitFor();
      await page.locator('#composer').fill('');
      await page.getByRole('button', { name: 'Solve', exact: true }).click();
      await panel(page).getByRole('button', { name: 'Judge the quality' }).click();
      await panel(page).getByText(/whether what was said is true they do not know/u).waitFor();
      await panel(page).getByText(/of 5/u).first().waitFor();
      assert.deepEqual(await axe(page), []);
      await panel(page).getByRole('button', { name: 'Draft an article' }).waitFor();
      await page.getByRole('button', { name: 'Reopen', exact: true }).click();
    });
  });
  it('a provider for judging alone offers that, and the rest as it is without one', { skip: process.env.GUICHET_AI_DOUBLE === undefined }, async () => {
    await switchAi(true, ['summary', 'draft', 'translate', 'rewrite', 'quality', 'article']);
    const retire = await approved(['quality']);
    try {
      await window(async (page) => {
        await logIn(page, 'supervisor');
        await showView(page, 'all');
        await openTicketWithChip(page, 'IBAN');
        await page.getByRole('tab', { name: 'AI' }).click();
        await panel(page).getByText(/Through Double \(FR\)/).waitFor();
        await panel(page).getByText(/Embedded provider/).waitFor();
        assert.equal(await panel(page).getByRole('button', { name: 'Propose a reply' }).isEnabled(), true);
        assert.equal(await panel(page).getByRole('button', { name: 'Translate' }).count(), 0);
        await page.getByRole('button', { name: 'Solve', exact: true }).click();
        await panel(page).getByRole('button', { name: 'Judge the quality' }).click();
        await panel(page).getByText('4 of 5').first().waitFor();
        await page.getByRole('button', { name: 'Reopen', exact: true }).click();
        await panel(page).getByRole('button', { name: 'Judge the quality' }).waitFor({ state: 'detached' });
      });
    } finally {
      await retire();
    }
  });
  it('shows what the house says to itself beside a draft, and puts none of it into the reply', async () => {
    await switchAi(true);
    await window(async (page) => {
      await logIn(page);
      await showView(page, 'all');
      await page.getByText('Carte volée', { exact: true }).first().click();
      await page.getByRole('heading', { name: 'Carte volée' }).waitFor();
      await page.keyboard.press('d');
      const beside = panel(page).getByText(/For you to follow, internal:/u);
      await beside.getByRole('link', { name: 'Carte volée ou commande frauduleuse' }).waitFor();
      await panel(page).getByRole('button', { name: 'Put into the reply' }).click();
      assert.doesNotMatch(await page.locator('#composer').inputValue(), /suspendu|superviseur/u);
      assert.deepEqual(await axe(page), []);
    });
  });
  it('what is used of the limits stands beside them, with a warning from four fifths on', { skip: process.env.GUICHET_AI_DOUBLE === undefined }, async () => {
    const controller = await colleague('controller');
    const { body } = await controller('GET', '/organisation/ai/use');
    const { used } = body.measures.find((one) => one.what === 'tokens_max');
    assert.ok(used > 100, 'what was judged above');
    const at = (most) => controller('PATCH', '/organisation', { ai: { limits: { tokens_max: most } } });
    await window(async (page) => {
      await at(used * 2);
      await logIn(page, 'controller', '#/settings');
      const limits = page.getByRole('region', { name: 'What may go to providers, all together' });
      await limits.getByText(`Today: ${used.toLocaleString('en')} of ${(used * 2).toLocaleString('en')} (50%)`).waitFor();
      await limits.getByText('Now: 0').waitFor();
      await limits.getByText(/^Today’s count begins anew on /u).waitFor();
      assert.equal(await limits.getByText(/is not sent before/u).count(), 0);
      for (const [most, share] of [[used + 1, '99%'], [used, '100%']]) {
        await limits.getByLabel('Tokens a day').fill(String(most));
        await limits.getByRole('button', { name: 'Save' }).click();
        await limits.getByRole('status').getByText(new RegExp(`^Tokens a day: .* \\(${share}\\) used\\. What would go beyond it is not sent before `, 'u')).waitFor();
      }
      assert.deepEqual(await axe(page), []);
      await limits.getByLabel('Tokens a day').fill('0');
      await limits.getByRole('button', { name: 'Save' }).click();
      await limits.getByRole('status').getByText(/is not sent before/u).waitFor({ state: 'detached' });
    });
  });
  it('drafts by one key, is put into the reply, sent and judged', async () => {
    await switchAi(true);
    await window(async (page) => {
      await logIn(page);
      await showView(page, 'all');
      await openTicketWithChip(page, 'IBAN');
      await page.keyboard.press('d');
      await panel(page).getByText(/AI is on/).waitFor();
      await panel(page).getByText(/Set by/).waitFor();
      await page.getByRole('button', { name: 'What would leave' }).click();
      await panel(page).getByText('Nothing leaves this program.').first().waitFor();
      await panel(page).getByRole('button', { name: 'Put into the reply' }).click();
      const text = await page.locator('#composer').inputValue();
      assert.match(text, /\w+,\n\n[\s\S]+/u);
      assert.doesNotMatch(text, /\[1\]/u);
      assert.deepEqual(await axe(page), []);
      await page.keyboard.press('Control+Enter');
      await page.getByText('Reply queued for sending').waitFor();
      await panel(page).getByText('Earlier suggestions').waitFor();
    });
    await window(async (page) => {
      await logIn(page);
      await showView(page, 'all');
      await openTicketWithChip(page, 'IBAN');
      await page.getByRole('tab', { name: 'IA' }).click();
      await panel(page).getByText(/acceptée/).first().waitFor();
    }, { lang: 'fr' });
  });
  it('on a narrow screen the panel gives way to the reply', async () => {
    await switchAi(true);
    const agent = await colleague('agent');
    const ticket = (await agent('GET', '/tickets?view=all&limit=1')).body.items[0].id;
    await window(async (page) => {
      await logIn(page, 'agent', `#/tickets/all/${ticket}`);
      await page.locator('#thread').waitFor();
      await page.keyboard.press('d');
      await page.locator('dialog[open]').getByRole('button', { name: 'Put into the reply' }).click();
      await page.locator('dialog[open]').waitFor({ state: 'detached' });
      assert.notEqual(await page.locator('#composer').inputValue(), '');
      assert.deepEqual(await axe(page), []);
    }, { size: { width: 390, height: 844 } });
  });
  it('a summary is rejected for a reason', async () => {
    await switchAi(true);
    await window(async (page) => {
      await logIn(page);
      await showView(page, 'all');
      await openTicketWithChip(page, 'IBAN');
      await page.getByRole('tab', { name: 'AI' }).click();
      await panel(page).getByRole('button', { name: 'Summarise' }).click();
      await panel(page).getByRole('button', { name: 'Reject' }).click();
      await panel(page).getByRole('button', { name: 'incomplete' }).click();
      await panel(page).getByText('rejected (incomplete)').first().waitFor();
    });
  });
  it('shows each doubt at its place, and what would stop a call', async () => {
    await switchAi(true);
    const left = (body, found) => ({
      provider: 'Double', entity: 'Double SAS', region: 'FR', model: 'scribe', version: 1, body, categories: {}, tokens: {}, surrogates: {}, left_out: {},
      parts: 1, missing: [], entries: [], messages: 1, messages_left: 0, bytes: 20, bytes_in: 0, cost: 0, found,
    });
    const kept = {
      id: '0198c0de-0000-7000-8000-000000000001', task: 'summary', at: '2026-11-26T10:00:00Z', by: null, lang: 'fr', text: 'Écrivez à Paul Durand.', citations: [],
      marks: [{ doubt: 'personal', start: 12, end: 23 }, { doubt: 'link', start: 24, end: 24 }, { doubt: 'language', start: 0, end: 24 }],
      greeting: '', signature: '', provider: 'Double', embedded: false, stop: 'none', confidence: 0.3, left: left('{}', []), ms: 1, entry: 1, verdict: 'none', reason: null, source: null,
    };
    const answer = (body) => (route) => route.fulfill({ status: 200, contentType: 'application/json', body: JSON.stringify(body) });
    await window(async (page) => {
      await page.route(/\/suggestions$/u, answer({ items: [kept], next: null }));
      await page.route(/\/assist\/preview$/u, answer({ ...left('{"é":"FR76"}', [{ type: 'IBAN', known: true, start: 7, length: 4 }]), nonce: '00' }));
      await logIn(page);
      await showView(page, 'all');
      await openRow(page, 0);
      await page.getByRole('tab', { name: 'AI' }).click();
      await panel(page).getByText('Summary · Double').click();
      assert.deepEqual(await panel(page).locator('mark').allInnerTexts(), ['Paul Durand']);
      await panel(page).getByRole('img', { name: 'Held a link from no cited article.' }).waitFor();
      await panel(page).getByText('Holds personal data that was never in this ticket. Paul Durand').waitFor();
      assert.equal(await panel(page).getByRole('listitem').filter({ hasText: 'Is not in the language asked for.' }).last().innerText(), 'Is not in the language asked for.');
      await panel(page).getByRole('button', { name: 'What would leave' }).click();
      const before = panel(page).getByRole('region', { name: 'What would leave' });
      assert.equal(await before.locator('mark').innerText(), 'FR76');
      assert.match(await before.getByRole('alert').innerText(), /IBAN\s+FR76/u);
      assert.equal(await before.getByRole('button', { name: 'Ask with exactly this' }).count(), 0);
      assert.deepEqual(await axe(page), []);
    });
  });
  it('through a provider: what would leave, a draft, a rewriting as a difference, a judgement, an article', { skip: process.env.GUICHET_AI_DOUBLE === undefined }, async () => {
    const retire = await approved();
    const controller = await colleague('controller');
    await controller('PATCH', '/organisation', { ai: { enabled: true, tasks: ['summary', 'draft', 'rewrite', 'quality', 'article'] } });
    try {
      await window(async (page) => {
        await logIn(page, 'supervisor');
        await showView(page, 'all');
        await openTicketWithChip(page, 'IBAN');
        await page.getByRole('tab', { name: 'AI' }).click();
        await panel(page).getByText(/Through Double \(FR\)/).waitFor();
        await panel(page).getByText('Translation: Your organisation has not switched this task on.').waitFor();
        assert.equal(await panel(page).getByRole('button', { name: 'Translate' }).isDisabled(), true);
        await page.getByRole('button', { name: 'What would leave' }).click();
        const before = panel(page).getByRole('region', { name: 'What would leave' });
        const body = await before.getByLabel('The exact text').innerText();
        assert.match(body, /⟦/u);
        assert.doesNotMatch(body, /FR76|3000 6000/u);
        await before.getByText('Cost, at most (estimated)').waitFor();
        await before.getByLabel('For').selectOption('Summary');
        await before.getByLabel('The exact text').filter({ hasNotText: body.slice(0, 40) }).waitFor();
        const exact = await before.getByLabel('The exact text').innerText();
        assert.deepEqual(await axe(page), []);
        await before.getByRole('button', { name: 'Ask with exactly this' }).click();
        const answer = panel(page).getByRole('region', { name: 'Summary' });
        await answer.getByText('Sous trente jours, avec le bon de retour.').waitFor();
        await answer.getByText('What left').click();
        assert.equal(await answer.getByLabel('The exact text').innerText(), exact);
        await panel(page).getByRole('button', { name: 'Propose a reply' }).click();
        await panel(page).getByText('Sous trente jours, avec le bon de retour.').first().waitFor();
        await page.locator('#composer').fill('Vous avez trente jours pour le renvoyer.');
        await panel(page).getByRole('button', { name: 'Shorter' }).click();
        await panel(page).locator('ins').first().waitFor();
        assert.deepEqual(await axe(page), []);
        await panel(page).getByRole('button', { name: 'Take over' }).click();
        assert.match(await page.locator('#composer').inputValue(), /bon de retour/u);
        await page.locator('#composer').fill('');
        await page.getByRole('button', { name: 'Solve', exact: true }).click();
        await panel(page).getByRole('button', { name: 'Judge the quality' }).click();
        await panel(page).getByText('4 of 5').first().waitFor();
        await panel(page).getByRole('button', { name: 'Draft an article' }).click();
        await panel(page).getByRole('button', { name: 'Open as an article' }).click();
        await page.getByLabel('Title', { exact: true }).waitFor();
        assert.equal(await page.getByLabel('Title', { exact: true }).inputValue(), 'Renvoyer un article');
      });
    } finally {
      await retire();
    }
  });
  it('a message too long to be translated whole says so before and after, and which parts are missing', { skip: process.env.GUICHET_AI_DOUBLE === undefined }, async () => {
    const retire = await approved(['translate'], 'linguist-that-tires');
    await switchAi(true, ['translate']);
    const text = Array.from({ length: 640 }, (_, n) => `Paragraphe ${n + 1} : le colis est arrivé en retard, dit-on. ${'Il a fallu attendre longtemps. '.repeat(4)}`).join('\n\n');
    const made = await fetch(`${process.env.GUICHET_URL}/api/v1/messages`, {
      method: 'POST', headers: { Authorization: `Bearer ${process.env.GUICHET_TOOL}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ from: { name: 'Nora Brunet', email: 'nora.brunet@example.org' }, subject: 'Retard', text }),
    });
    const { ticket } = await made.json();
    try {
      await window(async (page) => {
        await logIn(page, 'agent', `#/tickets/all/${ticket}`);
        await page.getByRole('tab', { name: 'AI' }).click();
        await panel(page).getByText(/^The customer’s last message is long: a translation is of the first [78][0-9]% of it alone\.$/u).waitFor();
        await panel(page).getByRole('button', { name: 'Translate' }).click();
        const answer = panel(page).getByRole('region', { name: 'Translation' });
        await answer.getByRole('status').filter({ hasText: /^Parts 2, 3, 4, 5, 6, 7, 8 of 8 are not translated\. The provider’s settings are wrong/u }).waitFor();
        await answer.getByText(/^Paragraph 1: the parcel came late/u).waitFor();
        assert.match(await answer.locator('mark').first().innerText(), /^Paragraphe [0-9]+ : le colis/u);
        await answer.getByRole('listitem').filter({ hasText: 'Not translated: it stands here as it was written. (7 times)' }).waitFor();
        await answer.getByRole('listitem').filter({ hasText: 'Not of the whole text: the message was too long' }).waitFor();
        assert.deepEqual(await axe(page), []);
      });
      await window(async (page) => {
        await logIn(page, 'agent', `#/tickets/all/${ticket}`);
        await page.getByRole('tab', { name: 'IA' }).click();
        await panel(page).getByText(/^Le dernier message du client est long\s: seuls ses premiers [78][0-9]\s%\sseraient traduits\.$/u).waitFor();
        await panel(page).getByRole('button', { name: 'Ce qui sortirait' }).click();
        const before = panel(page).getByRole('region', { name: 'Ce qui sortirait' });
        await before.getByText(/^8, un par partie du message\s: une ligne chacun/u).waitFor();
        assert.equal((await before.getByLabel('Le texte exact').innerText()).trim().split('\n').length, 8);
        await panel(page).getByText(/^Traduction · Double/u).click();
        await panel(page).getByRole('listitem').filter({ hasText: /^Pas traduit\s: c’est resté tel que le client l’a écrit/u }).waitFor();
        await panel(page).getByRole('listitem').filter({ hasText: /^Ne porte pas sur tout le texte/u }).waitFor();
      }, { lang: 'fr' });
    } finally {
      await retire();
    }
  });
  it('a contract without a line for a task is said beside the switches, and where it is asked', { skip: process.env.GUICHET_AI_DOUBLE === undefined }, async () => {
    const [retire, controller] = [await approved(['summary']), await colleague('controller')];
    await switchAi(true, ['summary']);
    const { contracts } = (await controller('GET', '/policy')).body;
    const without = contracts.split('\n').filter((line) => !line.startsWith('summary,remote,')).join('\n');
    const said = { en: [/^On, but no provider is asked: .* gives a remote provider no content for Summaries\./u, 'AI', 'Summarise', /^The contract of this task, or a limit, lets nothing be asked\. The embedded provider answered instead\./u],
      fr: [/^Activé, mais aucun fournisseur n’est interrogé\s: .* à un fournisseur distant pour Résumés\./u, 'IA', 'Résumer', /^Le contrat de cette tâche, ou une limite, ne permet rien de demander\. Le fournisseur intégré a répondu à sa place\./u] };
    assert.equal((await controller('POST', '/policy', { contracts: without, comment: 'no line' })).status, 200);
    try {
      for (const [lang, [beside, tab, ask, asked]] of Object.entries(said)) {
        await window(async (page) => {
          await logIn(page, 'supervisor', '#/settings');
          await page.getByRole('status').filter({ hasText: beside }).waitFor();
          await showView(page, 'all');
          await openRow(page, 0);
          await page.getByRole('tab', { name: tab }).click();
          await panel(page).getByRole('button', { name: ask }).click();
          await panel(page).getByRole('status').filter({ hasText: asked }).waitFor();
          assert.deepEqual(await axe(page), []);
        }, { lang });
      }
    } finally {
      await controller('POST', '/policy', { contracts, comment: 'as before' });
      await retire();
    }
  });
  it('a search by meaning shows what left for it, and nothing where nobody does it', { skip: process.env.GUICHET_AI_DOUBLE === undefined }, async () => {
    await switchAi(false);
    const search = async (page, box, button) => {
      await page.getByPlaceholder(box).fill('Claire Morel cherche une chaudière');
      await page.getByRole('button', { name: button, exact: true }).click();
      await page.locator('section.found').waitFor();
    };
    await window(async (page) => {
      await logIn(page, 'agent', '#/knowledge');
      await search(page, 'A question, as a customer puts it', 'Search');
      assert.equal(await page.locator('section.found summary').filter({ hasText: 'What left' }).count(), 0);
    });
    const retire = await approved(['embed'], 'grams');
    await switchAi(true, ['embed']);
    try {
      await window(async (page) => {
        await logIn(page, 'agent', '#/knowledge');
        await search(page, 'Une question, comme un client la pose', 'Chercher');
        const left = page.locator('section.found details');
        await left.getByText(/^Ce qui est sorti/u).click();
        await left.getByText('Double · Double SAS · FR').waitFor();
        const text = await left.getByLabel('Le texte exact').innerText();
        assert.match(text, /chaudière/u);
        assert.doesNotMatch(text, /Morel/u);
        await left.getByText('Entrée du journal').waitFor();
        assert.deepEqual(await axe(page), []);
      }, { lang: 'fr', size: { width: 390, height: 844 } });
    } finally {
      await retire();
    }
  });
  it('supervisors see what became of it', async () => {
    await window(async (page) => {
      await logIn(page, 'supervisor', '#/settings');
      const figures = page.getByRole('region', { name: 'What became of AI’s suggestions' });
      await figures.getByRole('cell', { name: 'Proposed reply' }).first().waitFor();
      assert.deepEqual(await axe(page), []);
    });
  });
});
