// SPDX-License-Identifier: EUPL-1.2
import { expect, it } from 'vitest';
import { leaveDraft, takeDraft } from './handover';

it('an article drafted beside a ticket is taken once, its first heading as its title', () => {
  expect(takeDraft()).toBeNull();
  leaveDraft('# Renvoyer un article\n\nSous trente jours.', 'fr');
  expect(takeDraft()).toEqual({ title: 'Renvoyer un article', text: 'Sous trente jours.', lang: 'fr', proposed: null });
  expect(takeDraft()).toBeNull();
  const one = { ticket: 't', suggestion: 's' };
  leaveDraft('No heading.', 'en', one);
  expect(takeDraft()).toEqual({ title: '', text: 'No heading.', lang: 'en', proposed: one });
});
