// SPDX-License-Identifier: EUPL-1.2
// A stand-in for the desk while one works on the console: `npm run mock`, then log in as
// agent@demo.example with the password "demo".  Everything is invented and lives in memory; it
// keeps the API's shapes, not its promises (no encryption, no real journal).  Never part of the
// program.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { aiRoutes } from './mock_ai.mjs';

const PORT = Number(process.env.PORT ?? 8090);
const DIST = fileURLToPath(new URL('./dist', import.meta.url));
const SECONDS = Number(process.env.MOCK_SECONDS ?? 60);

const CATEGORY = {
  PERSON: 'identity', EMAIL: 'contact', PHONE: 'contact', ADDRESS: 'contact', HANDLE: 'contact', DOB: 'identity', NATIONAL_ID: 'identifier',
  PASSPORT: 'identifier', COMPANY_ID: 'identifier', CUSTOMER_REF: 'identifier', PLATE: 'identifier', IBAN: 'financial', BIC: 'financial',
  CARD: 'financial', IP: 'online', MAC: 'online', GEO: 'location', HEALTH: 'health', SPECIAL: 'special', CREDENTIAL: 'credential',
};
const CATEGORIES = ['content', 'identity', 'contact', 'identifier', 'financial', 'health', 'special', 'credential', 'online', 'location'];
const PURPOSES = ['support', 'triage', 'drafting', 'quality', 'statistics', 'training', 'legal'];
const QUEUES = ['general', 'billing', 'delivery', 'privacy'];
const INTENTS = ['account_access', 'account_close', 'account_create', 'address_change', 'appointment', 'availability', 'billing_dispute', 'complaint', 'contract_cancel', 'data_request', 'delivery_late', 'delivery_problem', 'delivery_status', 'fraud_report', 'human_contact', 'invoice_request', 'newsletter_unsubscribe', 'order_cancel', 'order_change', 'other', 'payment_problem', 'praise', 'price_question', 'product_defect', 'product_question', 'refund', 'return_exchange', 'subscription_change', 'technical_problem', 'warranty'];

const USERS = [
  ['agent', 'Nadia Benali', ['agent'], ['support', 'drafting']],
  ['agent2', 'Tom Whitaker', ['agent'], ['support', 'drafting']],
  ['supervisor', 'Hélène Faure', ['supervisor'], ['support', 'quality', 'statistics']],
  ['controller', 'Marc Delcourt', ['controller'], ['legal', 'support']],
  ['auditor', 'Ines Okafor', ['auditor'], ['legal']],
  ['admin', 'Piotr Nowak', ['admin'], []],
].map(([login, name, roles, purposes], n) => ({ id: uuid(n + 1), email: `${login}@demo.example`, name, roles, purposes, lang: 'fr' }));
const named = (user) => ({ id: user.id, name: user.name });

let policy = { version: 3, rows: [] };
{
  const grant = (role, purpose, words) => words.split(' ').forEach((word) => {
    const [category, access] = word.split(':');
    policy.rows.push({ role, purpose, category, access });
  });
  grant('agent', 'support', 'content:clear identity:masked contact:masked identifier:masked financial:masked online:masked location:masked health:none');
  grant('agent', 'drafting', 'content:clear identity:masked');
  grant('supervisor', 'support', 'content:clear identity:clear contact:masked identifier:masked financial:masked health:masked');
  grant('supervisor', 'quality', 'content:clear identity:masked');
  grant('controller', 'legal', CATEGORIES.filter((c) => c !== 'credential').map((c) => `${c}:clear`).join(' '));
  grant('controller', 'support', 'content:clear identity:clear contact:clear');
  grant('tool', 'triage', 'content:masked');
  grant('auditor', 'legal', 'content:none');
}
const openable = { agent: ['identity', 'contact', 'identifier', 'financial'], supervisor: ['identity', 'contact', 'identifier', 'financial', 'health'], controller: CATEGORIES };
const accessOf = (user, category) => {
  const rank = ['none', 'masked', 'clear'];
  return policy.rows.filter((row) => user.roles.includes(row.role) && row.purpose === user.purposes[0] && row.category === category)
    .map((row) => row.access).sort((a, b) => rank.indexOf(b) - rank.indexOf(a))[0] ?? 'none';
};
const csvOf = () => ['role,purpose,category,access', ...policy.rows.map((r) => [r.role, r.purpose, r.category, r.access].join(','))].join('\n') + '\n';

function uuid(n) {
  return `01939c2e-0000-7000-8000-${String(n).padStart(12, '0')}`;
}
function mask(type, text) {
  if (type === 'IBAN') return `${text.slice(0, 4)} •••• ${text.replaceAll(' ', '').slice(-4)}`;
  if (type === 'CARD') return `•••• ${text.slice(-4)}`;
  if (type === 'PHONE') return text.replace(/\d(?=.*\d{2})/g, '•').replace(/•( ?•)+/, '•• •• ••');
  if (type === 'EMAIL') return text.replace(/^(.).*@(.).*(\..+)$/, '$1••••@$2••••$3');
  return text.split(' ').map((word) => word[0] + '••••').join(' ');
}

// ---- the split, by hand: "my IBAN is {IBAN:FR76 ...}"

