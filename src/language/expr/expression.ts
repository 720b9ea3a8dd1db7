import { EventloomError, reasonOf } from '../../errors';
import { withoutLooseBytes } from '../go/case';
import type { GoMap, GoValue } from '../go/value';
import type { TemplateLimits } from '../template/budget';
import { Budget } from '../template/budget';
import { check } from './check/checker';
import { compileTree, type Program } from './compile/compiler';
import { optimize } from './compile/optimize';
import { rewrite } from './compile/rewrite';
import { Work } from './compile/work';
import { Machine } from './run/machine';
import { placed } from './syntax/fault';
import { parse } from './syntax/parser';

/** Less than templates get: what runs between two looks at the clock comes on top. */
const defaults: TemplateLimits = { milliseconds: 70, output: 512 * 1024 };

/** How an expression runs. */
export interface ExpressionOptions {
  readonly limits?: TemplateLimits;
  /** The clock that `now` reads, in milliseconds since 1970. `@default` Date.now */
  readonly now?: () => number;
}

/** A compiled expression of the expr language (antonmedv/expr 1.15). It holds no state: run it as often as needed. */
export interface Expression {
  /**
   * Evaluates it.
   * @param env what its names stand for; a function of sprig may change it
   * @throws EventloomError `program-failed` with the position, `program-limit`
   */
  run(env: GoMap, options?: ExpressionOptions): GoValue;
}

/**
 * Compiles an expression, without knowing what its names will stand for.
 * @throws EventloomError `bad-program` with the position, `program-limit` when it is too large
 */
export function compile(text: string): Expression {
  const source = withoutLooseBytes(text);
  const program = compiled(source);
  return { run: (env, options) => run(program, source, env, options) };
}

function compiled(text: string): Program {
  try {
    const work = new Work();
    const root = parse(text);
    // Makes sure of the depth before the checker walks the tree.
    rewrite(root, (node) => node, work);
    check(root, text);
    return compileTree(optimize(root, work), text, work);
  } catch (error) {
    const known = asEventloomError(error);
    throw known.code === 'program-failed' ? new EventloomError('bad-program', known.message, { cause: known }) : known;
  }
}

function run(program: Program, text: string, env: GoMap, { limits, now = Date.now }: ExpressionOptions = {}): GoValue {
  const budget = new Budget({ ...defaults, ...limits });
  const machine = new Machine(env, { budget, now });
  try {
    return machine.run(program.code);
  } catch (error) {
    throw placed(asEventloomError(error), text, program.offsets[machine.next - 1] ?? 0);
  }
}

/** The stack and the longest string are limits as well; V8 reports them as RangeError. */
function asEventloomError(error: unknown): EventloomError {
  if (error instanceof EventloomError) {
    // Functions that templates have too speak of the template.
    return new EventloomError(error.code, error.message.replace(/^the template\b/, 'the expression'), { cause: error });
  }
  const message = reasonOf(error);
  const isLimit = error instanceof Error && error.name === 'RangeError';
  return new EventloomError(
    isLimit ? 'program-limit' : 'program-failed',
    isLimit ? `the expression needs too much memory: ${message}` : `the expression failed: ${message}`,
    { cause: error },
  );
}
