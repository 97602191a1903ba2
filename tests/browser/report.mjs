// SPDX-License-Identifier: EUPL-1.2
// Node's test events as lines that ./test counts and shows: one `ok` or `not ok` at the margin for
// each test, however deep it lies, under its full name; what went wrong stands indented below.
import { basename } from 'node:path';
import { inspect, stripVTControlCharacters } from 'node:util';

const CAUSE_LINES = 40;

/** Why a test failed: the error that it threw, not the runner's wrapping of it. */
function why(error) {
  const cause = error?.cause ?? error;
  const text = cause instanceof Error ? (cause.stack ?? cause.message) : typeof cause === 'string' ? cause : inspect(cause);
  const lines = stripVTControlCharacters(text).split('\n').filter((line) => !/^ +at .*\(?node:/u.test(line));
  return lines.slice(0, CAUSE_LINES).map((line) => `  ${line}`).join('\n');
}

/** A suite whose tests failed is no failure of its own. */
const ofItsTests = (data) => data.details?.error?.failureType === 'subtestsFailed';

export async function* said(events) {
  const path = [];
  for await (const { type, data } of events) {
    if (type === 'test:start') {
      path.length = data.nesting;
      path.push(data.name);
    } else if (type === 'test:stderr' || type === 'test:stdout') {
      yield data.message.trimEnd().replace(/^/gmu, '# ');
    } else if (type === 'test:pass' || type === 'test:fail') {
      const suite = data.details?.type === 'suite';
      if (type === 'test:pass' ? suite : ofItsTests(data)) continue;
      const file = data.file === undefined ? [] : [basename(data.file, '.test.mjs')];
      const name = [...file, ...path.slice(0, data.nesting), data.name].join(': ');
      if (type === 'test:fail') yield `not ok ${name}\n${why(data.details?.error)}`;
      else yield data.skip === undefined ? `ok ${name}` : `ok ${name} # SKIP ${data.skip}`;
    }
  }
}