function split(ticket, marked) {
  let skeleton = '';
  const spans = [];
  for (const part of marked.split(/(\{[A-Z_]+:[^}]*\})/)) {
    const hit = /^\{([A-Z_]+):([^}]*)\}$/.exec(part);
    if (hit === null) {
      skeleton += part.replaceAll('⟦', '⟦⟦');
      continue;
    }
    const [, type, text] = hit;
    let token = Object.keys(ticket.envelope).find((t) => t.startsWith(`${type}_`) && ticket.envelope[t] === text);
    if (token === undefined) {
      token = `${type}_${Object.keys(ticket.envelope).filter((t) => t.startsWith(`${type}_`)).length + 1}`;
      ticket.envelope[token] = text;
    }
    const start = Buffer.byteLength(skeleton);
    skeleton += `⟦${token}⟧`;
    spans.push({ start, end: Buffer.byteLength(skeleton), token, type });
  }
  return { skeleton, spans };
}
const now = Date.now();
const at = (minutes) => new Date(now - minutes * 60_000).toISOString();

const people = [];
function person(name, email, phone, ref) {
  let known = people.find((p) => p.email === email);
  if (known === undefined) people.push((known = { id: uuid(100 + people.length), name, email, phone, ref }));
  return known;
}
const tickets = [];
const journal = [];
function record(user, act, on, purpose, categories, result = 'clear') {
  const n = journal.length;
  const entry = { at: new Date().toISOString(), org: uuid(9), by: user?.id ?? 'system', act, on, purpose, basis: 'contract', categories, result };
  journal.push({ n, hash: createHash('sha256').update(JSON.stringify(entry)).digest('hex'), entry });
  return { n, at: entry.at };
}

function seed(from, subject, body, more = {}) {
  const n = tickets.length + 1;
  const ticket = {
    id: uuid(1000 + n), number: 1040 + n, version: 1, status: 'open', queue: 'general', assignee: null, priority: { label: 'normal', p: 0.82, rule: null, by: 'model' },
    intent: { label: 'other', p: 0.55, by: 'model' }, sentiment: { label: 'neutral', p: 0.71 }, rights: null, lang: 'fr', channel: 'mail', automatic: 'no',
    tags: [], envelope: {}, items: [], events: [], person: person(...from), created: at(n * 47), updated: at(n * 31), viewing: new Map(), ...more,
  };
  ticket.envelope.PERSON_1 = ticket.person.name;
  ticket.subjectSplit = split(ticket, subject);
  const parts = split(ticket, body);
  const message = (direction, text, minutes, extra = {}) => ({
    id: randomUUID(), direction, at: at(minutes), author: null, subject: ticket.subjectSplit.skeleton, ...split(ticket, text), quote: null, signature: null,
    attachments: [], html: false, hidden_text: false, repaired: false, automatic: 'no', state: direction === 'out' ? 'sent' : 'received', ...extra,
  });
  void parts;
  ticket.items.push(message('in', body, n * 47, { ...(more.message ?? {}), quote: more.quote ? split(ticket, more.quote) : null, signature: more.signature ? split(ticket, more.signature) : null,
    attachments: (more.files ?? []).map(([name, type, size]) => ({ id: randomUUID(), name: split(ticket, name).skeleton, type, size, read: 'none', why: null, found: [] })), automatic: ticket.automatic }));
  for (const [direction, text, by] of more.then ?? [])
    ticket.items.push(message(direction, text, n * 40, { author: direction === 'in' ? null : named(USERS[by ?? 0]) }));
  delete ticket.message;
  tickets.push(ticket);
  return ticket;
}
const claire = ['Claire Morel', 'claire.morel@example.org', '06 39 98 12 34', 'CL-204518'];
const julien = ['Julien Perrot', 'j.perrot@example.net', '06 39 98 45 01', 'CL-117203'];
const emma = ['Emma Thornbury', 'emma.thornbury@example.com', '+44 7700 900 123', 'CL-330921'];
const oliver = ['Oliver Haines', 'oliver@example.org', '+44 7700 900 456', 'CL-330118'];
const samira = ['Samira El Idrissi', 'samira.idrissi@example.fr', '06 39 98 77 10', 'CL-208877'];
const marta = ['Marta Kowalczyk', 'marta.k@example.pl', '+48 600 000 123', 'CL-410032'];
const at2 = (label, p, by = 'model') => ({ label, p, by });

seed(claire, 'Remboursement de la commande 4512 : {IBAN:FR76 3000 6000 0112 3456 7890 189}',
  `Bonjour,

Je suis {PERSON:Claire Morel} (n° client {CUSTOMER_REF:CL-204518}). La commande 4512 a été renvoyée il y a douze jours et je n’ai toujours rien reçu.

Merci de virer les 89,90 € sur mon compte {IBAN:FR76 3000 6000 0112 3456 7890 189}. Vous pouvez m’appeler au {PHONE:06 39 98 12 34} ou m’écrire à {EMAIL:claire.morel@example.org}.

Le bordereau de retour est joint. Dans vos conditions, il est écrit ⟦remboursement sous 10 jours⟧.`,
  { intent: at2('refund', 0.94), priority: { label: 'high', p: 0.78, rule: null, by: 'model' }, sentiment: at2('negative', 0.86), queue: 'billing', assignee: named(USERS[0]), tags: ['retour'],
    signature: '{PERSON:Claire Morel}\n{ADDRESS:14 rue des Tilleuls, 69003 Lyon}\n{PHONE:06 39 98 12 34}',
    quote: 'Le 12 avril, le service client a écrit :\n> Bonjour {PERSON:Claire Morel}, votre retour est bien enregistré.', files: [['bordereau-retour.pdf', 'application/pdf', 184_320], ['photo {PERSON:Claire Morel}.jpg', 'image/jpeg', 2_410_000]],
    then: [['note', 'Retour scanné à l’entrepôt le 14. Je vérifie avec la comptabilité avant de confirmer le virement sur {IBAN:FR76 3000 6000 0112 3456 7890 189}.', 2], ['out', 'Bonjour {PERSON:Claire Morel},\n\nVotre retour est bien arrivé. Je fais le point avec notre comptabilité et je reviens vers vous aujourd’hui.\n\nBien à vous,\nNadia', 0], ['in', 'Merci. J’attends votre retour, mais si rien n’est fait cette semaine je demanderai conseil à une association de consommateurs.']] });
