// SPDX-License-Identifier: EUPL-1.2
// The types are those of the committed document; a unit test in C holds the document to the desk.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
// @ts-expect-error a script without types of its own
import { DOCUMENT, generate, TYPES } from '../../schema.mjs';

it('the types are made from openapi.json: run `npm run schema` after a build', () => {
  expect(readFileSync(TYPES, 'utf8')).toBe(generate(JSON.parse(readFileSync(DOCUMENT, 'utf8'))));
});
