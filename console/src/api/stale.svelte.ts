// SPDX-License-Identifier: EUPL-1.2
// One's own articles that end soon or have ended, wherever one is in the console: how many.
import { desk } from './desk';

export const stale = $state({ mine: 0 });

export async function countStale(): Promise<void> {
  const answer = await desk.knowledge();
  stale.mine = answer.ok?.mine_stale ?? 0;
}