seed(emma, 'Where is order 7781?',
  `Hello,

My parcel was due on Tuesday and tracking has not moved since. I am {PERSON:Emma Thornbury}, order 7781. The delivery address is {ADDRESS:22 Larch Close, Bristol BS6 5QA} and my mobile is {PHONE:+44 7700 900 123}.

It is a birthday present, so please tell me honestly whether it will be here by Friday.`,
  { lang: 'en', intent: at2('delivery_status', 0.91), queue: 'delivery', sentiment: at2('negative', 0.63), status: 'new' });
seed(samira, 'Effacement de mes données',
  `Bonjour,

Conformément à l’article 17 du RGPD, je vous demande d’effacer l’ensemble des données me concernant ({EMAIL:samira.idrissi@example.fr}, {PHONE:06 39 98 77 10}) et de me le confirmer par écrit.

{PERSON:Samira El Idrissi}`,
  { intent: at2('data_request', 0.97), rights: { article: 17, p: 0.97 }, queue: 'privacy', priority: { label: 'high', p: 0.9, rule: null, by: 'model' }, status: 'new' });
seed(julien, 'Paiement refusé deux fois, mon avocat vous écrira',
  `Madame, Monsieur,

Ma carte {CARD:4970 1000 0000 0014} a été débitée deux fois pour la facture F-2231. Sans remboursement sous 48 heures, je saisis mon avocat.

Connexion faite depuis {IP:203.0.113.42}. {PERSON:Julien Perrot}, né le {DOB:03/11/1984}`,
  { intent: at2('payment_problem', 0.88), priority: { label: 'urgent', p: 0.93, rule: 'legal-threat', by: 'rule' }, sentiment: at2('negative', 0.95), queue: 'billing' });
seed(oliver, 'Cannot log in since the update',
  `Hi there, since yesterday the app keeps telling me "invalid password". I sent you my password {CREDENTIAL:hunter2-long} before I read that I should not, sorry!

My handle is {HANDLE:@ohaines}.  — {PERSON:Oliver Haines}`,
  { lang: 'en', intent: at2('account_access', 0.83), channel: 'form', message: { hidden_text: true, html: true } });
seed(marta, 'Allergic reaction after using the cream',
  `Dear support, after two days of using the cream I had {HEALTH:a severe rash and swelling} and saw a doctor. Which ingredients are in batch 22-B?

{PERSON:Marta Kowalczyk}, passport {PASSPORT:ZS0000000}`,
  { lang: 'en', intent: at2('complaint', 0.67), priority: { label: 'urgent', p: 0.9, rule: 'health-emergency', by: 'rule' }, sentiment: at2('negative', 0.91), assignee: named(USERS[2]), tags: ['batch-22b'] });
seed(claire, 'Changement d’adresse', 'Bonjour, je déménage au {ADDRESS:3 place du Marché, 38000 Grenoble} le mois prochain. Pouvez-vous mettre à jour mon dossier ?\n\n{PERSON:Claire Morel}',
  { intent: at2('address_change', 0.96), status: 'pending', assignee: named(USERS[0]) });
seed(julien, 'Facture manquante pour ma comptabilité', 'Bonjour, il me manque la facture de mars pour la société (SIRET {COMPANY_ID:732 829 320 00074}). Merci !\n{PERSON:Julien Perrot}',
  { intent: at2('invoice_request', 0.93), channel: 'form', queue: 'billing' });
seed(['MAILER-DAEMON', 'mailer-daemon@example.org', '', ''], 'Undelivered Mail Returned to Sender', 'The message to {EMAIL:old.address@example.org} could not be delivered: mailbox unavailable (5.1.1).', { lang: 'en', automatic: 'bounce', intent: at2('other', 0.9) });
seed(emma, 'Automatic reply: out of office', 'I am away until Monday. For urgent matters please call {PHONE:+44 7700 900 999}.', { lang: 'en', automatic: 'reply', intent: at2('other', 0.88) });

