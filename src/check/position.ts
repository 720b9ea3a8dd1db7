/** How the languages say where in a program something is wrong. All count from 1. */
const lineAndColumn = /^template (\d+):(\d+): |line (\d+), column (\d+)|\((\d+):(\d+)\)$/;
const character = / at character (\d+)/;
/** Go's library of regular expressions repeats the part that it does not understand. */
const repeated = /^error parsing regexp: .*?: `(.+)`$/s;

/**
 * Where in a program a message means, as the number of characters before it.
 * @returns `undefined` when the message does not say
 */
export function placeIn(program: string, message: string): number | undefined {
  const [, ...numbers] = lineAndColumn.exec(message) ?? [];
  const [line, column] = numbers.flatMap((each) => each ?? []).map(Number);
  if (line !== undefined && column !== undefined) return offsetAt(program, line, column);
  const count = character.exec(message)?.[1];
  if (count !== undefined) return withinText(program, Number(count) - 1);
  const part = repeated.exec(message)?.[1] ?? '';
  return part !== '' && program.includes(part) ? program.indexOf(part) : undefined;
}

/** The number of characters before a line and column, which count from 1. */
export function offsetAt(text: string, line: number, column: number): number {
  let start = 0;
  for (let left = line; left > 1; left--) {
    const newline = text.indexOf('\n', start);
    if (newline < 0) break;
    start = newline + 1;
  }
  const end = text.indexOf('\n', start);
  return withinText(text, Math.min(start + column - 1, end < 0 ? text.length : end));
}

/** What is missing at the end is shown behind the last thing that is there. */
function withinText(text: string, offset: number): number {
  return Math.max(0, Math.min(offset, text.trimEnd().length));
}

/** The number of characters before a name in a program; 0 when it does not stand there as a word of its own. */
export function wordIn(program: string, name: string): number {
  for (let at = program.indexOf(name); at >= 0; at = program.indexOf(name, at + 1)) {
    const around = `${program[at - 1] ?? ' '}${program[at + name.length] ?? ' '}`;
    if (!/[\w.]/.test(around[0] ?? '') && !/\w/.test(around[1] ?? '')) return at;
  }
  return 0;
}
