// SPDX-License-Identifier: EUPL-1.2
// Alerts about unusual openings, wherever one is in the console: how many are open, and a word
// when one more is.
import { desk } from './desk';
import { session } from './session.svelte';
import { words } from '../lib/preferences.svelte';
import { toast } from '../lib/toasts.svelte';

export const alerts = $state({ open: 0, heard: 0 });

export const watches = (): boolean => session.value?.roles.some((role) => role === 'supervisor' || role === 'controller') === true;

export async function countAlerts(): Promise<void> {
  if (!watches()) return;
  const answer = await desk.alerts(true, null, 1);
  if (answer.ok) alerts.open = answer.ok.open;
}

/** One was raised or answered. */
export async function heardAlert(): Promise<void> {
  const before = alerts.open;
  await countAlerts();
  alerts.heard++;
  if (alerts.open > before) toast(words().alerts.raised, 'bad');
}