const lines = [
  ['fr', 'delivery_late', 'Colis en retard depuis une semaine', 'Bonjour, mon colis devait arriver lundi. Pouvez-vous me dire où il se trouve ?', 'delivery'],
  ['en', 'warranty', 'Kettle stopped working after five months', 'Hello, the kettle no longer heats. Is it covered by the warranty? I still have the receipt.', 'general'],
  ['fr', 'account_access', 'Mot de passe oublié', 'Le lien de réinitialisation ne fonctionne pas, il me dit « expiré » tout de suite.', 'general'],
  ['en', 'contract_cancel', 'Please cancel my subscription', 'I would like to end my plan at the end of the month. Please confirm in writing.', 'billing'],
  ['fr', 'delivery_problem', 'Vase arrivé cassé', 'Le carton était ouvert et le vase est en morceaux. Je joins une photo.', 'delivery'],
  ['en', 'return_exchange', 'Wrong size delivered', 'I ordered a medium and received a small. Can I exchange it in a shop?', 'general'],
  ['fr', 'product_question', 'Compatibilité avec un ancien modèle', 'Ce filtre va-t-il sur la machine vendue en 2019 ?', 'general'],
  ['en', 'praise', 'Thank you!', 'Just a note to say the technician was brilliant. Thank you.', 'general'],
  ['fr', 'other', 'Horaires du samedi', 'Êtes-vous ouverts samedi après-midi à Nantes ?', 'general'],
  ['en', 'delivery_problem', 'One item missing from my parcel', 'The box had only two of the three lamps that I paid for.', 'delivery'],
];
const folk = [claire, julien, emma, oliver, samira, marta];
for (let n = 0; n < 60; n++) {
  const [lang, label, subject, text, queue] = lines[n % lines.length];
  const who = folk[(n * 5 + (lang === 'fr' ? 0 : 2)) % folk.length];
  seed(who, subject, `${text}\n\n{PERSON:${who[0]}} ({EMAIL:${who[1]}})`, {
    lang, queue, intent: at2(label, 0.6 + (n % 4) / 10), status: ['open', 'open', 'new', 'pending', 'solved'][n % 5], assignee: n % 3 === 0 ? named(USERS[n % 2]) : null,
    sentiment: at2(['neutral', 'negative', 'positive'][n % 3], 0.7), priority: { label: ['normal', 'low', 'normal', 'high'][n % 4], p: 0.8, rule: null, by: 'model' }, channel: ['mail', 'form', 'chat', 'api'][n % 4],
  });
}

const sources = [
  { id: uuid(501), name: 'support@demo.example', channel: 'mail', purpose: 'support', basis: 'contract', retention_days: 1095, categories: ['content', 'identity', 'contact', 'financial'], complete: true, created: at(90_000) },
  { id: uuid(502), name: 'Web form', channel: 'form', purpose: 'support', basis: 'contract', retention_days: 365, categories: ['content', 'contact'], complete: true, created: at(80_000) },
  { id: uuid(503), name: 'Old chat export', channel: 'import', purpose: 'support', basis: null, retention_days: null, categories: [], complete: false, created: at(4000) },
];
let held = [1, 2, 3].map((n) => ({ id: uuid(600 + n), source: { id: sources[2].id, name: sources[2].name }, at: at(n * 300), size: 1800 * n, reason: n === 3 ? 'no retention' : 'no basis' }));
let tokens = [{ id: uuid(701), name: 'shop backend', scope: 'source', source: sources[1].id, created: at(50_000) }];
record(USERS[3], 'policy.apply', 'policy', 'legal', []);

// ---- what a caller may see

const value = (user, category, type, text) => {
  const access = accessOf(user, category);
  return { access, text: text === '' || access === 'none' ? null : access === 'clear' ? text : mask(type, text) };
};
const guardSpans = (user, ticket, part) => part && { skeleton: part.skeleton, spans: part.spans.map((span) => {
  const text = ticket.envelope[span.token];
  const destroyed = span.type === 'CREDENTIAL';
  const given = destroyed ? { access: 'none', text: null } : value(user, CATEGORY[span.type], span.type, text);
  return { ...span, kind: null, category: CATEGORY[span.type], destroyed, ...given };
}) };
const contactsOf = (user, p) => [['email', 'EMAIL', p.email, 'contact'], ['phone', 'PHONE', p.phone, 'contact'], ['customer_ref', 'CUSTOMER_REF', p.ref, 'identifier']]
  .filter(([, , text]) => text).map(([kind, type, text, category]) => ({ kind, value: value(user, category, type, text) }));
function row(user, t) {
  const { id, number, version, status, queue, assignee, priority, intent, sentiment, rights, lang, channel, automatic, tags, created, updated } = t;
  const newest = t.items.filter((m) => m.direction !== 'note').at(-1);
  return { id, number, version, status, queue, assignee, priority, intent, sentiment, rights, lang, channel, automatic, tags, created, updated,
    person: { id: t.person.id, name: value(user, 'identity', 'PERSON', t.person.name) }, subject: t.subjectSplit.skeleton,
    snippet: newest.skeleton.replace(/\s+/g, ' ').slice(0, 140).replace(/⟦[^⟧]*$/, ''), messages: t.items.length };
}
function full(user, t) {
  return { ...row(user, t), participants: [{ person: t.person.id, name: value(user, 'identity', 'PERSON', t.person.name), contacts: contactsOf(user, t.person) }],
    items: t.items.map((m) => ({ ...m, ...guardSpans(user, t, m), quote: guardSpans(user, t, m.quote), signature: guardSpans(user, t, m.signature) })),
    events: t.events, viewing: viewers(t), entry: record(user, 'ticket.read', t.id, user.purposes[0], ['content']) };
}
const macros = [['fr', 'Étiquette de retour', 'retour', 'Bonjour {{customer}},\n\nVotre étiquette de retour part aujourd’hui (ticket {{ticket}}).\n\n{{agent}}, {{organisation}}'],
  ['en', 'Return label', 'return', 'Hello {{customer}},\n\nYour return label leaves today (ticket {{ticket}}).\n\n{{agent}}, {{organisation}}']].map(([lang, name, shortcut, text], n) => ({
  id: uuid(700 + n), version: 1, family: uuid(700), lang, name, shortcut, text, intent: 'return_exchange', queue: null, shared: true, owner: named(USERS[2]),
  actions: { status: 'pending', queue: null, tags: ['retour'] }, archived: false, uses: 3, used: null, created: '2026-01-05T09:00:00Z', updated: '2026-01-05T09:00:00Z' }));
