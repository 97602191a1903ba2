// SPDX-License-Identifier: EUPL-1.2
// OpenAI's own client against the desk, which is given nothing but another base URL: what it sends is
// minimised (tests/system/entrance_test.py reads what leaves), what comes back is whole again.
import assert from 'node:assert/strict';
import test from 'node:test';
import OpenAI from 'openai';

const url = process.env.GUICHET_URL, apiKey = process.env.GUICHET_AI_TOKEN;
const skip = apiKey === undefined ? 'no token for AI tasks' : false;
// With Node's own fetch: node-fetch 2, which the client takes otherwise, now and then calls a stream broken off whose
// connection closes right behind its last chunk.
const options = { baseURL: `${url}/v1`, maxRetries: 0, fetch: globalThis.fetch };
const client = skip ? null : new OpenAI({ ...options, apiKey });
const messages = [
  { role: 'system', content: 'Réponds en français.' },
  { role: 'user', content: [{ type: 'text', text: 'Bonjour, je suis Claire Morel, mon adresse est claire.morel@example.org.' }] },
];

test('the official client lists models', { skip }, async () => {
  const models = [];
  for await (const model of client.models.list()) models.push(model.id);
  assert.deepEqual(models, ['draft']);
});

test('the official client retrieves one model, and is told that there is no such one', { skip }, async () => {
  const one = await client.models.retrieve('draft');
  assert.deepEqual({ ...one }, { created: 0, id: 'draft', object: 'model', owned_by: 'guichet' });
  await assert.rejects(client.models.retrieve('gpt-5'), (e) => e instanceof OpenAI.NotFoundError && e.status === 404 && e.code === 'model_not_found' && e.type === 'invalid_request_error');
});

test('the official client gets a whole answer', { skip }, async () => {
  const said = await client.chat.completions.create({ model: 'draft', messages, user: 'someone', temperature: 0.2 });
  assert.match(said.choices[0].message.content, /Claire Morel.*claire\.morel@example\.org/);
  assert.equal(said.choices[0].finish_reason, 'stop');
  assert.equal(said.usage.total_tokens, said.usage.prompt_tokens + said.usage.completion_tokens);
});

test('the official client reads a stream', { skip }, async () => {
  const pieces = [];
  const stream = await client.chat.completions.create({ model: 'draft', messages, stream: true, stream_options: { include_usage: true } });
  let usage = null;
  for await (const chunk of stream) {
    pieces.push(chunk.choices[0]?.delta?.content ?? '');
    usage = chunk.usage ?? usage;
  }
  assert.match(pieces.join(''), /Claire Morel.*claire\.morel@example\.org/);
  assert.ok(pieces.length > 3);
  assert.ok(usage.completion_tokens > 0);
});

test('the official client understands what is refused', { skip }, async () => {
  await assert.rejects(client.chat.completions.create({ model: 'gpt-5', messages }), (e) => e instanceof OpenAI.NotFoundError && e.code === 'model_not_found');
  await assert.rejects(client.chat.completions.create({ model: 'draft', messages, n: 3 }), OpenAI.BadRequestError);
  const stranger = new OpenAI({ ...options, apiKey: 'sk-nobody' });
  await assert.rejects(stranger.models.list(), OpenAI.AuthenticationError);
});
