// SPDX-License-Identifier: EUPL-1.2
// What a macro does to a ticket, in words.
import type { Words } from '../../i18n';
import { labelWords } from '../../lib/format';
import type { MacroActions } from '../../lib/schema';

export function macroDoes(actions: MacroActions, w: Words): string[] {
  return [
    ...(actions.status === null ? [] : [`${w.fields.status} : ${w.statuses[actions.status]}`]),
    ...(actions.queue === null ? [] : [`${w.fields.queue} : ${labelWords(actions.queue, w.queues)}`]),
    ...actions.tags.map((tag) => `${w.macros.tag} : ${tag}`),
  ].map((part) => part.replace(' : ', w.code === 'fr' ? '\u00a0: ' : ': '));
}
