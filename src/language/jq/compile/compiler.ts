import { EventloomError } from '../../../errors';
import { definitions } from '../library/definitions';
import { natives } from '../library/natives';
import type { FunctionCode, Step } from '../machine/machine';
import { output } from '../machine/machine';
import { badProgram } from '../syntax/fault';
import { Parser } from '../syntax/parser';
import type { Bind, Break, Define, Fold, Group, If, LabelQuery, Pair, Query, TryCatch } from '../syntax/tree';
import { compileIndex, compileIterate, compileSlice } from './access';
import { compileBind } from './bind';
import { compileFunction, compileFunctionCall, compileLocalCall } from './call';
import type { Compilation } from './compilation';
import { compileArray, compileFormat, compileObject, compileText } from './construct';
import {
  compileAlternative,
  compileBreak,
  compileComma,
  compileIf,
  compileLabel,
  compileLogic,
  compileOptional,
  compileTry,
} from './control';
import { compileForeach, compileReduce } from './fold';
import { loops } from './loops';
import { UndefinedName, undefinedName } from './names';
import { compileNative, compileOperation, compileUnary } from './native';
import { keyOf, Scope } from './scope';
import { specials } from './specials';
import { constant, finish, giveUp } from './steps';
import { compileUpdate } from './update';

/** Longest program, in UTF-16 units. */
const maxSource = 64 * 1024;

/** Compiles a program. Throws `bad-program` with the position, `program-limit` for one that is nested too deeply. */
export function compileProgram(source: string): FunctionCode {
  if (source.length > maxSource) {
    throw new EventloomError('program-limit', `the jq program is longer than ${maxSource} characters`);
  }
  const compiler = new Compiler();
  try {
    const { imports, body } = new Parser(source).program();
    for (const { path, at } of imports) throw undefinedName(`modules cannot be loaded: ${JSON.stringify(path)}`, at);
    const scope = Scope.empty();
    const entry = compiler.query(body, scope, output);
    return { entry, size: scope.layout.size };
  } catch (error) {
    if (error instanceof UndefinedName) throw badProgram(source, error.at, error.message);
    if (error instanceof RangeError) throw new EventloomError('program-limit', 'the jq program is nested too deeply');
    throw error;
  }
}

/** The functions that are written in jq, and others that are called like them; compiled when the first program needs them. */
const library = new Map<string, FunctionCode>();

class Compiler implements Compilation {
  query(query: Query, scope: Scope, next: Step): Step {
    switch (query.kind) {
      case 'identity':
        return next;
      case 'recurse':
        return this.call('recurse', [], 0, scope, next);
      case 'missing':
        throw undefinedName('there is no query (try ".")', 0);
      case 'literal':
        return constant(query.value, next);
      case 'text':
        return compileText(query, scope, next, this);
      case 'format':
        return compileFormat(query, scope, next, this);
      case 'call':
        return this.call(query.name, query.args, query.at, scope, next);
      case 'object':
        return compileObject(query, scope, next, this);
      case 'array':
        return compileArray(query, scope, next, this);
      case 'unary':
        return compileUnary(query, scope, next, this);
      case 'operation':
        return compileOperation(query, scope, next, this);
      case 'index':
        return compileIndex(query, scope, next, this);
      case 'slice':
        return compileSlice(query, scope, next, this);
      case 'iterate':
        return compileIterate(query, scope, next, this);
      case 'optional':
        return compileOptional(query, scope, next, this);
      case 'assign':
      case 'modify':
      case 'update':
        return compileUpdate(query, scope, next, this);
      default:
        return this.#control(query, scope, next);
    }
  }

  filter(query: Query, scope: Scope): FunctionCode {
    const inner = scope.inner();
    const entry = this.query(query, inner, finish);
    return { entry, size: inner.layout.size };
  }

  call(name: string, args: readonly Query[], at: number, scope: Scope, next: Step): Step {
    const local = compileLocalCall(name, args, scope, next, this);
    if (local !== undefined) return local;
    const key = keyOf(name, args.length);
    const code = this.#libraryFunction(key);
    if (code !== undefined) return compileFunctionCall(code, undefined, args, scope, next, this);
    const special = Object.hasOwn(specials, key) ? specials[key] : undefined;
    if (special !== undefined) return special(args, at, scope, next, this);
    const native = natives.get(key);
    if (native !== undefined) return compileNative(native, args, scope, next, this);
    throw undefinedName(name.startsWith('$') ? `variable not defined: ${name}` : `function not defined: ${key}`, at);
  }

  /** The forms that decide what is done next. */
  #control(query: ControlQuery, scope: Scope, next: Step): Step {
    switch (query.kind) {
      case 'group':
        return this.query(query.body, scope, next);
      case 'pipe':
        return this.query(query.left, scope, this.query(query.right, scope, next));
      case 'comma':
        return compileComma(query, scope, next, this);
      case 'alternative':
        return compileAlternative(query, scope, next, this);
      case 'and':
      case 'or':
        return compileLogic(query, scope, next, this);
      case 'if':
        return compileIf(query, scope, next, this);
      case 'try':
        return compileTry(query, scope, next, this);
      case 'reduce':
        return compileReduce(query, scope, next, this);
      case 'foreach':
        return compileForeach(query, scope, next, this);
      case 'bind':
        return compileBind(query, scope, next, this);
      case 'label':
        return compileLabel(query, scope, next, this);
      case 'break':
        return compileBreak(query, scope, next, this);
      default:
        return this.#define(query, scope, next);
    }
  }

  #define({ definition, body }: Define, scope: Scope, next: Step): Step {
    const code: FunctionCode = { entry: giveUp, size: 0 };
    compileFunction(definition, scope, this, code);
    const key = keyOf(definition.name, definition.parameters.length);
    return this.query(body, scope.with(key, { kind: 'function', code }), next);
  }

  /** A function of the library. It is known before its body is compiled, which may call it. */
  #libraryFunction(key: string): FunctionCode | undefined {
    const known = library.get(key);
    if (known !== undefined) return known;
    const loop = Object.hasOwn(loops, key) ? loops[key]?.() : undefined;
    const definition = definitions.get(key);
    const code = loop ?? (definition === undefined ? undefined : { entry: giveUp, size: 0 });
    if (code === undefined) return undefined;
    library.set(key, code);
    if (definition !== undefined) compileFunction(new Parser(definition).definition(), Scope.empty(), this, code);
    return code;
  }
}

type ControlQuery = Define | Group | If | TryCatch | Fold | Bind | LabelQuery | Break | Pair;
