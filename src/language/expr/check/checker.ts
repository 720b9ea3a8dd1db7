import { EventloomError } from '../../../errors';
import { compileRegex } from '../../regex';
import { builtins, isBuiltin } from '../builtins/table';
import { faultAt } from '../syntax/fault';
import type {
  BinaryNode,
  BuiltinNode,
  CallNode,
  MemberNode,
  Node,
  PredicateNode,
  SliceNode,
  UnaryNode,
} from '../syntax/node';
import { argumentFault } from './arguments';
import { binaryType, coalesceType } from './binary-type';
import { methodType } from './method-types';
import type { PredicateScope } from './predicate-type';
import { predicateType, scopeOf } from './predicate-type';
import type { Known, StaticType } from './type';
import { isAny, isAssignable, isBool, isInteger, isList, isMap, isNumber, isString, nameOf, types } from './type';

/** What is known of a node. */
interface Knowledge {
  readonly type: Known;
  /** The type of all elements of a list that is written out. */
  readonly element?: Known;
  /** The function of the language that a name stands for. */
  readonly builtin?: string;
}

/** Nodes that are looked at: a node that stands for two parts of the tree is looked at once. */
type Seen = Map<Node, Knowledge>;

/**
 * Finds out what can be known of types before the expression runs, and notes it in the nodes.
 * @throws EventloomError `bad-program` where values cannot be of a type that fits
 */
export function check(root: Node, text: string): void {
  new Checker(text).visit(root);
}

