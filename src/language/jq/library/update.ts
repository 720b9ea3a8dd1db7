import type { GoMap, GoValue } from '../../go/value';
import { GoObject } from '../../go/value';
import type { Budget } from '../limits';
import { TextFault } from '../machine/fault';
import type { Members } from '../value/members';
import { isArray, isObject, member, setMember } from '../value/members';
import { intOf, isNumber, toInt } from '../value/number';
import { preview } from '../value/preview';
import { bounds, inside, sliceOf } from './access';
import { expected, wrongArguments } from './fault';

/** Marks what is to be deleted, so that positions stay what they are until all is marked. */
class Gone extends GoObject {
  readonly type = 'struct {}';
  readonly kind = 'struct';
}

const gone = new Gone();

/** Longest array that a program may make by writing behind its end; from here on it is an error in gojq. */
const maxLength = 0x2000_0000;

/**
 * Changes values without touching the ones that were there before. An array or object that it made itself it changes in place, so
 * that many updates of one value do not copy it many times.
 */
export class Updater {
  readonly #own = new Set<unknown>();

  constructor(readonly budget: Budget) {}

  /** The value with another one at a path. Throws a fault if there can be no such path. */
  set(value: GoValue, path: GoValue, part: GoValue): GoValue {
    if (!isArray(path)) throw wrongArguments('setpath', value, path);
    try {
      return this.#update(value, path, 0, part);
    } catch (error) {
      throw inside(error, 'setpath', value, path, part);
    }
  }

  /** The value without what is at some paths. Throws a fault if there can be no such path. */
  delete(value: GoValue, paths: GoValue): GoValue {
    if (!isArray(paths)) throw wrongArguments('delpaths', value, paths);
    if (paths.length === 0) return value;
    let marked: GoValue = value;
    for (const path of paths) {
      try {
        if (!isArray(path)) throw expected('an array', path);
        marked = this.#update(marked, path, 0, gone);
      } catch (error) {
        throw inside(error, 'delpaths', value, paths);
      }
    }
    return this.#sweep(marked);
  }

  #update(value: GoValue, path: readonly GoValue[], at: number, part: GoValue): GoValue {
    this.budget.step();
    const key = path[at];
    if (key === undefined) return part;
    if (typeof key !== 'string' && !isNumber(key) && !isObject(key)) {
      throw expected(isArray(value) ? 'a number for indexing an array' : 'a string for object key', key);
    }
    if (value === gone) return gone;
    if (typeof key === 'string') {
      if (value !== null && !isObject(value)) throw expected('an object', value);
      return this.#member(value, key, path, at + 1, part);
    }
    if (value !== null && !isArray(value)) throw expected('an array', value);
    if (isNumber(key)) return this.#element(value, toInt(key) ?? 0, path, at + 1, part);
    return this.#slice(value, key, path, at + 1, part);
  }

  #member(object: GoMap | null, key: string, path: readonly GoValue[], at: number, part: GoValue): GoValue {
    const before = object === null ? undefined : member(object, key);
    if (before === undefined && part === gone) return object;
    const after = this.#update(before ?? null, path, at, part);
    const target = this.#ownObject(object);
    setMember(target, key, after);
    return target;
  }

  #element(
    array: readonly GoValue[] | null,
    given: number,
    path: readonly GoValue[],
    at: number,
    part: GoValue,
  ): GoValue {
    const length = array?.length ?? 0;
    const position = given < 0 ? given + length : given;
    const isThere = position >= 0 && position < length;
    if (!isThere && part === gone) return array;
    if (position < 0) throw outside('array index should not be negative', given);
    if (position >= Math.max(maxLength, length)) throw outside('array index too large', given);
    const after = this.#update(isThere ? (array?.[position] ?? null) : null, path, at, part);
    const target = this.#ownArray(array);
    this.budget.elements(Math.max(position + 1 - target.length, 0));
    while (target.length < position) target.push(null);
    target[position] = after;
    return target;
  }

  #slice(array: readonly GoValue[] | null, key: GoMap, path: readonly GoValue[], at: number, part: GoValue): GoValue {
    const { start, end } = bounds(key);
    const before = array ?? [];
    const [from, to] = sliceOf(start, end, before.length, 'an array');
    if (from === to && part === gone) return array;
    this.budget.elements(to - from);
    const after = this.#update(before.slice(from, to), path, at, part);
    if (after === gone) {
      const target = this.#ownArray(array);
      for (let at = from; at < to; at++) target[at] = gone;
      return target;
    }
    if (!isArray(after)) throw expected('an array', after);
    if (after.length === to - from && array !== null && this.#own.has(array)) {
      const target = this.#ownArray(array);
      for (const [offset, item] of after.entries()) target[from + offset] = item;
      return target;
    }
    this.budget.elements(before.length - (to - from) + after.length);
    return this.#made([...before.slice(0, from), ...after, ...before.slice(to)]);
  }

  /** The object itself if it was made here, else a copy that is. */
  #ownObject(object: GoMap | null): Members {
    if (object !== null && this.#own.has(object)) return object as Members;
    const copy = { ...object } as Members;
    this.budget.elements(Object.keys(copy).length);
    return this.#made(copy);
  }

  #ownArray(array: readonly GoValue[] | null): GoValue[] {
    if (array !== null && this.#own.has(array)) return array as GoValue[];
    this.budget.elements(array?.length ?? 0);
    return this.#made(array === null ? [] : array.slice());
  }

  #made<Container extends object>(container: Container): Container {
    this.#own.add(container);
    return container;
  }

  /** Takes away what is marked. Only what was made here can have marks in it. */
  #sweep(value: GoValue): GoValue {
    if (value === gone) return null;
    if (!this.#own.has(value)) return value;
    if (isArray(value)) {
      const target = this.#ownArray(value);
      let length = 0;
      for (const item of target) if (item !== gone) target[length++] = this.#sweep(item);
      target.length = length;
      return target;
    }
    const target = value as Members;
    for (const [key, item] of Object.entries(target)) {
      if (item === gone) delete target[key];
      else this.#sweep(item);
    }
    return target;
  }
}

function outside(what: string, position: number): TextFault {
  return new TextFault(() => `${what}: ${preview(intOf(position))}`);
}
