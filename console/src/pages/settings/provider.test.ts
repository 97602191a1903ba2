// SPDX-License-Identifier: EUPL-1.2
import { expect, it } from 'vitest';
import { draftOf, recordOf } from './provider';
import type { Provider } from '../../lib/schema';

const terms = {
  entity: 'Modele SAS', own: false, retention_days: 30, training: false, subprocessors: ['Hote SAS'],
  contract: { reference: 'DPA-7', from: '2026-01-01T00:00:00.000Z', until: null },
  certificates: [{ name: 'ISO/IEC 27001', until: '2027-06-01T23:59:59.000Z' }],
};
const whole = {
  name: 'Modele', owner: 'A. Martin', kind: 'mistral', url: 'https://api.modele.example/v1', model: 'm', region: 'FR', deployment: '', deployment_kind: '',
  api_version: '', key_is_token: false, terms, tasks: ['draft'],
  limits: { at_once: 2, calls_max: 100, cost_max: 1_500_000, price_in: 400_000, price_out: 2_000_000, seconds: 20, tokens_max: 0 },
} as unknown as Provider;

it('gives back what it was made from, money in euros between', () => {
  const draft = draftOf(whole);
  expect([draft.limits.cost_max, draft.limits.price_in, draft.subs, draft.training, draft.from]).toEqual([1.5, 0.4, 'these', 'no', '2026-01-01']);
  const again = recordOf(draft);
  expect(again.limits).toEqual(whole.limits);
  expect(again.terms?.contract).toEqual({ reference: 'DPA-7', from: '2026-01-01T00:00:00Z', until: null });
  expect(again.terms?.subprocessors).toEqual(['Hote SAS']);
  expect('key' in again).toBe(false);
});

it('leaves unsaid what nobody said', () => {
  const fresh = recordOf(draftOf(null));
  expect([fresh.terms?.training, fresh.terms?.retention_days, fresh.terms?.subprocessors]).toEqual([null, null, null]);
  expect(recordOf({ ...draftOf(null), subs: 'none' }).terms?.subprocessors).toEqual([]);
});

it('says of a deployment only what Azure has', () => {
  const draft = { ...draftOf(whole), deployment: 'd', deployment_kind: 'GlobalStandard', key_is_token: true };
  expect(recordOf(draft)).toMatchObject({ model: 'm', deployment: '', deployment_kind: '', key_is_token: false });
  expect(recordOf({ ...draft, kind: 'azure' })).toMatchObject({ model: '', deployment: 'd', deployment_kind: 'GlobalStandard', key_is_token: true });
});
