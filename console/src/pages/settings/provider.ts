// SPDX-License-Identifier: EUPL-1.2
// A provider as its form holds it, and back.  Unsaid stays unsaid: null, and no guess.
import type { NewProvider, Provider, ProviderKind, ProviderLimits } from '../../lib/schema';

export const MILLION = 1_000_000; // money is in millionths of a euro

const money = ['cost_max', 'price_in', 'price_out'] as const;
const noLimits: ProviderLimits = { at_once: 0, calls_max: 0, cost_max: 0, price_in: 0, price_out: 0, seconds: 0, tokens_max: 0 };

const dayOf = (at: string | null | undefined) => at?.slice(0, 10) ?? '';
const timeOf = (day: string, end: boolean) => (day === '' ? null : `${day}T${end ? '23:59:59' : '00:00:00'}Z`);

export function draftOf(p: Provider | null) {
  const t = p?.terms;
  const limits = { ...(p?.limits ?? noLimits) };
  for (const key of money) limits[key] /= MILLION;
  return {
    name: p?.name ?? '', owner: p?.owner ?? '', kind: p?.kind ?? ('mistral' as ProviderKind), url: p?.url ?? '', model: p?.model ?? '', region: p?.region ?? '',
    deployment: p?.deployment ?? '', deployment_kind: p?.deployment_kind ?? '', api_version: p?.api_version ?? '', key: '', key_is_token: p?.key_is_token ?? false,
    entity: t?.entity ?? '', own: t?.own ?? false,
    retention: (t?.retention_days ?? null) as number | null,
    training: t?.training === true ? 'yes' : t?.training === false ? 'no' : 'unsaid',
    subs: t?.subprocessors === undefined || t.subprocessors === null ? 'unsaid' : t.subprocessors.length === 0 ? 'none' : 'these',
    subList: t?.subprocessors?.join('\n') ?? '',
    contract: t?.contract.reference ?? '', from: dayOf(t?.contract.from), until: dayOf(t?.contract.until),
    certificates: (t?.certificates ?? []).map((one) => ({ name: one.name, until: dayOf(one.until) })),
    tasks: [...(p?.tasks ?? [])],
    limits,
  };
}
export type ProviderDraft = ReturnType<typeof draftOf>;

export function recordOf(d: ProviderDraft): NewProvider {
  const isAzure = d.kind === 'azure';
  const limits = { ...d.limits };
  for (const key of money) limits[key] = Math.round(limits[key] * MILLION);
  return {
    name: d.name.trim(), owner: d.owner.trim(), kind: d.kind, url: d.url.trim(), region: d.region.trim(),
    model: isAzure ? '' : d.model.trim(), deployment: isAzure ? d.deployment.trim() : '', deployment_kind: isAzure ? d.deployment_kind : '',
    api_version: isAzure ? d.api_version.trim() : '', key_is_token: isAzure && d.key_is_token,
    ...(d.key === '' ? {} : { key: d.key.trim() }),
    terms: {
      entity: d.entity.trim(), own: d.own, retention_days: d.retention,
      training: d.training === 'unsaid' ? null : d.training === 'yes',
      subprocessors: d.subs === 'unsaid' ? null : d.subs === 'none' ? [] : d.subList.split('\n').map((line) => line.trim()).filter((line) => line !== ''),
      contract: { reference: d.contract.trim(), from: timeOf(d.from, false), until: timeOf(d.until, true) },
      certificates: d.certificates.map((one) => ({ name: one.name.trim(), until: timeOf(one.until, true) })),
    },
    tasks: [...d.tasks],
    limits,
  };
}
