import type { Budget } from '../value/budget';
import { compilePattern, type Step } from './compile';
import { PatternFault } from './reader';

/** A match: the whole first, then its captures. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly captures: readonly Capture[];
}

/** A capture is a part of the text, or with `()` a place in it, counted from 1. */
export type Capture = { readonly start: number; readonly end: number } | { readonly place: number };

/** Steps that are taken before they are charged. */
const chargedSteps = 256;

/**
 * Finds a pattern in a text.
 *
 * @param from the first place to look at.
 * @param limit how many matches are wanted; -1 for all. As upstream 0 means none or all.
 * @throws PatternFault and EventloomError `program-limit`.
 */
export function findMatches(pattern: string, text: string, from: number, limit: number, budget: Budget): Match[] {
  // The members of a set are asked once for each of 256 bytes.
  budget.spend(8 + pattern.length * 8);
  const { steps, anchored } = compilePattern(pattern);
  const machine = new PatternMachine(steps, text, budget);
  const matches: Match[] = [];
  for (let at = from; at <= text.length; ) {
    const end = machine.run(at);
    if (end >= 0) {
      budget.spend(3);
      budget.allocate(200);
      matches.push(machine.match());
    }
    at = Math.max(at + 1, end);
    if (matches.length === limit || anchored) break;
  }
  return matches;
}

/** Tries a pattern at places of a text; goes back to what was left open when something does not match. */
class PatternMachine {
  readonly #steps: readonly Step[];
  readonly #text: string;
  readonly #budget: Budget;
  /** What was saved, twice the place, plus 1 for a place that is a capture itself. */
  #slots: number[] = [];
  /** Pairs: a step and a place to go on from, or a slot (as -1 - slot) and what it held. */
  readonly #open: number[] = [];
  #at = 0;
  #step = 0;

  constructor(steps: readonly Step[], text: string, budget: Budget) {
    this.#steps = steps;
    this.#text = text;
    this.#budget = budget;
  }

  /** Returns the end of the match that starts at a place; -1 if there is none. */
  run(start: number): number {
    this.#slots = [];
    this.#open.length = 0;
    this.#at = start;
    this.#step = 0;
    for (let taken = 1; ; taken++) {
      if (taken % chargedSteps === 0) this.#budget.spend(chargedSteps);
      const step = this.#steps[this.#step] as Step;
      if (step.kind === 'match' || (step.kind === 'matchEnd' && this.#at >= this.#text.length)) {
        this.#budget.spend(taken % chargedSteps);
        return this.#at;
      }
      if (!this.#take(step) && !this.#goBack()) {
        this.#budget.spend(taken % chargedSteps);
        return -1;
      }
    }
  }

  /** The match that was found last. */
  match(): Match {
    const place = (slot: number): number => (this.#slots[slot] ?? 0) >> 1;
    const captures: Capture[] = [];
    for (let slot = 2; slot < this.#slots.length; slot += 2) {
      const isPlace = (this.#slots[slot] ?? 0) & 1;
      captures.push(isPlace ? { place: place(slot) } : { start: place(slot), end: place(slot + 1) });
    }
    return { start: place(0), end: place(1), captures };
  }

  /** Returns false if the step does not match. */
  #take(step: Step): boolean {
    switch (step.kind) {
      case 'byte':
        if (this.#at >= this.#text.length || !step.matches(this.#text.charCodeAt(this.#at))) return false;
        this.#at++;
        break;
      case 'jump':
        this.#step = step.to;
        return true;
      case 'split':
        this.#open.push(step.second, this.#at);
        this.#step = step.first;
        return true;
      case 'save':
        this.#open.push(-1 - step.slot, this.#slots[step.slot] ?? 0);
        this.#save(step.slot, this.#at * 2);
        break;
      case 'position':
        this.#save(step.slot, this.#at * 2 + 3);
        this.#save(step.slot + 1, this.#at * 2 + 3);
        break;
      case 'balanced':
        if (!this.#skipBalanced(step.open, step.close)) return false;
        break;
      case 'repeat':
        if (!this.#skipCapture(step.capture)) return false;
        break;
      default:
        return false;
    }
    this.#step++;
    return true;
  }

  #save(slot: number, value: number): void {
    while (this.#slots.length < slot) this.#slots.push(0);
    this.#slots[slot] = value;
  }

  /** Goes back to the last choice. Returns false if there is none. */
  #goBack(): boolean {
    while (this.#open.length > 0) {
      const value = this.#open.pop() as number;
      const step = this.#open.pop() as number;
      if (step >= 0) {
        this.#step = step;
        this.#at = value;
        return true;
      }
      this.#slots[-1 - step] = value;
    }
    return false;
  }

  #skipBalanced(open: number, close: number): boolean {
    if (this.#text.charCodeAt(this.#at) !== open) return false;
    const start = this.#at;
    let level = 1;
    for (this.#at++; this.#at < this.#text.length; this.#at++) {
      const byte = this.#text.charCodeAt(this.#at);
      if (byte === close) level--;
      if (level === 0) break;
      if (byte === open) level++;
    }
    this.#budget.spend((this.#at - start) >> 2);
    return this.#at++ < this.#text.length;
  }

  /** Matches the text of a capture again. */
  #skipCapture(number: number): boolean {
    const slot = number * 2;
    if (slot >= this.#slots.length - 1) throw new PatternFault('invalid capture index');
    const [start, end] = [(this.#slots[slot] ?? 0) >> 1, (this.#slots[slot + 1] ?? 0) >> 1];
    if (start > end) throw new PatternFault(`runtime error: slice bounds out of range [${start}:${end}]`);
    this.#budget.spend((end - start) >> 4);
    if (!this.#text.startsWith(this.#text.slice(start, end), this.#at)) return false;
    this.#at += end - start;
    return true;
  }
}
