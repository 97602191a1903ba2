// SPDX-License-Identifier: EUPL-1.2
// The time, once every half minute, for "3 min ago".

export const clock = $state({ now: Date.now() });

export function runClock(): void {
  $effect(() => {
    const timer = setInterval(() => (clock.now = Date.now()), 30_000);
    return () => clearInterval(timer);
  });
}
