// SPDX-License-Identifier: EUPL-1.2
// An organisation's rules for detection as a form holds them: one entry a line.
import type { Organisation, OrganisationChange, SpanType, Stance } from './schema';

export interface DetectionDraft {
  stance: Stance;
  patterns: string;
  allow: string;
  deny: string; // "HANDLE: projet Bleuet"
  on: SpanType[];
  all: SpanType[];
}

const TYPES: SpanType[] = [
  'PERSON', 'EMAIL', 'PHONE', 'ADDRESS', 'HANDLE', 'DOB', 'NATIONAL_ID', 'PASSPORT', 'COMPANY_ID', 'CUSTOMER_REF',
  'PLATE', 'IBAN', 'BIC', 'CARD', 'IP', 'MAC', 'GEO', 'HEALTH', 'SPECIAL', 'CREDENTIAL',
];

const lines = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');

export function draftOf(organisation: Organisation): DetectionDraft {
  const rules = organisation.detection;
  return {
    stance: rules.stance,
    patterns: organisation.customer_refs.join('\n'),
    allow: rules.allow.join('\n'),
    deny: rules.deny.map((one) => `${one.type}: ${one.value}`).join('\n'),
    on: TYPES.filter((type) => !rules.off.includes(type)),
    all: TYPES,
  };
}

/** A line without a known type before its colon is a name. */
function denied(line: string): { type: SpanType; value: string } {
  const colon = line.indexOf(':');
  const type = TYPES.find((known) => known === line.slice(0, colon).trim().toUpperCase());
  return type === undefined ? { type: 'PERSON', value: line } : { type, value: line.slice(colon + 1).trim() };
}

export function changeOf(draft: DetectionDraft): Pick<OrganisationChange, 'customer_refs' | 'detection'> {
  return {
    customer_refs: lines(draft.patterns),
    detection: {
      stance: draft.stance,
      allow: lines(draft.allow),
      deny: lines(draft.deny).map(denied),
      off: draft.all.filter((type) => !draft.on.includes(type)),
    },
  };
}
