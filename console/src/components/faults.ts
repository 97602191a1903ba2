// SPDX-License-Identifier: EUPL-1.2
// Which words a fault gets.
import type { Fault } from '../api/client';
import type { Words } from '../i18n';

const kinds: Record<number, keyof Words['faults']> = {
  0: 'offline', 400: 'invalid', 403: 'denied', 404: 'missing', 409: 'conflict', 412: 'conflict', 413: 'limit', 422: 'invalid', 429: 'often',
  502: 'offline', 503: 'busy', 504: 'offline',
};

export function faultKind(fault: Fault): keyof Words['faults'] {
  return kinds[fault.status] ?? 'broken';
}
