import { group, ifBroken, indent, joined, line, render } from './layout';
import { printExpression, printStatements, quoted } from './print';
import {
  call,
  construct,
  type Expression,
  literal,
  namesIn,
  object,
  type Package,
  type Statement,
  variable,
  visitNames,
} from './tree';

/** A file of the program. */
export interface WrittenFile {
  /** Its name in the folder that is written. */
  readonly name: string;
  readonly text: string;
}

/** The chart of a pipeline. */
export interface WrittenChart {
  readonly className: string;
  /** The name of the file, without its ending. */
  readonly fileName: string;
  readonly namespace?: string;
  readonly statements: readonly Statement[];
  /** What it is, in a line. */
  readonly about: string;
}

/** Names that only types are asked of. */
const onlyTypes: ReadonlySet<string> = new Set(['Event']);

/** The file of a chart. */
export function chartFile({ className, fileName, statements, about }: WrittenChart): WrittenFile {
  const used = namesIn(statements);
  const needed = statements.map((statement) => {
    const isUsed = statement.variable !== undefined && used.has(statement.variable);
    return isUsed ? statement : { ...statement, variable: undefined };
  });
  const text = [
    importLine(['Chart', 'type ChartProps', ...importsOf(needed, 'cdk8s')], 'cdk8s'),
    importLine(['type Construct'], 'constructs'),
    importLine(importsOf(needed, 'eventloom'), 'eventloom'),
    `\n/** ${about} */\n`,
    `export class ${className} extends Chart {\n`,
    '  constructor(scope: Construct, id: string, props: ChartProps = {}) {\n    super(scope, id, props);\n',
    needed.length > 0 ? `\n${printStatements(needed, 4)}` : '',
    '  }\n}\n',
  ];
  return { name: `${fileName}.ts`, text: text.join('') };
}

/** The options of the app that adds nothing to the objects. */
const appOptions = object({ check: literal(false), syncWaves: literal(false) });

/** The file that makes all of them. */
export function mainFile(charts: readonly WrittenChart[]): WrittenFile {
  const sorted = [...charts].sort((a, b) => naturally(a.fileName, b.fileName));
  const made = charts.map(({ className, fileName, namespace }): Statement => {
    const props = object({ namespace: namespace === undefined ? undefined : literal(namespace) });
    const args: Expression[] = [variable('app'), literal(fileName), ...(namespace === undefined ? [] : [props])];
    return { value: construct(variable(className), ...args) };
  });
  const text = [
    importLine(['PipelineApp'], 'eventloom'),
    ...sorted.map(({ className, fileName }) => importLine([className], `./${fileName}`)),
    '\n// As they were: leave the options out to have the manifests checked, and put in order for Argo CD.\n',
    `const app = ${printExpression(construct(variable('PipelineApp'), appOptions))};\n\n`,
    printStatements(made, 0),
    `\n${printExpression(call({ kind: 'member', of: variable('app'), name: 'synth' }))};\n`,
  ];
  return { name: 'main.ts', text: text.join('') };
}

function importsOf(statements: readonly Statement[], from: Package): readonly string[] {
  const names = new Set<string>();
  for (const { value } of statements) {
    if (value === undefined) continue;
    visitNames(value, (name) => {
      if (name.from === from) names.add(onlyTypes.has(name.name) ? `type ${name.name}` : name.name);
    });
  }
  return [...names];
}

function importLine(names: readonly string[], from: string): string {
  if (names.length === 0) return '';
  const bare = (name: string): string => name.replace(/^type /, '');
  const sorted = [...names].sort((a, b) => naturally(bare(a), bare(b)));
  const allTypes = sorted.every((name) => name.startsWith('type '));
  const shown = allTypes ? sorted.map(bare) : sorted;
  // Formatters never break the list of a single name.
  const list =
    shown.length === 1
      ? ['{ ', ...shown, ' }']
      : group(['{', indent([line, joined(shown, [',', line])]), ifBroken(','), line, '}']);
  return `${render([allTypes ? 'import type ' : 'import ', list, ` from ${quoted(from)};`], 0)}\n`;
}

/** The order of names in which `a-2` comes before `a-10`. */
function naturally(one: string, other: string): number {
  const [parts, others] = [one, other].map((name) => name.match(/\d+|\D+/g) ?? []);
  for (const [index, part] of (parts ?? []).entries()) {
    const opposite = others?.[index];
    if (part === opposite) continue;
    if (opposite === undefined) return 1;
    const areNumbers = /^\d/.test(part) && /^\d/.test(opposite);
    return areNumbers ? Number(part) - Number(opposite) : part < opposite ? -1 : 1;
  }
  return -1;
}
