// SPDX-License-Identifier: EUPL-1.2
// Short notices at the edge of the screen, also read out by screen readers.

export interface Toast {
  id: number;
  text: string;
  tone: 'plain' | 'good' | 'bad';
}

const SHOWN_MS = 5000;

export const toasts: Toast[] = $state([]);
export const spoken = $state({ text: '' });
let last = 0;

export function toast(text: string, tone: Toast['tone'] = 'plain'): void {
  const id = ++last;
  toasts.push({ id, text, tone });
  setTimeout(() => {
    const at = toasts.findIndex((known) => known.id === id);
    if (at >= 0) toasts.splice(at, 1);
  }, SHOWN_MS);
}

/** Says something to screen readers only, politely. */
export function speak(text: string): void {
  spoken.text = text;
}
