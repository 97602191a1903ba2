// SPDX-License-Identifier: EUPL-1.2
// What changes while we look: the desk's server-sent events.
import { address } from './client';
import type { AlertEvent, TicketEvent, ViewingEvent } from '../lib/schema';

export const live = $state({ on: true });

const RETRY_MS = 5000;

/** Listens until the returned function is called; comes back by itself after a break. */
export function listen(heard: { ticket?: (e: TicketEvent) => void; viewing?: (e: ViewingEvent) => void; alert?: (e: AlertEvent) => void; back?: () => void }): () => void {
  let stream: EventSource | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let broken = false;

  const on = <T>(name: string, tell: ((data: T) => void) | undefined) =>
    tell !== undefined && stream?.addEventListener(name, (event) => {
      try {
        tell(JSON.parse((event as MessageEvent<string>).data) as T);
      } catch {
        // An event we cannot read is not worth breaking the desk for.
      }
    });
  const start = () => {
    stream = new EventSource(address('/events'));
    stream.onopen = () => {
      live.on = true;
      if (broken) heard.back?.();
      broken = false;
    };
    stream.onerror = () => {
      live.on = false;
      broken = true;
      if (stream?.readyState === EventSource.CLOSED) retry = setTimeout(start, RETRY_MS);
    };
    on<TicketEvent>('ticket', heard.ticket);
    on<ViewingEvent>('viewing', heard.viewing);
    on<AlertEvent>('alert', heard.alert);
  };
  start();
  return () => {
    clearTimeout(retry);
    stream?.close();
    live.on = true;
  };
}
