import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

function textOf(folder: string): readonly { readonly file: string; readonly text: string }[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('refusals.test.ts'))
    .map((file) => ({ file: join(folder, file), text: readFileSync(join(root, folder, file), 'utf8') }));
}

/** A refusal in the source: where it is, and what of its message is the same whatever is refused. */
interface Refusal {
  readonly place: string;
  readonly fragments: readonly string[];
}

/** How many characters in a row must be found in a test for the message to be read there. */
const width = 14;

/** What is thrown: the arguments of a call up to the parenthesis that ends it, of which only texts matter. */
function refusalsIn({ file, text }: { readonly file: string; readonly text: string }): readonly Refusal[] {
  const calls = text.matchAll(/(?:new EventloomError|(?<!function )\b(?:refusal|bad|fail|foreign))\(/g);
  return [...calls].flatMap(({ index, 0: call }) => {
    const place = `${file}:${text.slice(0, index).split('\n').length}`;
    const fragments = fragmentsOf(argumentsAt(text, index + call.length)).filter(
      (fragment) => fragment.length >= width,
    );
    return fragments.length > 0 ? [{ place, fragments }] : [];
  });
}

function argumentsAt(text: string, start: number): string {
  let depth = 1;
  let end = start;
  while (depth > 0 && end < text.length) {
    const mark = text[end];
    if (mark === '(') depth += 1;
    if (mark === ')') depth -= 1;
    end += 1;
  }
  return text.slice(start, end);
}

/** What stands in quotes, cut where a value is put in. */
function fragmentsOf(source: string): readonly string[] {
  const literals = source.matchAll(/'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g);
  return [...literals].flatMap(([, single, double, template]) =>
    (single ?? double ?? template ?? '').split(/\$\{(?:[^{}]|\{[^{}]*\})*\}/),
  );
}

function windows(fragment: string): readonly string[] {
  return Array.from({ length: fragment.length - width + 1 }, (_, at) => fragment.slice(at, at + width));
}

describe('every refusal of the constructs', () => {
  const refusals = textOf('constructs').flatMap(refusalsIn);
  const tests = textOf('test')
    .filter(({ file }) => /^test\/(constructs|types|agreement)\//.test(file))
    .map(({ text }) => text.replaceAll("\\'", "'").replace(/' \+\n\s*'|" \+\n\s*"/g, ''))
    .join('\n');

  it('is found by this test', () => expect(refusals.length).toBeGreaterThan(150));

  it('has a test that reads its message', () => {
    const uses = new Map<string, number>();
    for (const { fragments } of refusals) {
      for (const piece of new Set(fragments.flatMap(windows))) uses.set(piece, (uses.get(piece) ?? 0) + 1);
    }
    const unread = refusals.filter(
      ({ fragments }) => !fragments.flatMap(windows).some((piece) => uses.get(piece) === 1 && tests.includes(piece)),
    );
    expect(unread.map(({ place, fragments }) => `${place} ${fragments[0] ?? ''}`)).toEqual([]);
  });
});
