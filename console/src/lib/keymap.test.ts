// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { chord, holder, keymap, KeyReader, keyParts, movable, type ActId, type Press } from './keymap';

const press = (key: string, more: Partial<Press> = {}): Press => ({ key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });
const reading = { typing: false, singles: true };
const one = (key: string, more: Partial<Press> = {}, options = reading): ActId | null => new KeyReader().read(press(key, more), 0, options);

describe('the keymap', () => {
  it('gives every act keys of its own', () => {
    expect(new Set(Object.values(keymap)).size).toBe(Object.keys(keymap).length);
  });
  it('has no single key that starts a sequence', () => {
    const firsts = Object.values(keymap).filter((keys) => keys.includes(' ')).map((keys) => keys.split(' ')[0]);
    for (const first of firsts) expect(Object.values(keymap)).not.toContain(first);
  });
});

describe('keys that are moved', () => {
  const own = { ...keymap, next: 'y' };

  it('work where they were put, and no longer where they were', () => {
    const reader = new KeyReader(own);
    expect(reader.read(press('y'), 0, reading)).toBe('next');
    expect(reader.read(press('j'), 0, reading)).toBeNull();
  });
  it('are single keys: a sequence, Esc and what Ctrl does stay', () => {
    expect(movable).toContain('solveNext');
    for (const act of ['goDesk', 'palette', 'escape', 'token', 'send'] as const) expect(movable).not.toContain(act);
  });
  it('never take a key that an act has, or that begins a sequence', () => {
    expect(holder('j', 'previous', keymap)).toBe('next');
    expect(holder('g', 'next', keymap)).toBe('goDesk');
    expect(holder('j', 'next', keymap)).toBeNull();
    expect(holder('j', 'previous', own)).toBeNull();
  });
});

describe('reading keys', () => {
  it('knows letters, with and without Shift or Caps Lock', () => {
    expect(one('c')).toBe('intent');
    expect(one('E', { shiftKey: true })).toBe('solveNext');
    expect(one('E')).toBe('solve');
  });
  it('knows signs however the keyboard writes them', () => {
    expect(one('?', { shiftKey: true })).toBe('shortcuts');
    expect(one('/', { shiftKey: true })).toBe('search');
    expect(one('*', { shiftKey: true })).toBe('selectAll');
  });
  it('knows digits on AZERTY, where they need Shift', () => {
    expect(one('&', { code: 'Digit1' })).toBe('low');
    expect(one('4', { code: 'Digit4', shiftKey: true })).toBe('urgent');
    expect(one('!', { code: 'Digit1', shiftKey: true })).toBeNull();
  });
  it('knows Ctrl and Command', () => {
    expect(one('k', { ctrlKey: true })).toBe('palette');
    expect(one('k', { metaKey: true })).toBe('palette');
    expect(one('Enter', { ctrlKey: true, shiftKey: true })).toBe('sendSolve');
    expect(one('c', { ctrlKey: true })).toBeNull();
  });
  it('leaves Alt to the system', () => {
    expect(chord(press('j', { altKey: true }))).toBeNull();
  });
  it('does nothing with letters while one types, but keeps Ctrl', () => {
    expect(one('j', {}, { typing: true, singles: true })).toBeNull();
    expect(one('Enter', { ctrlKey: true }, { typing: true, singles: true })).toBe('send');
    expect(one('Escape', {}, { typing: true, singles: true })).toBe('escape');
  });
  it('does nothing with letters when they are turned off', () => {
    expect(one('j', {}, { typing: false, singles: false })).toBeNull();
    expect(one('?', {}, { typing: false, singles: false })).toBeNull();
  });
  it('reads two keys one after the other, in time', () => {
    const keys = new KeyReader();
    expect(keys.read(press('g'), 0, reading)).toBeNull();
    expect(keys.read(press('j'), 900, reading)).toBe('goJournal');
    expect(keys.read(press('g'), 2000, reading)).toBeNull();
    expect(keys.read(press('j'), 4000, reading)).toBe('next');
  });
});

it('writes keys one by one', () => {
  expect(keyParts('g j')).toEqual([['g'], ['j']]);
  expect(keyParts('Ctrl+Shift+Enter')).toEqual([['Ctrl', 'Shift', 'Enter']]);
});
