// SPDX-License-Identifier: EUPL-1.2
// Every action there is at this moment.  Keys, palette and the sheet of shortcuts all read this
// one list, so that none of them knows an action the others do not.
import { untrack } from 'svelte';
import type { Words } from '../i18n';
import type { ActId } from './keymap';
import type { Priority } from './schema';

export interface Action {
  id: string;
  act?: ActId;
  group: keyof Words['groups'];
  label: string;
  icon?: string;
  priority?: Priority;
  run: () => void;
}

const offered: { all: readonly (() => Action[])[] } = $state({ all: [] });

/** Offers actions for as long as the calling component lives. */
export function offerActions(get: () => Action[]): void {
  $effect(() => {
    untrack(() => (offered.all = [...offered.all, get]));
    return () => {
      offered.all = offered.all.filter((known) => known !== get);
    };
  });
}

export function allActions(): Action[] {
  return offered.all.flatMap((get) => get());
}

/** Runs what an act means here; false where it means nothing. */
export function runAct(act: ActId): boolean {
  const action = allActions().findLast((known) => known.act === act);
  action?.run();
  return action !== undefined;
}