const shownMacro = (user, m) => ({ ...m, may_write: !user.roles.includes('agent') || (!m.shared && m.owner.id === user.id) });
function wrongMacro(m) {
  const line = m.text.split('\n').findIndex((one) => /\{\{(?!\s*(customer|agent|organisation|ticket)\s*\}\})/u.test(one));
  return line < 0 ? null : problem(422, 'the macro has mistakes', { fields: [{ field: 'text', reason: `line ${line + 1}: is no placeholder; there are {{customer}}, {{agent}}, {{organisation}} and {{ticket}}` }] });
}
const viewers = (t) => [...t.viewing.values()].filter((v) => v.at > Date.now() - 40_000).map((v) => ({ ...named(v.user), typing: v.typing }));
const inView = {
  mine: (t, u) => t.assignee?.id === u.id && t.status !== 'solved', unassigned: (t) => t.assignee === null && ['new', 'open'].includes(t.status) && t.automatic === 'no',
  open: (t) => ['new', 'open'].includes(t.status) && t.automatic === 'no', urgent: (t) => t.priority.label === 'urgent' && t.status !== 'solved',
  pending: (t) => t.status === 'pending', solved: (t) => ['solved', 'closed'].includes(t.status), automatic: (t) => t.automatic !== 'no', all: () => true,
};

// ---- HTTP

