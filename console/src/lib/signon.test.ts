// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { readAnswer } from './signon';

test('what a provider brings back is read from its own path alone', () => {
  const at = (pathname: string, search: string) => readAnswer({ pathname, search });
  expect(at('/', '?code=a&state=b')).toBeNull();
  expect(at('/sso', '?code=a%2Fb&state=c')).toEqual({ code: 'a/b', state: 'c' });
  expect(at('/desk/sso', '?code=a&state=b&iss=https%3A%2F%2Fidp.example')).toEqual({ code: 'a', state: 'b', iss: 'https://idp.example' });
  expect(at('/sso', '?error=access_denied&state=b')).toBe('stopped');
  expect(at('/sso', '')).toBe('stopped');
});
