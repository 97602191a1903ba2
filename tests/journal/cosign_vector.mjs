// SPDX-License-Identifier: EUPL-1.2
// Prints the cosignature of cosign_test.c, made with nothing of Guichet's: Node's crypto and the
// text of C2SP tlog-cosignature v1.  Ed25519 signatures are deterministic (RFC 8032).
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';

const seed = Buffer.from(Array.from({ length: 32 }, (_, i) => i)); // public by that: signs nothing else
const name = 'witness.example.org/w1';
const seconds = 1764144000n; // 2025-11-26T08:00:00Z
const checkpoint = `guichet.example.org/log\n4711\n${createHash('sha256').update('a root').digest('base64')}\n`;

const key = createPrivateKey({ key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]), format: 'der', type: 'pkcs8' });
const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
const typed = Buffer.concat([Buffer.from([0x04]), raw]);
const id = createHash('sha256').update(`${name}\n`).update(typed).digest().subarray(0, 4);
const time = Buffer.alloc(8);
time.writeBigUInt64BE(seconds);
const signature = sign(null, Buffer.from(`cosignature/v1\ntime ${seconds}\n${checkpoint}`), key);

console.log(`${name}+${id.toString('hex')}+${typed.toString('base64')}`);
console.log(`${checkpoint}\n— ${name} ${Buffer.concat([id, time, signature]).toString('base64')}`);