const sessions = new Map();
const streams = new Set();
const seen = new Map(); // Idempotency-Key → answer
const tell = (event, data) => streams.forEach((s) => s.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`));
const problem = (status, detail = '', more = {}) => ({ status, body: { type: 'about:blank', title: String(status), status, detail, ...more } });
const ok = (body, etag) => ({ status: body === null ? 204 : 200, body, etag });
const denied = (rule, detail = 'policy refuses this') => problem(403, detail, { rule });
const contentReader = (user) => user.roles.some((r) => ['agent', 'supervisor', 'controller'].includes(r));
const sessionOf = (s) => ({ user: { id: s.user.id, name: s.user.name, email: s.user.email, lang: s.user.lang }, org: { id: uuid(9), name: 'Maison Alba' }, roles: s.user.roles, purposes: s.user.purposes, csrf: s.csrf });
const changed = (t, user, what, from, to) => t.events.push({ at: new Date().toISOString(), by: named(user), what, from, to });
const touch = (t) => {
  t.version++;
  t.updated = new Date().toISOString();
  tell('ticket', { id: t.id, version: t.version, views: Object.keys(inView) });
};
const checkpoint = () => `desk.demo.example\n${journal.length}\n${createHash('sha256').update(String(journal.length)).digest('base64')}\n\n— desk.demo.example ${randomBytes(12).toString('base64')}\n`;

const routes = [
  ...aiRoutes({ ok, problem, named }),
  ['GET', '/meta', () => ok({ intents: INTENTS, queues: QUEUES, types: Object.entries(CATEGORY).map(([type, category]) => ({ type, category })), opening: { reason_required: false, reasons: ['Customer asked to be called back'], seconds: 60, emergency: false }, version: '0.1.0-mock' })],
  ['GET', '/users', () => ok({ items: USERS.map((u) => ({ ...named(u), roles: u.roles })), next: null })],
  ['GET', '/views', ({ user }) => (contentReader(user) ? ok({ items: Object.entries(inView).map(([view, test]) => ({ view, count: tickets.filter((t) => test(t, user)).length })), next: null }) : denied('floor:admin-reads-no-customer-data'))],
  ['GET', '/tickets', ({ user, query }) => {
    if (!contentReader(user)) return denied(user.roles.includes('admin') ? 'floor:admin-reads-no-customer-data' : 'default-deny');
    const words = (query.get('q') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    const limit = Number(query.get('limit') ?? 50);
    const from = Number(query.get('cursor') ?? 0);
    const hits = tickets.filter((t) => (inView[query.get('view') ?? 'all'] ?? inView.all)(t, user))
      .filter((t) => words.every((w) => [t.person.email, t.person.phone, String(t.number), t.subjectSplit.skeleton, ...t.items.map((m) => m.skeleton)].join(' ').toLowerCase().includes(w.slice(0, 9))))
      .sort((a, b) => b.updated.localeCompare(a.updated));
    record(user, words.length ? 'ticket.search' : 'ticket.list', 'list', user.purposes[0], ['content']);
    return ok({ items: hits.slice(from, from + limit).map((t) => row(user, t)), next: from + limit < hits.length ? String(from + limit) : null });
  }],
  ['GET', '/tickets/:id', ({ user, ticket }) => (contentReader(user) ? ok(full(user, ticket), `"${ticket.version}"`) : denied('floor:admin-reads-no-customer-data'))],
  ['PATCH', '/tickets/:id', ({ user, ticket, body, headers }) => {
    if (!headers['if-match']) return problem(400, 'If-Match is required');
    if (headers['if-match'] !== `"${ticket.version}"`) return problem(412, 'the ticket was changed meanwhile');
    for (const [what, to] of Object.entries(body)) {
      const before = ticket[what];
      if (what === 'priority') ticket.priority = { label: to, p: 1, rule: null, by: 'person' };
      else if (what === 'intent') ticket.intent = { label: to, p: 1, by: 'person' };
      else if (what === 'assignee') ticket.assignee = to === null ? null : named(USERS.find((u) => u.id === to));
      else ticket[what] = to;
      changed(ticket, user, what, before?.label ?? before, ticket[what]?.label ?? ticket[what]);
    }
    touch(ticket);
    return ok(full(user, ticket), `"${ticket.version}"`);
  }],
  ['POST', '/tickets/:id/reveal', ({ user, ticket, body }) => {
    const categories = [...new Set(body.tokens.map((t) => CATEGORY[t.replace(/_[0-9.]+$/, '')]))];
    const role = user.roles[0];
    const no = categories.find((c) => !(openable[role] ?? []).includes(c) || !user.purposes.includes(body.purpose));
    if (no !== undefined) {
      record(user, 'token.open', ticket.id, body.purpose, categories, 'denied');
      return denied(`${role}/${body.purpose}/${no}=none`);
    }
    const entry = record(user, 'token.open', ticket.id, body.purpose, categories);
    return ok({ items: body.tokens.map((token) => ({ token, text: token.startsWith('CREDENTIAL') ? null : ticket.envelope[token] })), entry: { ...entry, act: 'token.open', purpose: body.purpose, categories }, seconds: SECONDS });
  }],
  ['POST', '/tickets/:id/replies', (c) => write(c, 'out')],
  ['POST', '/tickets/:id/notes', (c) => write(c, 'note')],
  ['POST', '/tickets/:id/viewing', ({ user, ticket, body }) => {
    ticket.viewing.set(user.id, { user, at: Date.now(), typing: body.typing });
    tell('viewing', { id: ticket.id, users: viewers(ticket) });
    return ok(null);
  }],
  ['GET', '/persons', ({ user, query }) => {
    if (!contentReader(user)) return denied('default-deny');
    const q = (query.get('q') ?? '').toLowerCase();
    const hits = people.filter((p) => p.email === q || p.phone.replaceAll(' ', '') === q.replaceAll(' ', '') || p.ref.toLowerCase() === q || p.name.toLowerCase().includes(q));
    return ok({ items: hits.map((p) => ({ id: p.id, name: value(user, 'identity', 'PERSON', p.name), contacts: contactsOf(user, p), tickets: tickets.filter((t) => t.person === p).length })), next: null });
  }],
  ['GET', '/persons/:person', ({ user, params }) => {
    const p = people.find((known) => known.id === params.person);
    if (!p) return problem(404, 'no such person');
    return ok({ id: p.id, name: value(user, 'identity', 'PERSON', p.name), contacts: contactsOf(user, p), tickets: tickets.filter((t) => t.person === p).map((t) => row(user, t)), restricted: p.name.startsWith('Samira') });
  }],
  ['GET', '/sources', ({ user }) => (user.roles.some((r) => ['controller', 'admin'].includes(r)) ? ok({ items: sources, next: null }) : denied('default-deny'))],
  ['POST', '/sources', ({ body }) => {
    if (sources.some((s) => s.name === body.name)) return problem(422, 'some fields are not right', { fields: [{ field: 'name', reason: 'already taken' }] });
    const made = { id: uuid(500 + sources.length + 1), created: at(0), ...body, complete: Boolean(body.purpose && body.basis && body.retention_days) };
    sources.push(made);
    return { status: 201, body: made };
  }],
  ['PATCH', '/sources/:source', ({ params, body }) => {
    const s = sources.find((known) => known.id === params.source);
    if ('name' in body) return problem(422, 'unknown field', { fields: [{ field: 'name', reason: 'unknown' }] });
    Object.assign(s, body);
    s.complete = Boolean(s.purpose && s.basis && s.retention_days);
    return ok(s);
  }],
  ['GET', '/macros', ({ user, query }) => ok({ items: macros.filter((m) => (m.shared || m.owner.id === user.id) && (query.get('archived') === 'true' || !m.archived)).map((m) => shownMacro(user, m)), next: null })],
  ['POST', '/macros', ({ user, body }) => {
    if (body.shared && user.roles.includes('agent')) return denied('role:supervisor');
    const wrong = wrongMacro(body);
    if (wrong) return wrong;
    const now = new Date().toISOString();
    const made = { id: randomUUID(), version: 1, shortcut: '', intent: null, queue: null, shared: false, archived: false, uses: 0, used: null, ...body, owner: named(user), actions: { status: null, queue: null, tags: [], ...body.actions }, created: now, updated: now };
    made.family = macros.find((m) => m.id === body.translation_of)?.family ?? made.id;
    macros.push(made);
    return { status: 201, body: shownMacro(user, made) };
  }],
  ['PATCH', '/macros/:macro', ({ user, params, body }) => {
    const m = macros.find((known) => known.id === params.macro);
    const wrong = m === undefined ? problem(404) : wrongMacro({ ...m, ...body });
    if (wrong) return wrong;
    Object.assign(m, body, { version: m.version + 1, actions: { ...m.actions, ...body.actions } });
    return ok(shownMacro(user, m));
  }],
  ['POST', '/tickets/:ticket/macros/:macro/used', ({ params }) => {
    const m = macros.find((known) => known.id === params.macro);
    if (m !== undefined) Object.assign(m, { uses: m.uses + 1, used: new Date().toISOString() });
    return ok(null);
  }],
  ['GET', '/quarantine', ({ user }) => (user.roles.includes('controller') ? ok({ items: held, next: null }) : denied('default-deny'))],
  ['POST', '/quarantine/:held/release', ({ params }) => {
    held = held.filter((h) => h.id !== params.held);
    return ok(null);
  }],
  ['GET', '/policy', () => ok({ rows: policy.rows, csv: csvOf(), version: policy.version })],
  ['POST', '/policy', ({ user, body }) => {
    if (!user.roles.includes('controller')) return denied('default-deny');
    const mistakes = body.csv.trim().split('\n').slice(1).map((line, n) => [n + 2, line.split(',')])
      .filter(([, f]) => f.length !== 4 || !CATEGORIES.includes(f[2]) || !PURPOSES.includes(f[1]) || !['none', 'masked', 'clear'].includes(f[3]));
    if (mistakes.length) return problem(422, 'the matrix has mistakes', { fields: mistakes.map(([n, f]) => ({ field: `line ${n}`, reason: `unknown word in "${f.join(',')}"` })) });
    policy = { version: policy.version + 1, rows: body.csv.trim().split('\n').slice(1).map((line) => Object.fromEntries(line.split(',').map((w, n) => [['role', 'purpose', 'category', 'access'][n], w]))) };
    return ok({ rows: policy.rows, csv: csvOf(), version: policy.version });
  }],
  ['GET', '/policy/explain', ({ query }) => {
    const [role, purpose, category] = ['role', 'purpose', 'category'].map((k) => query.get(k));
    const hit = policy.rows.find((r) => r.role === role && r.purpose === purpose && r.category === category);
    if (role === 'admin') return ok({ access: 'none', rule: 'floor:admin-reads-no-customer-data', text: { fr: 'Un administrateur ne lit jamais les données des clients.', en: 'An administrator never reads customers’ data.' } });
    return ok(hit ? { access: hit.access, rule: `${role}/${purpose}/${category}=${hit.access}`, text: { fr: `La matrice donne au rôle ${role}, pour ${purpose}, l’accès ${hit.access} à ${category}.`, en: `The matrix gives the role ${role}, for ${purpose}, ${hit.access} access to ${category}.` } }
      : { access: 'none', rule: 'default-deny', text: { fr: 'Aucune ligne ne l’accorde : refusé.', en: 'No row grants it: refused.' } });
  }],
  ['GET', '/organisation', () => ok({ id: uuid(9), name: 'Maison Alba', ai: { enabled: false, names: 'careful', tasks: [], tone: '' }, regions: ['EU'], keep_credentials: false, customer_refs: ['CL-[0-9]{6}'], detection: { stance: 'balanced', off: [], thresholds: [], allow: [], deny: [] }, queues: QUEUES })],
  ['GET', '/tokens', ({ user }) => (user.roles.includes('admin') ? ok({ items: tokens, next: null }) : denied('default-deny'))],
  ['POST', '/tokens', ({ body }) => {
    const made = { id: randomUUID(), name: body.name, scope: 'source', source: body.source, created: new Date().toISOString() };
    tokens.push(made);
    return { status: 201, body: { ...made, token: `gct_${randomBytes(24).toString('base64url')}` } };
  }],
  ['DELETE', '/tokens/:token', ({ params }) => {
    tokens = tokens.filter((t) => t.id !== params.token);
    return ok(null);
  }],
  ['GET', '/journal/checkpoint', ({ user }) => (user.roles.some((r) => ['auditor', 'controller'].includes(r)) ? { status: 200, text: checkpoint() } : denied('default-deny'))],
  ['GET', '/journal/key', () => ({ status: 200, text: 'desk.demo.example+9a3c01de+AYx3J0Vbq1b2c3d4e5f6g7h8i9j0kAlBmCnDoEpFqGrH\n' })],
  ['GET', '/journal/entries', ({ query }) => ok({ items: journal.slice(Number(query.get('from')), Number(query.get('to'))).map((e) => (e.n % 17 === 11 ? { ...e, entry: null } : e)), next: null })],
  ['GET', '/journal/witnesses', () => ok({ witnesses: [], size: journal.length })],
  ['GET', '/journal/find', ({ query }) => {
    const asked = (entry) => ['act', 'by', 'purpose'].every((key) => !query.get(key) || entry[key] === query.get(key)) && (!query.get('subject') || entry.on?.id === query.get('subject'));
    const refused = (entry) => !query.get('result') || (query.get('result') === 'no' ? !['done', 'allowed'].includes(entry.result) : entry.result === query.get('result'));
    return ok({ items: journal.filter((e) => e.n % 17 !== 11 && asked(e.entry) && refused(e.entry)).reverse().slice(0, 50), size: journal.length, indexed: journal.length, next: null });
  }],
  ['GET', '/journal/proof', ({ query }) => ok({ n: Number(query.get('n')), size: journal.length, path: journal.slice(0, 5).map((e) => e.hash), checkpoint: checkpoint() })],
];
function write({ user, ticket, body, headers }, direction) {
  if (direction === 'out' && headers['if-match'] !== `"${ticket.version}"`) return problem(headers['if-match'] ? 412 : 400, 'the ticket was changed meanwhile');
  const spans = [...body.text.matchAll(/⟦([A-Z_]+_[0-9.]+)⟧/g)].filter((hit) => hit[1] in ticket.envelope).map((hit) => {
    const start = Buffer.byteLength(body.text.slice(0, hit.index));
    return { start, end: start + Buffer.byteLength(hit[0]), token: hit[1], type: hit[1].replace(/_[0-9.]+$/, '') };
  });
  const message = { id: randomUUID(), direction, at: new Date().toISOString(), author: named(user), subject: ticket.subjectSplit.skeleton, skeleton: body.text, spans, quote: null, signature: null,
    attachments: [], html: false, hidden_text: false, repaired: false, automatic: 'no', state: direction === 'out' ? 'queued' : 'received' };
  ticket.items.push(message);
  if (body.status) {
    changed(ticket, user, 'status', ticket.status, body.status);
    ticket.status = body.status;
  } else if (ticket.status === 'new') ticket.status = 'open';
  touch(ticket);
  return { status: 201, body: { ...message, ...guardSpans(user, ticket, message) } };
}
function find(method, path) {
  for (const [m, pattern, run] of routes) {
    const keys = [];
    const hit = m === method && new RegExp(`^${pattern.replace(/:(\w+)/g, (_, key) => (keys.push(key), '([\\w-]+)'))}$`).exec(path);
    if (hit) return { run, params: Object.fromEntries(keys.map((key, n) => [key, hit[n + 1]])) };
  }
  return null;
}

const SECURE = {
  'Content-Security-Policy': "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer', 'Cache-Control': 'no-store',
};
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

function send(response, { status, body, text, etag, cookie, events }) {
  if (events) {
    response.writeHead(status, { ...SECURE, 'Content-Type': 'text/event-stream' });
    response.end(events.map(([event, data]) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`).join(''));
    return;
  }
  const headers = { ...SECURE, 'Content-Type': text !== undefined ? 'text/plain; charset=utf-8' : status >= 400 ? 'application/problem+json' : 'application/json' };
  if (etag) headers.ETag = etag;
  if (cookie) headers['Set-Cookie'] = cookie;
  response.writeHead(status, headers);
  response.end(status === 204 ? undefined : (text ?? JSON.stringify(body)));
}
function file(response, path) {
  const name = join(DIST, normalize(path === '/' ? '/index.html' : path));
  if (!name.startsWith(DIST) || !existsSync(name)) return send(response, problem(404));
  response.writeHead(200, { ...SECURE, 'Content-Type': TYPES[extname(name)] ?? 'application/octet-stream' });
  response.end(readFileSync(name));
}
async function api(request, response, path, query) {
  let text = '';
  for await (const piece of request) text += piece;
  const body = text === '' ? null : JSON.parse(text);
  const session = sessions.get(/sid=(\w+)/.exec(request.headers.cookie ?? '')?.[1]);
  if (path === '/session' && request.method === 'POST') {
    const user = USERS.find((u) => u.email === body.email && body.password === 'demo');
    if (!user) return send(response, problem(401, 'wrong e-mail or password'));
    const id = randomBytes(12).toString('hex');
    sessions.set(id, { user, csrf: randomBytes(12).toString('hex') });
    return send(response, { status: 200, body: sessionOf(sessions.get(id)), cookie: `sid=${id}; HttpOnly; SameSite=Strict; Path=/` });
  }
  if (!session) return send(response, problem(401, 'not logged in'));
  if (request.method !== 'GET' && request.headers['x-csrf-token'] !== session.csrf) return send(response, problem(403, 'CSRF token is missing or wrong'));
  if (path === '/session') {
    if (request.method === 'GET') return send(response, ok(sessionOf(session)));
    sessions.forEach((s, id) => s === session && sessions.delete(id));
    return send(response, ok(null));
  }
  if (path === '/events') {
    response.writeHead(200, { ...SECURE, 'Content-Type': 'text/event-stream' });
    response.write('event: ping\ndata: {}\n\n');
    streams.add(response);
    response.on('close', () => streams.delete(response));
    return undefined;
  }
  const found = find(request.method, path);
  if (!found) return send(response, problem(404, 'no such route'));
  const ticket = found.params.id && tickets.find((t) => t.id === found.params.id);
  if (found.params.id && !ticket) return send(response, problem(404, 'no such ticket'));
  const key = request.headers['idempotency-key'];
  if (key && seen.has(key)) return send(response, seen.get(key));
  const answer = found.run({ user: session.user, ticket, params: found.params, query, body, headers: request.headers });
  if (key && answer.status < 400) seen.set(key, answer);
  return send(response, answer);
}

createServer((request, response) => {
  const url = new URL(request.url, 'http://localhost');
  if (url.pathname.startsWith('/api/v1/')) api(request, response, url.pathname.slice('/api/v1'.length), url.searchParams).catch((fault) => send(response, problem(500, String(fault))));
  else file(response, url.pathname);
}).listen(PORT, '127.0.0.1', () => console.log(`mock desk on http://localhost:${PORT} (agent@demo.example, password demo)`));
setInterval(() => tell('ping', {}), 15_000).unref();
