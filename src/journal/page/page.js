// SPDX-License-Identifier: EUPL-1.2
// Verifies the exhibits that stand in this page, with the browser's own cryptography and nothing else:
// the hash tree of RFC 6962 (checked as RFC 9162, 2.1.3.2 says), C2SP signed notes, cosignatures.
'use strict';

const at = (id) => document.getElementById(id);
const shown = (id) => at(id).textContent;
const words = JSON.parse(shown('words'));
const utf8 = (text) => new TextEncoder().encode(text);
const hex = (bytes) => [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('');
const same = (a, b) => hex(a) === hex(b);

function unbase64(text) {
  const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  if (btoa(String.fromCharCode(...bytes)) !== text) throw new Error('base64');
  return bytes;
}
function join(...parts) {
  const all = new Uint8Array(parts.reduce((n, part) => n + part.length, 0));
  let n = 0;
  for (const part of parts) {
    all.set(part, n);
    n += part.length;
  }
  return all;
}
const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest('SHA-256', join(...parts)));
const node = (left, right) => sha256(Uint8Array.of(1), left, right);

function plainNumber(text) {
  const n = Number(text);
  if (!Number.isSafeInteger(n) || n < 0 || String(n) !== text) throw new Error('number');
  return n;
}

// "name+hash+key": type 1 signs the log, type 4 is a witness's.
async function readKey(text) {
  const [, name, id, key] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim());
  const typed = unbase64(key);
  const wanted = (await sha256(utf8(name + '\n'), typed)).slice(0, 4);
  if (typed.length !== 33 || hex(wanted) !== id) throw new Error('key');
  return { name, id: wanted, type: typed[0], key: typed.slice(1) };
}
async function signed(key, signature, text) {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'Ed25519' }, false, ['verify']);
  return crypto.subtle.verify({ name: 'Ed25519' }, imported, signature, utf8(text));
}

function readNote(text) {
  const cut = text.lastIndexOf('\n\n');
  const body = text.slice(0, cut + 1);
  const [origin, size, root] = body.split('\n');
  const signatures = text.slice(cut + 2).split('\n').filter((line) => line !== '').map((line) => {
    const [, name, value] = /^\u2014 (\S+) (\S+)$/.exec(line);
    const bytes = unbase64(value);
    return { name, id: bytes.slice(0, 4), rest: bytes.slice(4) };
  });
  const note = { body, origin, size: plainNumber(size), root: unbase64(root), signatures };
  if (cut < 0 || note.root.length !== 32) throw new Error('checkpoint');
  return note;
}
const signatureOf = (note, key) => note.signatures.find((s) => s.name === key.name && same(s.id, key.id));
async function noteHolds(note, key) {
  const found = key.type === 1 && note.origin === key.name && signatureOf(note, key);
  return Boolean(found) && signed(key.key, found.rest, note.body);
}

function readProof(text) {
  const cut = text.indexOf('\n\n');
  const lines = text.slice(0, cut).split('\n');
  if (lines.shift() !== 'c2sp.org/tlog-proof@v1') throw new Error('proof');
  const index = plainNumber(/^index (\d+)$/.exec(lines.shift())[1]);
  const path = lines.map(unbase64);
  if (path.some((hash) => hash.length !== 32)) throw new Error('hash');
  return { index, path, note: readNote(text.slice(cut + 2)) };
}

// RFC 9162, 2.1.3.2
async function rootOf(leaf, index, size, path) {
  let fn = index, sn = size - 1, hash = leaf;
  if (index >= size) throw new Error('index');
  for (const other of path) {
    if (sn === 0) throw new Error('a proof that goes on');
    if (fn % 2 === 1 || fn === sn) {
      hash = await node(other, hash);
      while (fn % 2 === 0 && fn !== 0) {
        fn = Math.floor(fn / 2);
        sn = Math.floor(sn / 2);
      }
    } else hash = await node(hash, other);
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  if (sn !== 0) throw new Error('a proof that is cut');
  return hash;
}

// Members sorted, no white space: the one right form of what an entry may hold.
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}

// ---- what is shown ----

function both(parent, fr, en, kind = 'span') {
  for (const [lang, text] of [['fr', fr], ['en', en]]) {
    const one = document.createElement(kind);
    one.lang = lang;
    one.textContent = text;
    parent.append(one);
  }
  return parent;
}
function step(ok, fr, en) {
  const line = document.createElement('li');
  line.className = ok ? 'good' : 'bad';
  both(line, `${ok ? '✓' : '✗'} ${fr}`, `${ok ? '✓' : '✗'} ${en}`);
  at('steps').append(line);
  return ok;
}
function said(id, ok, fr, en) {
  at(id).className = ok ? 'good' : 'bad';
  at(id).replaceChildren();
  both(at(id), fr, en);
}
function fact(fr, en, frText, enText) {
  const term = document.createElement('dt'), value = document.createElement('dd');
  at('facts').append(both(term, fr, en), both(value, frText, enText ?? frText));
}
const worded = (table, word) => words[table]?.[word] ?? [word, word];
function facts(entry) {
  const time = (lang) => new Date(entry.at).toLocaleString(lang, { dateStyle: 'full', timeStyle: 'long' });
  const [actFr, actEn] = worded('acts', entry.act);
  const [resultFr, resultEn] = worded('results', entry.result);
  fact('Quand', 'When', `${time('fr-FR')} (${entry.at})`, `${time('en-GB')} (${entry.at})`);
  fact('Acte', 'Act', `${actFr} (${entry.act})`, `${actEn} (${entry.act})`);
  fact('Résultat', 'Result', resultFr, resultEn);
  if (entry.by === 'guichet') fact('Par', 'By', 'le programme lui-même', 'the program itself');
  else fact('Par', 'By', entry.by);
  if (entry.on) fact('Sur', 'On', ...worded('kinds', entry.on.kind).map((kind) => `${kind} ${entry.on.id ?? ''}`));
  if (entry.purpose) fact('Finalité', 'Purpose', ...worded('purposes', entry.purpose));
  if (entry.basis) fact('Base légale', 'Legal basis', entry.basis);
  if (entry.categories?.length) fact('Catégories', 'Categories', ...[0, 1].map((i) => entry.categories.map((c) => worded('categories', c)[i]).join(', ')));
  if (entry.rule) fact('Règle', 'Rule', entry.rule);
  if (entry.n !== undefined) fact('Nombre', 'Count', String(entry.n));
  if (entry.digest) fact('Empreinte', 'Digest', entry.digest);
  if (entry.org) fact('Organisation', 'Organisation', entry.org);
}

