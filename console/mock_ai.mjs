// SPDX-License-Identifier: EUPL-1.2
// The stand-in's AI (mock.mjs): the embedded provider's answers, on for every task but translation, so that
// the panel shows itself whole.  Invented, in memory, never part of the program.
import { randomUUID } from 'node:crypto';

const OFF = new Set(['translate']);
const TASKS = ['summary', 'draft', 'answer', 'translate', 'quality', 'rewrite', 'article'];
const LEFT = { provider: null, entity: '', region: '', model: '', version: 0, body: '', categories: {}, tokens: {}, surrogates: {}, left_out: {},
  messages: 0, messages_left: 0, bytes: 0, bytes_in: 0, cost: 0, parts: 1, missing: [], entries: [], found: [] };
const SAID = {
  draft: (ticket) => `Merci pour votre message au sujet de « ${ticket.subjectSplit.skeleton} ». Vous avez trente jours pour renvoyer l’appareil, avec le bon de retour [1].`,
  summary: (ticket) => `Demandé : ${ticket.items[0].skeleton.replace(/\s+/g, ' ').slice(0, 160)}\nFait : rien encore.\nÀ faire : répondre.`,
  rewrite: (_, body) => `${body.text} Merci de votre patience.`,
};

/** Rows of mock.mjs's table of routes. */
export function aiRoutes({ ok, problem, named }) {
  const kept = new Map(); // ticket → suggestions
  const switched = { by: null, at: null };
  const on = new Map([['organisation ', true], ...TASKS.map((task) => [`task ${task}`, !OFF.has(task)])]);
  const reason = (task) => (!on.get('organisation ') ? 'organisation' : on.get(`task ${task}`) ? 'on' : 'task');
  const switches = () => ({ lock: 'none', history: [], uncontracted: [], switches: [...on].map(([key, state]) => {
    const [scope, what] = key.split(' ');
    return { scope, what, name: what, on: state, ...switched };
  }) });
  const standing = (task) => ({ on: reason(task) === 'on', reason: reason(task), by: null, since: null, provider: null, region: null, task });
  function suggest({ user, ticket, body }) {
    const say = SAID[body.task];
    if (reason(body.task) !== 'on') return problem(403, 'AI is off for this task', { rule: `ai:${reason(body.task)}` });
    if (!say) return problem(409, `${body.task} needs a provider of AI, and there is none`);
    const one = { id: randomUUID(), task: body.task, at: new Date().toISOString(), by: named(user), lang: ticket.lang.label ?? 'fr', text: say(ticket, body), marks: [], citations: [],
      greeting: body.task === 'draft' ? 'Bonjour,' : '', signature: body.task === 'draft' ? named(user).name : '', provider: 'embedded', embedded: true, stop: 'none',
      confidence: 0.62, left: LEFT, ms: 12, entry: 0, verdict: 'none', reason: null, distance: null };
    kept.set(ticket.id, [one, ...(kept.get(ticket.id) ?? [])]);
    return { status: 200, events: [...one.text.match(/.{1,24}/gsu).map((text) => ['piece', { text }]), ['done', one]] };
  }

  return [
    ['GET', '/tickets/:id/assist', () => ok({ tasks: TASKS.map(standing), translated: 1 })],
    ['POST', '/tickets/:id/assist/preview', () => ok({ ...LEFT, nonce: null })],
    ['POST', '/tickets/:id/assist', suggest],
    ['GET', '/tickets/:id/suggestions', ({ ticket }) => ok({ items: kept.get(ticket.id) ?? [], next: null })],
    ['POST', '/tickets/:id/suggestions/:suggestion/verdict', ({ ticket, params, body }) => {
      const one = (kept.get(ticket.id) ?? []).find((each) => each.id === params.suggestion);
      if (!one) return problem(404, 'no such suggestion');
      Object.assign(one, { verdict: body.verdict, reason: body.reason ?? null });
      return ok(null);
    }],
    ['GET', '/suggestions/figures', () => ok({ since: new Date(0).toISOString(), asked: [], judged: [...kept.values()].flat().filter((one) => one.verdict !== 'none')
      .map((one) => ({ task: one.task, lang: one.lang, intent: 'other', verdict: one.verdict, reason: one.reason, count: 1, distance: 0 })) })],
    ['GET', '/organisation/ai', () => ok(switches())],
    ['PATCH', '/organisation/ai', ({ user, body }) => {
      on.set(`${body.scope} ${body.what ?? ''}`, body.on);
      Object.assign(switched, { by: named(user), at: new Date().toISOString() });
      return ok(switches());
    }],
    ['GET', '/providers', () => ok({ items: [], next: null })],
    ['GET', '/gaps', () => ok({ items: [], next: null })],
  ];
}
