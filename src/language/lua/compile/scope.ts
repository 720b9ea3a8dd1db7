import type { SyntaxFault } from '../syntax/fault';

/** Names in their order, numbered from an offset. */
export class NameList {
  readonly names: string[] = [];
  readonly offset: number;

  constructor(offset = 0) {
    this.offset = offset;
  }

  /** The number behind the last name. */
  get end(): number {
    return this.offset + this.names.length;
  }

  /** The number of a name, the last one of equals; -1 if it is not there. */
  find(name: string): number {
    const index = this.names.lastIndexOf(name);
    return index < 0 ? -1 : index + this.offset;
  }

  add(name: string): number {
    this.names.push(name);
    return this.end - 1;
  }

  addOnce(name: string): number {
    const index = this.find(name);
    return index < 0 ? this.add(name) : index;
  }
}

/** A label, or a goto that looks for one. */
export interface JumpPoint {
  /** The number that jumps name until the code is complete; -1 for a goto. */
  readonly id: number;
  readonly name: string;
  readonly place: number;
  readonly line: number;
  /** How many local variables are visible there. */
  visible: number;
}

/** A block with its own local variables. */
export class Scope {
  /** By their registers. */
  readonly locals: NameList;
  readonly parent: Scope | undefined;
  /** Where `break` goes to; undefined if the block is no loop. */
  readonly breakLabel: number | undefined;
  readonly lastLine: number;
  /** The number of the first goto of the block. */
  readonly firstGoto: number;
  readonly labels = new Map<string, JumpPoint>();
  /** Whether a closure uses one of its variables. */
  captured = false;

  constructor(
    locals: NameList,
    parent: Scope | undefined,
    breakLabel: number | undefined,
    lastLine: number,
    firstGoto: number,
  ) {
    this.locals = locals;
    this.parent = parent;
    this.breakLabel = breakLabel;
    this.lastLine = lastLine;
    this.firstGoto = firstGoto;
  }

  /** How many local variables are visible in it. */
  visible(): number {
    return this.locals.names.length + (this.parent?.visible() ?? 0);
  }
}

/** Makes a fault at a line of the function. */
export type FaultAt = (line: number, what: string) => SyntaxFault;
