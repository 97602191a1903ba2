// SPDX-License-Identifier: EUPL-1.2
// Runs the *.test.mjs here one after the other (they share one desk and its tickets), and says
// `ok NAME` or `not ok NAME` with the error for each test; exit status 0 only if nothing failed.
//
//   GUICHET_URL         where the desk runs; without it, the console's mock is started
//   GUICHET_AGENT, GUICHET_SUPERVISOR, GUICHET_CONTROLLER, GUICHET_AUDITOR, GUICHET_ADMIN
//                       "email:password" of each; tests of a role that is not given are skipped
//   GUICHET_CHROMIUM    the browser, /usr/bin/chromium unless told
//   Arguments: names of test files to run instead of all, and --only PATTERN for names of tests.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { run } from 'node:test';
import { fileURLToPath } from 'node:url';
import { said } from './report.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const words = process.argv.slice(2);
const only = words.indexOf('--only');
const pattern = only >= 0 ? { testNamePatterns: [words.splice(only, 2)[1]] } : {};
const names = words.length > 0 ? words : readdirSync(here).filter((name) => name.endsWith('.test.mjs')).sort();

let mock = null;
if (process.env.GUICHET_URL === undefined) {
  process.env.GUICHET_MOCK_PORT ??= '8091';
  mock = spawn(process.execPath, [`${here}../../console/mock.mjs`], { env: { ...process.env, PORT: process.env.GUICHET_MOCK_PORT }, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((started) => mock.stdout.once('data', started));
}
let failed = 0;
const events = run({ files: names.map((name) => `${here}${name}`), concurrency: 1, ...pattern });
for await (const line of said(events)) {
  failed += line.startsWith('not ok');
  console.log(line);
}
mock?.kill();
process.exit(failed > 0 ? 1 : 0);