class Checker {
  readonly #text: string;
  readonly #seen: Seen = new Map();
  readonly #variables: { readonly name: string; readonly known: Knowledge }[] = [];
  readonly #scopes: PredicateScope[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  visit(node: Node): Known {
    return this.#know(node).type;
  }

  #know(node: Node): Knowledge {
    const seen = this.#seen.get(node);
    if (seen) return seen;
    const known = this.#look(node);
    node.type = known.type;
    this.#seen.set(node, known);
    return known;
  }

  #look(node: Node): Knowledge {
    switch (node.kind) {
      case 'boolean':
        return { type: types.bool };
      case 'integer':
        return { type: types.int };
      case 'float':
        return { type: types.float64 };
      case 'string':
        return { type: types.string };
      case 'identifier':
        return this.#identifier(node.name);
      case 'unary':
        return { type: this.#unary(node) };
      case 'binary':
        return { type: this.#binary(node) };
      case 'chain':
      case 'closure':
        return this.#know(node.body);
      case 'member':
        return this.#member(node);
      case 'slice':
        return { type: this.#slice(node) };
      case 'call':
        return { type: this.#call(node) };
      case 'builtin':
        return { type: node.name === 'get' ? this.#get(node) : this.#function(node.name, node, node.args) };
      case 'predicate':
        return { type: this.#predicate(node) };
      default:
        return this.#lookInside(node);
    }
  }

  #lookInside(node: Node): Knowledge {
    switch (node.kind) {
      case 'pointer':
        return { type: this.#pointer(node) };
      case 'conditional':
        return { type: this.#conditional(node) };
      case 'let':
        return this.#let(node);
      case 'array':
        return { type: types.list, element: this.#elementType(node.items) };
      case 'map':
        for (const item of node.items) this.visit(item);
        return { type: types.map };
      default:
        return { type: undefined };
    }
  }

  #bad(node: Node, message: string): EventloomError {
    return faultAt(this.#text, node.offset, message);
  }

  #identifier(name: string): Knowledge {
    const variable = this.#variables.find((candidate) => candidate.name === name);
    if (variable) return variable.known;
    return name === '$env' ? { type: types.map } : this.#named(name);
  }

  /** A name of the payload, of which nothing is known, or a function of the language. */
  #named(name: string): Knowledge {
    return isBuiltin(name) ? { type: types.builtin, builtin: name } : { type: types.any };
  }

  #unary(node: UnaryNode): StaticType {
    const type = this.visit(node.operand);
    const isLogical = node.operator === '!' || node.operator === 'not';
    if (isAny(type)) return isLogical ? types.bool : types.any;
    if (type && (isLogical ? isBool(type) : isNumber(type))) return type;
    throw this.#bad(node, `'${node.operator}' takes ${isLogical ? 'a bool' : 'a number'}, not ${nameOf(type)}`);
  }

  #binary(node: BinaryNode): Known {
    const left = this.visit(node.left);
    const { type: right, element: rightElement } = this.#know(node.right);
    if (node.operator === '??') return coalesceType(left, right);
    if (node.operator === 'matches' && node.right.kind === 'string') node.regex = this.#regex(node.right.value, node);
    const type = binaryType(node.operator, { left, right, rightElement });
    if (typeof type === 'object') return type;
    throw this.#bad(node, type ?? `'${node.operator}' does not suit ${nameOf(left)} and ${nameOf(right)}`);
  }

  #regex(pattern: string, node: Node): ReturnType<typeof compileRegex> {
    try {
      return compileRegex(pattern);
    } catch (error) {
      throw error instanceof EventloomError ? this.#bad(node, error.message) : error;
    }
  }

  #member(node: MemberNode): Knowledge {
    const base = this.visit(node.object);
    const property = this.visit(node.property);
    const name = node.property.kind === 'string' ? node.property.value : undefined;
    if (node.object.kind === 'identifier' && node.object.name === '$env') {
      return name === undefined ? { type: types.any } : this.#named(name);
    }
    if (base && name !== undefined) {
      const method = methodType(base, name);
      if (method) return { type: method };
    }
    return { type: this.#element(node, base, property) };
  }

  #element(node: MemberNode, base: Known, property: Known): StaticType {
    switch (base?.kind) {
      case 'interface':
        return types.any;
      case 'map':
        if (property === undefined || isAny(property) || isAssignable(property, base.key ?? types.any)) break;
        throw this.#bad(node.property, `a key of ${nameOf(base)} cannot be ${nameOf(property)}`);
      case 'slice':
        if (isInteger(property) || isAny(property)) break;
        throw this.#bad(node.property, `an element of a list is chosen by an integer, not by ${nameOf(property)}`);
      default:
        throw this.#bad(node, `${nameOf(base)} has no members`);
    }
    return base.element ?? types.any;
  }

  #slice(node: SliceNode): Known {
    const type = this.visit(node.object);
    if (!isAny(type) && !isString(type) && !isList(type)) throw this.#bad(node, `${nameOf(type)} cannot be sliced`);
    for (const bound of [node.from, node.to]) {
      const known = bound && this.visit(bound);
      if (!bound || isInteger(known) || isAny(known)) continue;
      throw this.#bad(bound, `a bound of a slice is an integer, not ${nameOf(known)}`);
    }
    return type;
  }

  #call(node: CallNode): Known {
    const { type: callee, builtin } = this.#know(node.callee);
    if (builtin !== undefined) {
      node.builtin = builtin;
      return this.#function(builtin, node, node.args);
    }
    if (isAny(callee)) {
      // Upstream looks at the arguments of unknown functions when they are called, not before.
      return types.any;
    }
    const signature = callee?.signature;
    if (signature === undefined) throw this.#bad(node, `${nameOf(callee)} cannot be called`);
    const fault = argumentFault(
      node.name,
      signature,
      node.args.map((arg) => this.visit(arg)),
    );
    if (fault !== undefined) throw this.#bad(node, fault);
    return signature.results[0];
  }

  #pointer(node: Extract<Node, { kind: 'pointer' }>): StaticType {
    const scope = this.#scopes.at(-1);
    const type = node.name === '' ? scope?.element : scope?.names.get(node.name);
    if (type) return type;
    throw this.#bad(node, `there is no #${node.name} here`);
  }

  #conditional({ condition, chosen, otherwise }: Extract<Node, { kind: 'conditional' }>): Known {
    const known = this.visit(condition);
    if (!isBool(known) && !isAny(known)) throw this.#bad(condition, `a condition is a bool, not ${nameOf(known)}`);
    const [one, other] = [this.visit(chosen), this.visit(otherwise)];
    if (one === undefined || other === undefined) return one ?? other;
    return isAssignable(one, other) ? one : types.any;
  }

  #let(node: Extract<Node, { kind: 'let' }>): Knowledge {
    const { name } = node;
    const isTaken = isBuiltin(name) || this.#variables.some((variable) => variable.name === name);
    if (isTaken) throw this.#bad(node, `'${name}' has a meaning already`);
    this.#variables.push({ name, known: this.#know(node.value) });
    const known = this.#know(node.body);
    this.#variables.pop();
    return known;
  }

  /** The type of the elements, if all are of one kind. */
  #elementType(items: readonly Node[]): Known {
    const [first, ...rest] = items.map((item) => this.visit(item));
    return rest.every((type) => type?.kind === first?.kind) ? (rest.at(-1) ?? first) : undefined;
  }

  #predicate(node: PredicateNode): StaticType {
    const { name, list, test, initial } = node;
    const type = this.visit(list);
    if (!(isList(type) || isAny(type))) {
      throw this.#bad(node, `the first argument of ${name} is a list, not ${nameOf(type)}`);
    }
    this.#scopes.push(scopeOf(name, type));
    const result = this.visit(test);
    this.#scopes.pop();
    if (initial) this.visit(initial);
    if (result === undefined) throw this.#bad(test, `the second argument of ${name} cannot be nil`);
    const known = predicateType(name, type, result);
    if (known) return known;
    throw this.#bad(test, `the second argument of ${name} is a bool, not ${nameOf(result)}`);
  }

  /** Of what stands at a key of the payload itself, upstream knows that it is nil, whatever it is. */
  #get(node: BuiltinNode): Known {
    const [object, key] = node.args;
    if (!object || !key || node.args.length !== 2)
      throw this.#bad(node, `get takes 2 arguments, got ${node.args.length}`);
    if (object.kind === 'identifier' && object.name === '$env') return key.kind === 'string' ? undefined : types.any;
    const type = this.visit(object);
    if (isAny(type)) return types.any;
    if (!isList(type) && !isMap(type)) throw this.#bad(object, `${nameOf(type)} has no elements`);
    const index = this.visit(key);
    const fits =
      index && (isAny(index) || (isList(type) ? isInteger(index) : isAssignable(index, type?.key ?? types.any)));
    if (!fits) throw this.#bad(key, `an element of ${nameOf(type)} cannot be chosen by ${nameOf(index)}`);
    return type?.element;
  }

  #function(name: string, node: Node, args: readonly Node[]): Known {
    const known = args.map((arg) => this.visit(arg));
    const called = builtins[name];
    if (!called) throw this.#bad(node, `${name} can be called by its own name only`);
    const result = called.check(name, known);
    if (typeof result === 'string') throw this.#bad(node, result);
    return result;
  }
}
