// SPDX-License-Identifier: EUPL-1.2
// A guided diagnostic is written: as a form, by keys, tried, saved; and as a text, with what is wrong
// in the reader's language, where it is and what to do.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually, has, launch, logIn, open } from './browser.mjs';

let chrome;
before(async () => (chrome = await launch()));
after(() => chrome.close());

const LANGS = {
  en: {
    add: 'New article', guide: /^Guided diagnostic/, step: 'Add a step', answer: 'Add an answer', text: 'As text', form: 'As a form', save: 'Save', edit: 'Edit', preview: 'Preview',
    newStep: 'A new step for answer 1', to: 'Answer 2 leads to', nowhere: 'An answer leads nowhere yet. Choose the step that it leads to.', go: 'Go there', again: 'Begin again',
    tryHere: 'Try it from step 2', remove: 'Remove step 3', up: 'Move step 2 up', other: 'Write another article all the same',
    dead: 'A dead end: there is neither an answer nor a text.', line: 'Line 4, step “Bulb”', gone: 'leads to “Nowhere”, and there is no such step. Write that step',
    hold: 'This text has what a form cannot hold',
  },
  fr: {
    add: 'Nouvel article', guide: /^Diagnostic guidé/, step: 'Ajouter une étape', answer: 'Ajouter une réponse', text: 'En texte', form: 'En formulaire', save: 'Enregistrer', edit: 'Modifier', preview: 'Aperçu',
    newStep: 'Une nouvelle étape pour la réponse 1', to: 'La réponse 2 mène à', nowhere: 'Une réponse ne mène encore nulle part. Choisissez l’étape où elle mène.', go: 'Y aller', again: 'Recommencer',
    tryHere: 'Essayer à partir de l’étape 2', remove: 'Retirer l’étape 3', up: 'Monter l’étape 2', other: 'Écrire un autre article quand même',
    dead: /Une impasse\s: il n’y a ni réponse ni texte\./, line: /Ligne 4, étape «\sBulb\s»/, gone: /mène à «\sNowhere\s», et cette étape n’existe pas\. Écrivez cette étape/,
    hold: 'Ce texte contient ce qu’un formulaire ne peut pas garder',
  },
};

/** By the keyboard: the button has the focus, and is pressed. */
const press = async (page, name, n = 0) => page.getByRole('button', { name, exact: true }).nth(n).press('Enter');
const focused = (page) => page.evaluate(() => document.activeElement?.id ?? '');

for (const [lang, s] of Object.entries(LANGS))
  describe(`a guided diagnostic being written, ${lang}`, () => {
    it('by a form and its keys, then as a text', { skip: has('controller') ? false : 'no account given for controller' }, async () => {
      const window = await open(chrome.browser, { lang });
      const { page } = window;
      const mistakes = page.locator('.mistakes');
      await logIn(page, 'controller', '#/knowledge');
      await page.getByRole('button', { name: s.add }).click();
      await page.locator('#a-title').fill(`Lamp ${lang}`);
      await page.getByLabel(s.guide).check();

      // A step, two answers, the first to a step that is made for it.
      await press(page, s.step);
      await page.keyboard.type('Plugged in?');
      await press(page, s.answer);
      await page.keyboard.type('Yes');
      await page.keyboard.press('Enter');
      await page.keyboard.type('No');
      await press(page, s.newStep);
      await page.keyboard.type('Bulb');
      assert.equal(await page.locator('.editor .step').count(), 2, 'the title was not sent by Enter');
      await press(page, s.preview);
      await mistakes.getByText(s.nowhere).waitFor();
      await mistakes.getByText(s.dead).waitFor();
      await mistakes.getByRole('button', { name: s.go }).nth(0).press('Enter');
      assert.match(await focused(page), /-name-/);

      // The other answer to a third step; each result says something: what was wrong is gone by itself.
      await press(page, s.step);
      await page.keyboard.type('Plug it in');
      await page.getByLabel(s.to).selectOption({ label: '3. Plug it in' });
      await page.locator('.editor .step').nth(1).locator('textarea').fill('Another bulb.');
      await page.locator('.editor .step').nth(2).locator('textarea').fill('That was it.');
      await mistakes.waitFor({ state: 'detached' });

      // Clicked through, and from the middle; moved and put back; one removed leads nowhere.
      const shown = page.locator('.guide h3');
      await shown.filter({ hasText: 'Plugged in?' }).waitFor();
      await page.locator('.guide .answers button').nth(1).press('Enter');
      await shown.filter({ hasText: 'Plug it in' }).waitFor();
      await press(page, s.tryHere);
      await shown.filter({ hasText: 'Bulb' }).waitFor();
      await press(page, s.up);
      assert.equal(await page.locator('.editor .step input').first().inputValue(), 'Bulb');
      await page.locator('.editor .step').first().getByRole('button').nth(3).press('Enter');
      assert.equal(await page.locator('.editor .step input').first().inputValue(), 'Plugged in?');
      await press(page, s.remove);
      await press(page, s.save);
      await mistakes.getByText(s.nowhere).waitFor();

      // As a text: what the form made of it, and mistakes with their line.
      await page.getByLabel(s.text).check();
      const text = page.locator('#a-text');
      assert.equal(await text.inputValue(), '# Plugged in?\n- Yes -> Bulb\n- No -> \n\n# Bulb\nAnother bulb.\n');
      await text.fill('# Plugged in?\n- Yes -> Bulb\n# Bulb\n- It glows -> Nowhere\n');
      await mistakes.getByText(s.line).waitFor();
      await mistakes.getByText(s.gone).waitFor();
      await mistakes.getByRole('button', { name: s.go }).press('Enter');
      assert.equal(await text.evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd)), '- It glows -> Nowhere');
      await page.getByLabel(s.form).click(); // it stays a text, so far
      await page.getByText(s.hold).waitFor();
      await text.fill('# Plugged in?\n- Yes -> Bulb\n# Bulb\nAnother bulb.\n');
      await mistakes.waitFor({ state: 'detached' });
      await page.getByLabel(s.form).check();
      await eventually(async () => (await page.locator('.editor .step').count()) === 2);

      await press(page, s.save);
      const other = page.getByRole('button', { name: s.other });
      await other.or(page.locator('.guide h3')).first().waitFor();
      if (await other.isVisible()) {
        await other.press('Enter');
        await press(page, s.save);
      }
      await page.getByRole('button', { name: s.edit, exact: true }).waitFor();
      await page.locator('.guide .answers button').first().press('Enter');
      await shown.filter({ hasText: 'Bulb' }).waitFor();
      await window.done();
    });
  });
