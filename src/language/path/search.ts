import { closingQuote } from '../go/json-scan';
import { wrappedInteger } from './content';
import { nextResult } from './members';
import type { Query } from './query';
import { matchesQuery } from './query';
import { Result } from './result';
import type { Span } from './scan';
import { Kind, kindAt, valueEnd } from './scan';
import { splitPipe } from './split-pipe';
import type { ItemStep, KeyStep } from './steps';
import { readItemStep, readKeyStep } from './steps';
import { unescape } from './unescape';
import type { Work } from './work';

/** Looks up a path in a part of a text. */
export type Lookup = (span: Span, path: string, work: Work) => Result;

/** Nothing found. */
export const missing = new Result('', 0, 0, Kind.none);

/**
 * One way through a text, without building a tree: it jumps over everything that the path does not lead through.
 * Lenient as gjson is: it never asks whether the text is JSON.
 */
export class Search {
  /** What was found so far. */
  found = missing;
  /** The path that what was found goes into. */
  pipe: string | undefined;
  /** Whether nothing else needs to be looked at. */
  private hit = false;
  private readonly text: string;
  private readonly to: number;

  constructor(
    readonly span: Span,
    readonly work: Work,
    readonly lookup: Lookup,
  ) {
    this.text = span.text;
    this.to = span.end;
  }

  /**
   * Looks for a member of an object.
   *
   * @param from after its opening brace.
   * @returns where the search stopped.
   */
  object(from: number, path: string): number {
    const { text, to } = this;
    const step = readKeyStep(path);
    if (step.pipe !== undefined) this.pipe = step.pipe;
    for (let at = from; ; ) {
      at = nextKey(text, at, to);
      if (at >= to) return this.miss(at);
      if (text.charCodeAt(at) === closingBrace) return this.miss(at + 1);
      const keyEnd = closingQuote(text, at + 1);
      if (keyEnd < 0 || keyEnd >= to) return this.miss(to);
      const isMatch = this.keyMatches(step, at + 1, keyEnd);
      at = nextValue(text, keyEnd + 1, to);
      if (at >= to) return this.miss(at);
      const kind = kindAt(text, at, to);
      if (isMatch && step.rest !== undefined && kind === Kind.json) {
        at = this.descend(at, step.rest);
        if (this.hit) return at;
        continue;
      }
      const end = valueEnd(text, at, to, kind);
      if (end < 0) return this.miss(to);
      if (isMatch && step.rest === undefined) return this.take(at, end, kind);
      at = end;
    }
  }
  /**
   * Looks for an item of an array, or does what a `#` asks for.
   *
   * @param from after its opening bracket; for JSON lines the beginning of the text.
   * @returns where the search stopped.
   */
  array(from: number, path: string): number {
    const step = readItemStep(path);
    if (step.pipe !== undefined) this.pipe = step.pipe;
    if (step.query) return this.query(from, step, step.query);
    return step.isHash ? this.count(from, step) : this.item(from, step);
  }

  private item(from: number, step: ItemStep): number {
    const { text, to } = this;
    const wanted = /^[0-9]/.test(step.part) ? Number(wrappedInteger(step.part) ?? -1n) : -1;
    let at = nextItem(text, from, to);
    for (let index = 0; !isEnd(text, at, to); at = nextItem(text, at, to), index++) {
      const kind = kindAt(text, at, to);
      const isMatch = index === wanted;
      if (isMatch && step.rest !== undefined && kind === Kind.json) {
        at = this.descend(at, step.rest);
        if (this.hit) return at;
        continue;
      }
      const end = valueEnd(text, at, to, kind);
      if (end < 0) return this.miss(to);
      if (isMatch && step.rest === undefined) return this.take(at, end, kind);
      at = end;
    }
    return this.miss(at + 1);
  }

  /** `#`: how many items there are. `#.path`: what the path leads to in each of them. */
  private count(from: number, step: ItemStep): number {
    const { text, to } = this;
    const items: Result[] = [];
    let [count, last] = [0, from];
    let at = nextItem(text, from, to);
    for (; !isEnd(text, at, to); at = nextItem(text, at, to)) {
      const kind = kindAt(text, at, to);
      last = valueEnd(text, at, to, kind);
      if (last < 0) return this.miss(to);
      if (step.collects) items.push(new Result(text, at, Math.min(last, to), kind));
      count++;
      at = last;
    }
    if (at > to || step.part !== '#') return this.miss(at + 1);
    if (step.collects) items.push(...strayItem(text, last, to));
    this.found = step.collects ? this.collect(items, step.rest ?? '') : Result.of(String(count), Kind.number);
    this.hit = true;
    return at + 1;
  }

