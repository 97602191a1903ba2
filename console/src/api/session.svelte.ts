// SPDX-License-Identifier: EUPL-1.2
// Who is logged in, and what goes with it: colleagues, labels.
import { call, holdCsrf, onEnded, onStepUp, type Answer, type Fault, type Step } from './client';
import { desk } from './desk';
import { fits, show, suggests, supported } from '../lib/passkey';
import type { Again, Meta, Security, Session, SsoProvider, User } from '../lib/schema';
import { isKept, keepState, listen, readAnswer, tell, type Told } from '../lib/signon';

interface State {
  known: 'asking' | 'in' | 'out' | 'fault';
  value: Session | null;
  fault: Fault | null;
  ended: boolean; // logged out by the desk, not by the person
  step: Step | null; // the log-in is not done: what comes next
  signOn: Fault | 'stopped' | null; // what became of single sign-on
  shownAgain: boolean; // this window was opened to show something again, and may be closed
  meta: Meta;
  users: User[];
  settled: boolean; // labels and colleagues were asked for, and answered
  news: boolean; // a browser that was not there before, or a passkey that may have been copied
}

export const session: State = $state({
  known: 'asking',
  value: null,
  fault: null,
  ended: false,
  step: null,
  signOn: null,
  shownAgain: false,
  meta: { intents: [], queues: [], langs: [], types: [], opening: { reason_required: false, reasons: [], seconds: 60, emergency: false }, ai_lock: 'none', version: '' },
  users: [],
  settled: false,
  news: false,
});

/** Is there something of one's own security to be told? */
export function takeNews(security: Security): void {
  session.news = security.devices.some((one) => !one.known) || security.factors.some((one) => one.cloned !== null);
}

// Each log-in has a number: what comes for the one before is another person's, or another organisation's.
let entered = 0;

function enter(value: Session): void {
  const mine = ++entered;
  const own = <T>(answer: Answer<T>): T | null => (mine === entered ? (answer.ok ?? null) : null);
  holdCsrf(value.csrf);
  Object.assign(session, { value, known: 'in', fault: null, ended: false, step: null });
  const labels = desk.meta().then((answer) => (session.meta = own(answer) ?? session.meta));
  void desk.security().then(own).then((security) => security && takeNews(security));
  const colleagues = desk.users().then((answer) => (session.users = own(answer)?.items ?? session.users));
  void Promise.all([labels, colleagues]).then(() => (session.settled ||= mine === entered));
}

function leave(ended: boolean): void {
  entered += 1;
  holdCsrf('');
  Object.assign(session, { value: null, known: 'out', ended, users: [], settled: false, news: false, step: null });
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
  if (await cameBack()) return;
  const fault = take(await call('GET /session'));
  if (fault === null) return;
  if (fault.status === 401) leave(false);
  else Object.assign(session, { known: 'fault', fault });
}

export async function logIn(email: string, password: string): Promise<Fault | null> {
  return take(await call('POST /session', { body: { email, password } }));
}

// ---- single sign-on ----

/** The identity providers that the log-in page names. */
export async function providers(): Promise<SsoProvider[]> {
  return (await call('GET /session/sso')).ok?.items ?? [];
}

/** Leaves for the organisation's identity provider. */
export async function signOn(organisation: string): Promise<Fault | null> {
  const answer = await call('POST /session/sso', { body: { organisation } });
  if (answer.ok) location.assign(answer.ok.url);
  return answer.fault ?? null;
}

/** Back from there: what it brought is handed on, and leaves the address and the history at once. */
async function cameBack(): Promise<boolean> {
  const brought = readAnswer(location);
  if (brought === null) return false;
  const again = isKept(new URLSearchParams(location.search).get('state'));
  history.replaceState(null, '', './');
  const said = brought === 'stopped' ? brought : take(await call('POST /session/sso/done', { body: brought }));
  if (again) {
    tell(said === null || said === 'stopped' ? said : { status: said.status, rule: said.rule });
    session.shownAgain = true;
    window.close();
    return true;
  }
  session.signOn = said;
  if (said !== null) leave(false);
  return true;
}

/** Shows the provider again who one is, in a window of its own, so that nothing here is lost; tells
 * what became of it, once or several times. */
