/**
 * Text that can be laid out in more than one way. The rules are those of formatters that break a line only where it is too long, from the
 * outside in.
 */
export type Layout =
  | string
  | readonly Layout[]
  | { readonly kind: 'line' | 'softline' | 'hardline' }
  | { readonly kind: 'indent'; readonly content: Layout }
  | { readonly kind: 'if-broken'; readonly text: string }
  | { readonly kind: 'group'; readonly content: Layout; readonly broken: boolean }
  | { readonly kind: 'choice'; readonly states: readonly Layout[]; readonly broken: boolean };

/** A blank, or a line break where the group is broken. */
export const line: Layout = { kind: 'line' };
/** Nothing, or a line break where the group is broken. */
export const softline: Layout = { kind: 'softline' };
/** A line break, which breaks all groups around it. */
export const hardline: Layout = { kind: 'hardline' };

/** Lines that begin two columns further right. */
export function indent(content: Layout): Layout {
  return { kind: 'indent', content };
}

/** A text that is only there where the group is broken. */
export function ifBroken(text: string): Layout {
  return { kind: 'if-broken', text };
}

/** What is broken as a whole, or not at all. */
export function group(content: Layout, broken = false): Layout {
  return { kind: 'group', content, broken: broken || breaks(content) };
}

/** The first state whose first line fits, or else the last. @param broken whether it breaks the groups around it */
export function choice(broken: boolean, ...states: readonly Layout[]): Layout {
  return { kind: 'choice', states, broken };
}

/** Layouts with something in between. */
export function joined(parts: readonly Layout[], separator: Layout): Layout {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [separator, part]));
}

/** Whether there is a line break in it whatever the width. */
export function breaks(layout: Layout): boolean {
  if (typeof layout === 'string') return layout.includes('\n');
  if (isList(layout)) return layout.some(breaks);
  if (layout.kind === 'group' || layout.kind === 'choice') return layout.broken;
  if (layout.kind === 'indent') return breaks(layout.content);
  return layout.kind === 'hardline';
}

interface Command {
  readonly indentation: number;
  readonly broken: boolean;
  readonly layout: Layout;
}

/** Columns in a line. */
export const width = 120;

/** Lays a text out. @param indentation the column that it begins in, and lines without an indent of their own. */
export function render(layout: Layout, indentation: number): string {
  const out: string[] = [];
  const commands: Command[] = [{ indentation, broken: true, layout }];
  let column = indentation;
  for (let next = commands.pop(); next !== undefined; next = commands.pop()) {
    const { layout: current } = next;
    if (typeof current === 'string') {
      out.push(current);
      const end = current.lastIndexOf('\n');
      column = end < 0 ? column + current.length : current.length - end - 1;
    } else if (!isList(current) && isBreak(current, next.broken)) {
      out.push(`\n${' '.repeat(next.indentation)}`);
      column = next.indentation;
    } else for (const part of expanded(next, column, commands)) commands.push(part);
  }
  return out.join('').replace(/[ ]+$/gm, '');
}

function isList(layout: Layout): layout is readonly Layout[] {
  return Array.isArray(layout);
}

function isBreak(layout: Exclude<Layout, string | readonly Layout[]>, broken: boolean): boolean {
  return layout.kind === 'hardline' || (broken && (layout.kind === 'line' || layout.kind === 'softline'));
}

/** What a layout stands for, the last part first. */
function expanded(command: Command, column: number, rest: readonly Command[]): Command[] {
  const { indentation, broken, layout } = command;
  if (typeof layout === 'string') return [command];
  if (isList(layout)) return layout.map((part) => ({ indentation, broken, layout: part })).reverse();
  switch (layout.kind) {
    case 'indent':
      return [{ indentation: indentation + 2, broken, layout: layout.content }];
    case 'if-broken':
      return broken ? [{ ...command, layout: layout.text }] : [];
    case 'group': {
      const flat = { indentation, broken: false, layout: layout.content };
      if (!layout.broken && (!broken || fits(flat, column, rest))) return [flat];
      return [{ ...flat, broken: true }];
    }
    case 'choice':
      return [chosen(layout.states, command, column, rest)];
    default:
      return layout.kind === 'line' ? [{ ...command, layout: ' ' }] : [];
  }
}

function chosen(states: readonly Layout[], command: Command, column: number, rest: readonly Command[]): Command {
  const flat = states.map((layout) => ({ indentation: command.indentation, broken: false, layout }));
  const fitting = flat.find((state, index) => (index > 0 || !breaks(state.layout)) && fits(state, column, rest));
  return fitting ?? { indentation: command.indentation, broken: true, layout: states.at(-1) ?? '' };
}

/** Whether everything up to the next line break has room. */
function fits(first: Command, column: number, rest: readonly Command[]): boolean {
  let room = width - column;
  let restIndex = rest.length;
  const commands: Command[] = [first];
  while (room >= 0) {
    let next = commands.pop();
    if (next === undefined) {
      restIndex--;
      next = rest[restIndex];
      if (next === undefined) return true;
    }
    const { layout, broken } = next;
    if (typeof layout === 'string') {
      const end = layout.indexOf('\n');
      if (end >= 0) return room >= end;
      room -= layout.length;
    } else if (isList(layout)) {
      for (let index = layout.length - 1; index >= 0; index--) commands.push({ ...next, layout: layout[index] ?? '' });
    } else if (isBreak(layout, broken)) return true;
    else if (layout.kind === 'line') room--;
    else if (layout.kind === 'indent') commands.push({ ...next, layout: layout.content });
    else if (layout.kind === 'if-broken') commands.push({ ...next, layout: broken ? layout.text : '' });
    else if (layout.kind === 'group') commands.push({ ...next, broken: layout.broken, layout: layout.content });
    else if (layout.kind === 'choice')
      commands.push({ ...next, layout: (broken ? layout.states.at(-1) : layout.states[0]) ?? '' });
  }
  return false;
}
