// SPDX-License-Identifier: EUPL-1.2
// Every action there is at this moment.  Keys, palette and the sheet of shortcuts all read this
// one list, so that none of them knows an action the others do not.
import type { Words } from '../i18n';
import type { ActId } from './keymap';

export interface Action {
  id: string;
  act?: ActId;
  group: keyof Words['groups'];
  label: string;
  icon?: string;
  run: () => void;
}

const registered: { get: () => Action[] }[] = $state([]);

/** Offers actions for as long as the calling component lives. */
export function offerActions(get: () => Action[]): void {
  $effect(() => {
    const entry = { get };
    registered.push(entry);
    return () => {
      const at = registered.findIndex((known) => known.get === get);
      if (at >= 0) registered.splice(at, 1);
    };
  });
}

export function allActions(): Action[] {
  return registered.flatMap((entry) => entry.get());
}

/** Runs what an act means here; false where it means nothing. */
export function runAct(act: ActId): boolean {
  const action = allActions().findLast((known) => known.act === act);
  action?.run();
  return action !== undefined;
}