export async function signOnAgain(told: (what: Told) => void): Promise<Fault | null> {
  const there = window.open('about:blank', '_blank', 'popup,width=520,height=680');
  const answer = await call('POST /session/sso/again');
  if (!answer.ok || there === null) {
    there?.close();
    if (answer.fault) return answer.fault;
    told('stopped');
    return null;
  }
  keepState(answer.ok.url);
  const stop = listen((what) => {
    stop();
    void heard(what, told);
  });
  there.location.href = answer.ok.url;
  return null;
}
async function heard(what: Told, told: (what: Told) => void): Promise<void> {
  const now = what === null ? await call('GET /session') : null;
  if (now?.ok) {
    holdCsrf(now.ok.csrf);
    session.value = now.ok;
    fresh.answer(true);
  } else told(what ?? 'stopped');
}

// ---- passkeys ----

/** What came of showing one: a fault, null when it did, or nobody would. */
export type Shown = Fault | null | 'stopped';

/** What this log-in or session may show; passkeys only where the browser has them. */
export const canShow = (factors: string[]): boolean => supported() && (factors.includes('passkey') || factors.includes('key'));

/** Does this desk take passkeys, at the address the browser has it at? */
export async function passkeysHere(): Promise<boolean> {
  if (!supported()) return false;
  const asked = await call('GET /session/passkey');
  return asked.ok !== undefined && fits(asked.ok.rp);
}

/** The whole log-in, without an address. */
export async function logInByPasskey(waiting?: AbortSignal): Promise<Shown> {
  const asked = await call('GET /session/passkey');
  if (!asked.ok) return asked.fault;
  const passkey = await show(asked.ok, waiting);
  return passkey === null ? 'stopped' : take(await call('POST /session/passkey', { body: { passkey } }));
}

/** Passkeys among the suggestions of the address field, until one was chosen or `end` comes; a
 * challenge is good for five minutes, so that the desk is asked anew before. */
export async function suggestPasskeys(end: AbortSignal, said: (fault: Fault | null) => void): Promise<void> {
  while (!end.aborted && (await suggests())) {
    const renew = AbortSignal.timeout(4 * 60_000);
    const shown = await logInByPasskey(AbortSignal.any([end, renew]));
    if (end.aborted) return;
    if (shown !== 'stopped') return said(shown);
    if (!renew.aborted) return; // the browser would not wait
  }
}

/** As the second step. */
export async function givePasskey(): Promise<Shown> {
  const asked = await call('GET /session/factor/passkey');
  if (!asked.ok) return asked.fault;
  const passkey = await show(asked.ok);
  return passkey === null ? 'stopped' : take(await call('POST /session/factor', { body: { passkey } }));
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

/** True once a factor was shown just now; asks for it where it was not. */
export function beFresh(): Promise<boolean> {
  const until = session.value?.fresh_until;
  return until !== undefined && Date.parse(until) > Date.now() ? Promise.resolve(true) : askFresh();
}

/** Of a link to a file whose taking away asks for a factor shown just now: then it goes its way. */
export async function takeAway(event: MouseEvent): Promise<void> {
  event.preventDefault();
  const link = event.currentTarget as HTMLAnchorElement;
  if (await beFresh()) location.assign(link.href);
}

export async function showPasskeyAgain(): Promise<Shown> {
  const asked = await call('GET /session/factor/passkey');
  if (!asked.ok) return asked.fault;
  const passkey = await show(asked.ok);
  return passkey === null ? 'stopped' : again({ passkey });
}

export function showAgain(secret: string): Promise<Fault | null> {
  return again(session.value?.second_factor === true ? { otp: secret } : { password: secret });
}

async function again(body: Again): Promise<Fault | null> {
  const answer = await call('POST /session/fresh', { body });
  if (!answer.ok) return answer.fault;
  holdCsrf(answer.ok.csrf);
  session.value = answer.ok;
  fresh.answer(true);
  return null;
}

export async function logOut(): Promise<void> {
  const there = await call('GET /session/sso/end');
  await call('DELETE /session');
  leave(false);
  if (there.ok?.url) location.assign(there.ok.url);
}
