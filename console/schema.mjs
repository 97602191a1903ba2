// SPDX-License-Identifier: EUPL-1.2
// Makes src/lib/schema.ts, the console's types, from the desk's OpenAPI document.
//
//   node schema.mjs PROGRAM     asks PROGRAM (build/guichet) for the document, keeps it as
//                               openapi.json, and writes the types
//
// Both files are committed, so that the console is built without the program it is embedded in;
// a unit test in C holds openapi.json to the program, a test here holds the types to openapi.json.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
export const DOCUMENT = here('openapi.json');
export const TYPES = here('src/lib/schema.ts');

const HEAD = `// SPDX-License-Identifier: EUPL-1.2
// Made by schema.mjs from openapi.json: what the desk's API takes and gives.  Not to be edited.

/** A page of a list. */
export interface List<T> {
  items: T[];
  next: string | null;
}
`;

const refName = (ref) => ref.split('/').at(-1);
const plain = { string: 'string', integer: 'number', number: 'number', boolean: 'boolean', null: 'null' };

/** The type of a schema as it stands in a member. */
function typeOf(schema) {
  if (schema.$ref !== undefined) return refName(schema.$ref);
  if (schema.anyOf !== undefined) return schema.anyOf.map(typeOf).join(' | ');
  if (Array.isArray(schema.type)) return schema.type.map((one) => plain[one]).join(' | ');
  if (schema.type === 'array') return `${typeOf(schema.items)}[]`;
  if (schema.type === 'object' && schema.properties.next !== undefined) return `List<${typeOf(schema.properties.items.items)}>`;
  return plain[schema.type] ?? 'unknown';
}

function membersOf(schema) {
  return Object.entries(schema.properties)
    .map(([name, member]) => `  ${name}${schema.required.includes(name) ? '' : '?'}: ${typeOf(member)};\n`)
    .join('');
}

function declare(name, schema) {
  if (schema.enum !== undefined) return `export type ${name} = (typeof words.${name})[number];\n`;
  const [base, own] = schema.allOf ?? [null, schema];
  if (Object.keys(own.properties).length === 0) return `export type ${name} = Record<string, never>;\n`;
  return `export interface ${name}${base === null ? '' : ` extends ${typeOf(base)}`} {\n${membersOf(own)}}\n`;
}

function routeOf(path, method, operation) {
  const done = Object.entries(operation.responses).find(([status]) => status !== 'default')[1];
  const [media, answer] = Object.entries(done.content ?? {})[0] ?? [null, null];
  const body = operation.requestBody?.content['application/json'].schema;
  const members = [
    ...(body === undefined ? [] : [`body: ${typeOf(body)}`]),
    `answer: ${media === null ? 'null' : media === 'application/json' ? typeOf(answer.schema) : 'string'}`,
  ];
  return `  '${method.toUpperCase()} ${path.replace('/api/v1', '')}': { ${members.join('; ')} };\n`;
}

export function generate(document) {
  const schemas = Object.entries(document.components.schemas);
  const lists = schemas.filter(([, schema]) => schema.enum !== undefined);
  const routes = Object.entries(document.paths)
    .filter(([path]) => path.startsWith('/api/v1/'))
    .flatMap(([path, operations]) => Object.entries(operations).map(([method, operation]) => routeOf(path, method, operation)));
  return [
    HEAD,
    `/** The closed lists, each word of them. */\nexport const words = {\n${lists.map(([name, schema]) => `  ${name}: [${schema.enum.map((word) => `'${word}'`).join(', ')}],\n`).join('')}} as const;\n`,
    ...schemas.map(([name, schema]) => declare(name, schema)),
    `/** What each route takes and gives. */\nexport interface Routes {\n${routes.join('')}}\n`,
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const document = JSON.parse(execFileSync(process.argv[2] ?? here('../build/guichet'), ['openapi'], { encoding: 'utf8' }));
  writeFileSync(DOCUMENT, `${JSON.stringify(document, null, 1)}\n`);
  writeFileSync(TYPES, generate(JSON.parse(readFileSync(DOCUMENT, 'utf8'))));
}
