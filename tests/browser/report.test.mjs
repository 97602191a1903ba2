// SPDX-License-Identifier: EUPL-1.2
// What ./test counts and shows of the tests beside this one.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { said } from './report.mjs';

const at = (type, nesting, name, more = {}) => ({ type, data: { nesting, name, file: '/x/desk.test.mjs', details: {}, ...more } });
const lines = async (...events) => {
  const all = [];
  for await (const line of said(events)) all.push(line);
  return all;
};
const thrown = (message) => ({ details: { error: { failureType: 'testCodeFailure', cause: new Error(message) } } });

it('a test deep in suites has one line with its whole name, and its error', async () => {
  const said = await lines(
    at('test:start', 0, 'writing'), at('test:start', 1, 'sends'), at('test:pass', 1, 'sends'),
    at('test:start', 1, 'keeps'), at('test:fail', 1, 'keeps', thrown('\u001b[2mnot kept\u001b[22m')),
    at('test:fail', 0, 'writing', { details: { type: 'suite', error: { failureType: 'subtestsFailed' } } }),
  );
  assert.equal(said.length, 2);
  assert.equal(said[0], 'ok desk: writing: sends');
  assert.match(said[1], /^not ok desk: writing: keeps\n  Error: not kept\n/);
});
it('a suite whose own hook failed is a failure, and a file that did not load', async () => {
  const said = await lines(
    at('test:start', 0, 'writing'), at('test:fail', 0, 'writing', { details: { type: 'suite', error: { failureType: 'hookFailed', cause: new Error('no browser') } } }),
    at('test:start', 0, '/x/pages.test.mjs'), at('test:fail', 0, '/x/pages.test.mjs', { file: undefined, ...thrown('test failed') }),
  );
  assert.deepEqual(said.map((line) => line.split('\n')[0]), ['not ok desk: writing', 'not ok /x/pages.test.mjs']);
});
it('a test that was left out says so', async () => {
  assert.deepEqual(await lines(at('test:start', 0, 'wall'), at('test:pass', 0, 'wall', { skip: 'no account' })), ['ok desk: wall # SKIP no account']);
});
