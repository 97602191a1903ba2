// SPDX-License-Identifier: EUPL-1.2
// A guided diagnostic as a form: its text (src/knowledge/guide.h) taken apart into steps and written
// again, and what the desk finds wrong with it as line, step and kind of mistake.  The desk alone
// says whether a guide is right; here a text is only taken apart, and only one that a form can hold.

export interface FormAnswer { key: number; text: string; to: number | null } // the key of a step; null: nowhere yet
export interface FormStep { key: number; line: number; name: string; text: string; see: string; answers: FormAnswer[] }

const answerLine = /^[-*] (.*)(?:->|→)(.*)$/u; // the last arrow parts them

interface Found { steps: FormStep[]; targets: Map<FormAnswer, string> }

function addLine(found: Found, step: FormStep, line: string, key: number): boolean {
  const trimmed = line.trim();
  const parts = answerLine.exec(trimmed);
  if (parts !== null) {
    const answer = { key, text: (parts[1] ?? '').trim(), to: null };
    found.targets.set(answer, (parts[2] ?? '').trim());
    step.answers.push(answer);
  } else if (trimmed.startsWith('=> ')) {
    if (step.see !== '') return false;
    step.see = trimmed.slice(3).trim();
  } else if (trimmed !== '' && (step.answers.length > 0 || step.see !== '')) {
    return false;
  } else {
    step.text += `${line}\n`;
  }
  return true;
}

/** null: it has what a form would lose, as a text before the first step. */
export function readGuide(text: string): FormStep[] | null {
  const found: Found = { steps: [], targets: new Map() };
  let key = 0;
  for (const [n, line] of text.split(/\r?\n/u).entries()) {
    const heading = /^#{1,6} (.*)$/u.exec(line);
    const step = found.steps.at(-1);
    key += 1;
    if (heading !== null) found.steps.push({ key, line: n + 1, name: (heading[1] ?? '').trim(), text: '', see: '', answers: [] });
    else if (step === undefined ? line.trim() !== '' : !addLine(found, step, line, key)) return null;
  }
  const named = new Map(found.steps.map((step) => [step.name, step.key]));
  if (named.size < found.steps.length) return null; // which of two would an answer mean?
  for (const [answer, target] of found.targets) {
    answer.to = named.get(target) ?? null;
    if (answer.to === null && target !== '') return null; // a name that is no step's: the text keeps it
  }
  for (const step of found.steps) step.text = step.text.trim();
  return found.steps;
}

const flat = (text: string) => text.replace(/\s+/gu, ' ').trim();
// A name has no arrow: behind an answer it would part another way.
const nameOf = (step: FormStep) => flat(step.name).replace(/->|→/gu, '›');
// What would begin a step, an answer or an article in the middle of a text is a text's.
const plain = (line: string) => (/^#{1,6} /u.test(line) || answerLine.test(line.trim()) || line.trim().startsWith('=> ') ? line.replace(/\S/u, '\\$&') : line);

/** The text, and the line that each step stands on. */
export function writeGuide(steps: readonly FormStep[]): { text: string; lines: number[] } {
  const names = new Map(steps.map((step) => [step.key, nameOf(step)]));
  const all: string[] = [];
  const lines: number[] = [];
  for (const step of steps) {
    if (all.length > 0) all.push('');
    lines.push(all.length + 1);
    all.push(`# ${nameOf(step)}`);
    if (step.text.trim() !== '') all.push(...step.text.trim().split('\n').map(plain));
    for (const answer of step.answers) all.push(`- ${flat(answer.text)} -> ${answer.to === null ? '' : (names.get(answer.to) ?? '')}`);
    if (step.see.trim() !== '') all.push(`=> ${flat(step.see)}`);
  }
  return { text: all.length > 0 ? `${all.join('\n')}\n` : '', lines };
}

// ---- what the desk says of it ----

/** By the words of src/knowledge/guide.c and src/desk/articles.c; the console's are w.guideMistakes. */
const kinds = [
  ['begins', 'a guide begins with a step'], ['many', 'a guide has at most 200 steps'], ['empty', 'a guide has at least one step'],
  ['twice', 'there are two of that name'], ['name', 'a name has 1 to 120 bytes'], ['answers', 'has more than 12 answers'],
  ['answer', 'an answer has 1 to 200 bytes'], ['behind', 'there is text behind its answers'], ['nowhere', 'an answer leads to no step'],
  ['dead', 'a dead end: neither an answer nor a text'], ['unreached', 'no answer leads there'], ['circle', 'goes in a circle: no way from it ends'],
  ['article', 'no article has this title'],
] as const;

export type GuideMistakeKind = (typeof kinds)[number][0];
export interface GuideMistake { kind: GuideMistakeKind; line: number; step: string; about: string }

/** What a reason of the field `text` says; null: nothing of a guide. */
export function readMistake(reason: string): GuideMistake | null {
  const parts = /^line (\d+)(?:, step "(.*?)")?: (.*)$/su.exec(reason);
  const said = parts?.[3] ?? '';
  const kind = kinds.find(([, phrase]) => said.startsWith(phrase));
  if (parts === null || kind === undefined) return null;
  return { kind: kind[0], line: Number(parts[1]), step: parts[2] ?? '', about: /^ "(.*)"$/su.exec(said.slice(kind[1].length))?.[1] ?? '' };
}
