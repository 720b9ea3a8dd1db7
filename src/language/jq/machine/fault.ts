import type { GoValue } from '../../go/value';
import { jsonStart } from '../value/json-text';

/** Why a path of the program ended in an error. Natives throw it; it is no Error, since most are caught and need no stack. */
export abstract class Fault {
  /** What `catch` gets; undefined if this cannot be caught. */
  abstract caught(): GoValue | undefined;
  /** What a person gets to read when nothing catches it. */
  abstract message(): string;
}

/** An error of an operator or function. The text is made when somebody reads it. */
export class TextFault extends Fault {
  constructor(private readonly say: () => string) {
    super();
  }

  override caught(): GoValue {
    return this.say();
  }

  override message(): string {
    return this.say();
  }
}

/** So many bytes of a value that nobody caught are shown. */
const maxShown = 1000;

/** What `error` raises: any value. */
export class RaisedFault extends Fault {
  constructor(private readonly value: GoValue) {
    super();
  }

  override caught(): GoValue {
    return this.value;
  }

  override message(): string {
    return `error: ${typeof this.value === 'string' ? this.value : jsonStart(this.value, maxShown)}`;
  }
}

/** `halt` and `halt_error`: ends the program, whatever it tries. */
export class HaltFault extends Fault {
  constructor(private readonly value: GoValue) {
    super();
  }

  override caught(): undefined {
    return undefined;
  }

  override message(): string {
    return `halt ${new RaisedFault(this.value).message()}`;
  }
}

/** `break`: ends all ways up to the label that made the token, whatever they try. */
export class BreakFault extends HaltFault {
  constructor(readonly token: object) {
    super(null);
  }
}