  private collect(items: readonly Result[], rest: string): Result {
    const path = this.beforePipe(rest);
    const texts: string[] = [];
    const indexes: number[] = [];
    for (const item of items) {
      const found = this.lookup(item, path, this.work);
      if (!found.exists) continue;
      texts.push(found.raw);
      // A list that was made has places of its own instead of one.
      const isFoundInItem = item.kind === Kind.json && found.indexes === undefined;
      indexes.push(isFoundInItem ? found.index + item.start - this.span.start : found.index);
    }
    return Result.of(`[${texts.join(',')}]`, Kind.json, indexes);
  }

  private query(from: number, step: ItemStep, query: Query): number {
    const { text, to, work } = this;
    const texts: string[] = [];
    const indexes: number[] = [];
    let rest = step.rest;
    let at = nextItem(text, from, to);
    for (; !isEnd(text, at, to); at = nextItem(text, at, to)) {
      const kind = kindAt(text, at, to);
      const end = valueEnd(text, at, to, kind);
      if (end < 0) return this.miss(to);
      const item = new Result(text, at, Math.min(end, to), kind);
      at = end;
      if (!this.matches(item, query)) continue;
      if (rest !== undefined) rest = this.beforePipe(rest);
      const found = rest === undefined ? item : this.lookup(item, rest, work);
      if (!query.all) {
        this.found = found;
        this.hit = true;
        return at;
      }
      const { raw } = found;
      if (raw === '') continue;
      texts.push(raw);
      indexes.push(found.index + item.start - this.span.start);
    }
    if (at <= to && query.all && !this.found.exists) {
      this.found = Result.of(`[${texts.join(',')}]`, Kind.json, texts.length > 0 ? indexes : undefined);
    }
    return this.miss(at + 1);
  }

  private matches(item: Result, query: Query): boolean {
    if (item.kind !== Kind.json) return query.path === '' && matchesQuery(query, item, this.work);
    return matchesQuery(query, this.lookup(item, query.path, this.work), this.work);
  }

  /** The part of a path before a pipe; what stands after it is kept for the outcome. */
  private beforePipe(path: string): string {
    const split = splitPipe(path);
    if (!split) return path;
    this.pipe = split[1];
    return split[0];
  }

  private descend(at: number, path: string): number {
    this.work.enter();
    const end = this.text[at] === '{' ? this.object(at + 1, path) : this.array(at + 1, path);
    this.work.leave();
    return end;
  }

  private take(start: number, end: number, kind: Kind): number {
    this.found = new Result(this.text, start, Math.min(end, this.to), kind);
    this.hit = true;
    return end;
  }

  private miss(at: number): number {
    this.hit = false;
    return at;
  }

  private keyMatches(step: KeyStep, start: number, end: number): boolean {
    const { text } = this;
    if (hasBackslash(text, start, end)) return matchesKey(step, unescape(text.slice(start, end)), this.work);
    if (step.wildcard) return matchesKey(step, text.slice(start, end), this.work);
    return end - start === step.key.length && text.startsWith(step.key, start);
  }
}

function hasBackslash(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    if (text.charCodeAt(at) === 0x5c) return true;
  }
  return false;
}

function matchesKey(step: KeyStep, key: string, work: Work): boolean {
  if (!step.wildcard) return key === step.key;
  work.spend(key.length * step.wildcard.cost);
  return step.wildcard.matches(key);
}

const closingBrace = 0x7d;

function nextKey(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22 || code === closingBrace) return at;
  }
  return Math.max(from, to);
}

function nextValue(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && kindAt(text, at, to) === Kind.none) at++;
  return at;
}

function nextItem(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && text.charCodeAt(at) !== 0x5d && kindAt(text, at, to) === Kind.none) at++;
  return at;
}

/** A text that ends is an end like a bracket. */
function isEnd(text: string, at: number, to: number): boolean {
  return at >= to || text.charCodeAt(at) === 0x5d;
}

/** Where a comma and no item follow the last item, gjson takes for an item whatever comes next, even behind the array. */
function strayItem(text: string, from: number, to: number): Result[] {
  let at = from;
  while (at < to && ' \t\r\n'.includes(text.charAt(at))) at++;
  const item = at < to && text[at] !== ']' ? nextResult(text, at, to) : undefined;
  return item ? [item] : [];
}
