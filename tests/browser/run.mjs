// SPDX-License-Identifier: EUPL-1.2
// Runs every *.test.mjs here; exit status 0 only if nothing failed.
//
//   GUICHET_URL         where the desk runs; without it, the console's mock is started
//   GUICHET_AGENT, GUICHET_SUPERVISOR, GUICHET_CONTROLLER, GUICHET_AUDITOR, GUICHET_ADMIN
//                       "email:password" of each; tests of a role that is not given are skipped
//   GUICHET_CHROMIUM    the browser, /usr/bin/chromium unless told
//   Arguments: names of test files to run instead of all, and --only PATTERN for names of tests.
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const words = process.argv.slice(2);
const only = words.indexOf('--only');
const pattern = only >= 0 ? [`--test-name-pattern=${words.splice(only, 2)[1]}`] : [];
const files = words.length > 0 ? words : readdirSync(here).filter((name) => name.endsWith('.test.mjs')).sort();

let mock = null;
const env = { ...process.env };
if (env.GUICHET_URL === undefined) {
  env.GUICHET_MOCK_PORT ??= '8091';
  mock = spawn(process.execPath, [`${here}../../console/mock.mjs`], { env: { ...env, PORT: env.GUICHET_MOCK_PORT }, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((started) => mock.stdout.once('data', started));
}
const done = spawnSync(process.execPath, ['--test', ...pattern, ...files.map((name) => `${here}${name}`)], { cwd: here, env, stdio: 'inherit' });
mock?.kill();
process.exit(done.status ?? 1);
