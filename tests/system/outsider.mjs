// SPDX-License-Identifier: EUPL-1.2
// outsider.mjs - somebody who has only Node, what was published, and what they kept: no code of
// Guichet's, no data folder, no tool of ours.
//
//     node outsider.mjs FOLDER KEY [OLD-CHECKPOINT...]
//
// Reads FOLDER/checkpoint and the tlog-tiles resources it counts (tile/entries/..., tile/0/...,
// tile/1/...), makes every hash anew, and holds the log to the signed root, to the tiles, and to
// each checkpoint kept from earlier.  Exit status 0 it holds, 4 it does not, and which entry.
import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

class Damage extends Error {}
const damage = (text) => { throw new Damage(text); };
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const leafOf = (entry) => sha256(Buffer.of(0), entry);
const nodeOf = (left, right) => sha256(Buffer.of(1), left, right);

// ---- C2SP signed-note, tlog-checkpoint ----
function readKey(text) {
  const [, name, id, typed64] = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text.trim()) ?? damage('key: malformed');
  const typed = Buffer.from(typed64, 'base64');
  if (typed.length !== 33 || typed[0] !== 1) damage('key: not Ed25519');
  const hash = sha256(name + '\n', typed).subarray(0, 4);
  if (hash.toString('hex') !== id) damage('key: its hash does not fit');
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), typed.subarray(1)]);
  return { name, hash, key: createPublicKey({ key: der, format: 'der', type: 'spki' }) };
}

function readCheckpoint(bytes, key, what) {
  const text = bytes.toString('utf8'), at = text.lastIndexOf('\n\n');
  if (at < 0) damage(`${what}: no signature`);
  const body = text.slice(0, at + 1);
  const mine = text.slice(at + 2).split('\n').map((line) => /^\u2014 (\S+) (\S+)$/.exec(line)).filter((m) => m && m[1] === key.name)
    .map((m) => Buffer.from(m[2], 'base64')).filter((sig) => sig.subarray(0, 4).equals(key.hash));
  if (mine.length === 0) damage(`${what}: not signed by the key I hold`);
  if (!mine.every((sig) => verifySignature(null, Buffer.from(body), key.key, sig.subarray(4)))) damage(`${what}: a wrong signature`);
  const [origin, size, root] = body.split('\n');
  if (origin !== key.name || !/^(0|[1-9]\d*)$/.test(size)) damage(`${what}: malformed`);
  return { size: Number(size), root: Buffer.from(root, 'base64'), what };
}

// ---- C2SP tlog-tiles ----
function tilePath(level, index, width) {
  const groups = [String(index % 1000).padStart(3, '0')];
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) groups.unshift(`x${String(rest % 1000).padStart(3, '0')}`);
  return `tile/${level}/${groups.join('/')}${width < 256 ? `.p/${width}` : ''}`;
}
function published(folder, level, index, width) {
  const path = tilePath(level, index, width);
  if (!existsSync(join(folder, path))) damage(`${path} is not published`);
  return readFileSync(join(folder, path));
}

function* entries(folder, size) {
  for (let first = 0; first < size; first += 256) {
    const width = Math.min(256, size - first);
    let bundle = published(folder, 'entries', first / 256, width);
    for (let i = 0; i < width; i++) {
      const length = bundle.length >= 2 ? bundle.readUInt16BE(0) : Infinity;
      if (bundle.length < 2 + length) damage(`entry ${first + i}: its bundle is cut`);
      yield bundle.subarray(2, 2 + length);
      bundle = bundle.subarray(2 + length);
    }
    if (bundle.length) damage(`entry ${first + width - 1}: its bundle goes on`);
  }
}

// The right edge of the tree, RFC 6962, 2.1; calls `done` for each complete subtree.
class Edge {
  size = 0;
  parts = []; // [level, hash], largest first
  add(leaf, done) {
    let level = 0, hash = leaf, index = this.size;
    done(level, index, hash);
    while (this.parts.at(-1)?.[0] === level) {
      hash = nodeOf(this.parts.pop()[1], hash);
      index = Math.floor(index / 2);
      done(++level, index, hash);
    }
    this.parts.push([level, hash]);
    this.size++;
  }
  root() {
    if (this.parts.length === 0) return sha256();
    return this.parts.slice(0, -1).reduceRight((right, [, left]) => nodeOf(left, right), this.parts.at(-1)[1]);
  }
}

function verifyLog(folder, keyText, oldFiles) {
  const key = readKey(keyText);
  const now = readCheckpoint(readFileSync(join(folder, 'checkpoint')), key, 'checkpoint');
  const marks = [...oldFiles.map((file) => readCheckpoint(readFileSync(file), key, 'a checkpoint I kept')), now];
  for (const mark of marks) if (mark.size > now.size) damage(`entry ${now.size}: missing, ${mark.what} counts ${mark.size} entries`);
  const edge = new Edge(), tiles = new Map();
  let last = '';
  const compare = () => {
    for (const mark of marks) if (mark.size === edge.size && !mark.root.equals(edge.root())) damage(`entry 0 or one of the ${Math.max(mark.size, 1) - 1} after it: not what ${mark.what} says`);
  };
  compare();
  for (const entry of entries(folder, now.size)) {
    const n = edge.size, said = JSON.parse(entry.toString('utf8'));
    if (said.at < last && said.act !== 'clock.back') damage(`entry ${n}: older than the one before it`);
    last = said.at;
    edge.add(leafOf(entry), (level, index, hash) => {
      if (level % 8) return;
      const tile = Math.floor(index / 256), at = index % 256;
      if (at === 0) tiles.set(level, published(folder, level / 8, tile, Math.min(256, Math.floor(now.size / 2 ** level) - tile * 256)));
      if (!tiles.get(level).subarray(at * 32, at * 32 + 32).equals(hash)) damage(`entry ${index * 2 ** level}: not as in ${tilePath(level / 8, tile, 256)}`);
    });
    compare();
  }
  return now.size;
}

try {
  const [folder, key, ...old] = process.argv.slice(2);
  console.log(`${verifyLog(folder, existsSync(key) ? readFileSync(key, 'utf8') : key, old)} entries hold`);
} catch (error) {
  if (!(error instanceof Damage)) throw error;
  console.error(error.message);
  process.exitCode = 4;
}
