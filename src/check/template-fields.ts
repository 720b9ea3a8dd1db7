import type { CommandNode, Node, Operand, PipeNode } from '../language/template/nodes';
import { parse } from '../language/template/parser';

/**
 * The fields of the input that a template reads by name, such as `['body', 'after']` for `{{ .Input.body.after }}`. Those that it reaches
 * in other ways, through `index` or inside of a `range`, are left out.
 * @returns none for a template that does not parse
 */
export function inputFields(template: string): readonly (readonly string[])[] {
  const found = new Map<string, readonly string[]>();
  try {
    for (const names of inNodes(parse(template, () => true).root, true)) found.set(names.join('.'), names);
  } catch {
    return [];
  }
  return [...found.values()];
}

type Fields = Iterable<readonly string[]>;

/** @param isRoot whether the dot is what the template was given */
function* inNodes(nodes: readonly Node[], isRoot: boolean): Fields {
  for (const node of nodes) {
    if (node.kind === 'action') yield* inPipe(node.pipe, isRoot);
    else if (node.kind === 'if' || node.kind === 'with' || node.kind === 'range') {
      yield* inPipe(node.pipe, isRoot);
      yield* inNodes(node.body, isRoot && node.kind === 'if');
      yield* inNodes(node.otherwise ?? [], isRoot);
    } else if (node.kind === 'call' && node.pipe !== undefined) yield* inPipe(node.pipe, isRoot);
  }
}

function* inPipe({ commands }: PipeNode, isRoot: boolean): Fields {
  for (const command of commands) yield* inCommand(command, isRoot);
}

function* inCommand({ first, rest }: CommandNode, isRoot: boolean): Fields {
  for (const operand of [first, ...rest]) yield* inOperand(operand, isRoot);
}

function* inOperand(operand: Operand, isRoot: boolean): Fields {
  if (operand.kind === 'pipe') yield* inPipe(operand, isRoot);
  else if (operand.kind === 'chain') yield* inOperand(operand.base, isRoot);
  else {
    const [input, ...names] = namesOf(operand, isRoot);
    if (input === 'Input' && names.length > 0) yield names;
  }
}

/** The fields of what the template was given, from `.` or from `$` on. */
function namesOf(operand: Operand, isRoot: boolean): readonly string[] {
  if (operand.kind === 'variable' && operand.variable === '$') return operand.names;
  return operand.kind === 'field' && isRoot ? operand.names : [];
}
