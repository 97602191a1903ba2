// SPDX-License-Identifier: EUPL-1.2
// Who is logged in, and what goes with it: colleagues, labels.
import { call, holdCsrf, onEnded, type Fault } from './client';
import { desk } from './desk';
import type { Meta, Session, User } from '../lib/schema';

interface State {
  known: 'asking' | 'in' | 'out' | 'fault';
  value: Session | null;
  fault: Fault | null;
  ended: boolean; // logged out by the desk, not by the person
  meta: Meta;
  users: User[];
}

export const session: State = $state({
  known: 'asking',
  value: null,
  fault: null,
  ended: false,
  meta: { intents: [], queues: [], langs: [], types: [], version: '' },
  users: [],
});

function enter(value: Session): void {
  holdCsrf(value.csrf);
  Object.assign(session, { value, known: 'in', fault: null, ended: false });
  void desk.meta().then((answer) => answer.ok && (session.meta = answer.ok));
  void desk.users().then((answer) => answer.ok && (session.users = answer.ok.items));
}

function leave(ended: boolean): void {
  holdCsrf('');
  Object.assign(session, { value: null, known: 'out', ended, users: [] });
}

/** Asks the desk whether the browser still has a session. */
export async function resume(): Promise<void> {
  onEnded(() => session.known === 'in' && leave(true));
  const answer = await call('GET /session');
  if (answer.ok) enter(answer.ok);
  else if (answer.fault.status === 401) leave(false);
  else Object.assign(session, { known: 'fault', fault: answer.fault });
}

export async function logIn(email: string, password: string): Promise<Fault | null> {
  const answer = await call('POST /session', { body: { email, password } });
  if (!answer.ok) return answer.fault;
  enter(answer.ok);
  return null;
}

export async function logOut(): Promise<void> {
  await call('DELETE /session');
  leave(false);
}
