// SPDX-License-Identifier: EUPL-1.2
// Who is logged in, and what goes with it: colleagues, labels.
import { call, holdCsrf, onEnded, onStepUp, type Answer, type Fault, type Step } from './client';
import { desk } from './desk';
import type { Meta, Session, User } from '../lib/schema';

interface State {
  known: 'asking' | 'in' | 'out' | 'fault';
  value: Session | null;
  fault: Fault | null;
  ended: boolean; // logged out by the desk, not by the person
  step: Step | null; // the log-in is not done: what comes next
  meta: Meta;
  users: User[];
}

export const session: State = $state({
  known: 'asking',
  value: null,
  fault: null,
  ended: false,
  step: null,
  meta: { intents: [], queues: [], langs: [], types: [], version: '' },
  users: [],
});

function enter(value: Session): void {
  holdCsrf(value.csrf);
  Object.assign(session, { value, known: 'in', fault: null, ended: false, step: null });
  void desk.meta().then((answer) => answer.ok && (session.meta = answer.ok));
  void desk.users().then((answer) => answer.ok && (session.users = answer.ok.items));
}

function leave(ended: boolean): void {
  holdCsrf('');
  Object.assign(session, { value: null, known: 'out', ended, users: [], step: null });
}

/** What a step of the log-in was answered: in, or the next step, or a fault to show. */
function take(answer: Answer<Session>): Fault | null {
  if (answer.ok) enter(answer.ok);
  else if (answer.fault.step !== null) {
    holdCsrf(answer.fault.step.csrf);
    Object.assign(session, { known: 'out', step: answer.fault.step, ended: false });
  } else return answer.fault;
  return null;
}

/** Asks the desk whether the browser still has a session. */
export async function resume(): Promise<void> {
  onEnded(() => session.known === 'in' && leave(true));
  onStepUp(askFresh);
  const fault = take(await call('GET /session'));
  if (fault === null) return;
  if (fault.status === 401) leave(false);
  else Object.assign(session, { known: 'fault', fault });
}

export async function logIn(email: string, password: string): Promise<Fault | null> {
  return take(await call('POST /session', { body: { email, password } }));
}

/** The second step: a code of the authenticator, or a recovery code. */
export async function giveCode(otp: string): Promise<Fault | null> {
  return take(await call('POST /session/factor', { body: { otp } }));
}

/** The organisation, at log-in or later. */
export async function choose(organisation: string): Promise<Fault | null> {
  const before = session.value?.org.id ?? null;
  const fault = take(await call('POST /session/organisation', { body: { organisation } }));
  if (fault === null && before !== null && before !== session.value?.org.id) location.reload();
  return fault;
}

/** A factor that was just set up counts as shown: the log-in goes on under a new CSRF value. */
export async function goOn(csrf: string): Promise<void> {
  holdCsrf(csrf);
  take(await call('GET /session'));
}

/** Back to the first step. */
export const startOver = (): void => leave(false);

// ---- a factor again, before something grave ----

interface Asking {
  open: boolean;
  answer: (shown: boolean) => void;
}
export const fresh: Asking = $state({ open: false, answer: () => {} });

function askFresh(): Promise<boolean> {
  if (fresh.open) return Promise.resolve(false);
  return new Promise((resolve) => {
    fresh.answer = (shown) => {
      fresh.open = false;
      resolve(shown);
    };
    fresh.open = true;
  });
}

export async function showAgain(secret: string): Promise<Fault | null> {
  const body = session.value?.second_factor === true ? { otp: secret } : { password: secret };
  const answer = await call('POST /session/fresh', { body });
  if (!answer.ok) return answer.fault;
  holdCsrf(answer.ok.csrf);
  session.value = answer.ok;
  fresh.answer(true);
  return null;
}

export async function logOut(): Promise<void> {
  await call('DELETE /session');
  leave(false);
}