function speak(lang) {
  document.documentElement.className = lang;
  document.documentElement.lang = lang;
  for (const one of ['fr', 'en']) at(`to-${one}`).setAttribute('aria-pressed', String(one === lang));
}

// ---- the work ----

async function witnesses(note) {
  const keys = await Promise.all(shown('witnesses').split('\n').filter((line) => line.trim() !== '').map(readKey));
  let ok = true;
  for (const key of keys) {
    const found = key.type === 4 && signatureOf(note, key);
    if (!found) continue;
    const time = Number(new DataView(found.rest.buffer.slice(0, 8)).getBigUint64(0));
    const when = new Date(time * 1000).toISOString();
    const holds = await signed(key.key, found.rest.slice(8), `cosignature/v1\ntime ${time}\n${note.body}`);
    ok = step(holds, `Le témoin ${key.name} atteste d’avoir vu ce point de contrôle le ${when}.`, `The witness ${key.name} attests to having seen this checkpoint at ${when}.`) && ok;
  }
  return ok;
}

async function verify() {
  const text = shown('entry'), entry = JSON.parse(text);
  facts(entry);
  const key = await readKey(shown('key')), proof = readProof(shown('proof')), { note } = proof;
  const leaf = await sha256(Uint8Array.of(0), utf8(text));
  let ok = step(canonical(entry) === text, 'L’entrée est écrite dans sa seule forme admise.', 'The entry is written in its one right form.');
  ok = step(same(await rootOf(leaf, proof.index, note.size, proof.path), note.root),
    `Son empreinte est la n° ${proof.index} des ${note.size} que couvre le point de contrôle.`,
    `Its fingerprint is number ${proof.index} of the ${note.size} that the checkpoint covers.`) && ok;
  ok = step(await noteHolds(note, key), `Le point de contrôle est signé par la clé de « ${key.name} ».`, `The checkpoint is signed by the key of “${key.name}”.`) && ok;
  return (await witnesses(note)) && ok;
}

async function compare() {
  const text = at('held').value.trim(), key = await readKey(shown('key')), { note } = readProof(shown('proof'));
  if (text === '') return at('compared').replaceChildren();
  if (!text.includes('\n')) {
    return text === shown('key').trim()
      ? said('compared', true, 'C’est la même clé.', 'It is the same key.')
      : said('compared', false, 'Ce n’est pas cette clé : cette page ne vient pas de cette installation.', 'It is not this key: this page does not come from that installation.');
  }
  const held = readNote(`${text}\n`);
  if (!(await noteHolds(held, key))) return said('compared', false, 'Ce point de contrôle n’est pas signé par cette clé.', 'This checkpoint is not signed by this key.');
  if (held.size !== note.size) return said('compared', true, `Signé par cette clé, à ${held.size} entrées. Pour le comparer à celui de cette page (${note.size}), demandez une preuve de continuité.`, `Signed by this key, at ${held.size} entries. To compare it with the one in this page (${note.size}), ask for a consistency proof.`);
  return same(held.root, note.root)
    ? said('compared', true, 'C’est le même point de contrôle.', 'It is the same checkpoint.')
    : said('compared', false, 'Deux points de contrôle de même taille et différents : le journal a été réécrit.', 'Two different checkpoints of the same size: the journal was rewritten.');
}

at('witness-part').hidden = shown('witnesses').trim() === '';
at('to-fr').addEventListener('click', () => speak('fr'));
at('to-en').addEventListener('click', () => speak('en'));
at('held').addEventListener('input', () => compare().catch(() => said('compared', false, 'Ce n’est ni une clé ni un point de contrôle.', 'This is neither a key nor a checkpoint.')));
speak((navigator.language || 'fr').toLowerCase().startsWith('fr') ? 'fr' : 'en');
verify().then(
  (ok) => ok
    ? said('verdict', true, 'Vérifié : cette entrée figure dans le journal signé, inchangée.', 'Verified: this entry is in the signed journal, unchanged.')
    : said('verdict', false, 'NE TIENT PAS : une vérification ci-dessous a échoué.', 'DOES NOT HOLD: a check below failed.'),
  (error) => error.name === 'NotSupportedError'
    ? said('verdict', false, 'Ce navigateur ne sait pas vérifier les signatures Ed25519 : ouvrez ce fichier dans un navigateur récent.', 'This browser cannot verify Ed25519 signatures: open this file in a recent browser.')
    : said('verdict', false, 'NE TIENT PAS : les pièces ci-dessous sont mal formées.', 'DOES NOT HOLD: the exhibits below are malformed.'),
);
