import type { LuaValue } from './value';

/** An error that a script raises, with any value. It is thrown often and caught by scripts, so it takes no stack trace. */
export class LuaError {
  readonly value: LuaValue;

  constructor(value: LuaValue) {
    this.value = value;
  }
}

/** What scripts see where upstream uses something that is not there. */
export const nilDereference = 'runtime error: invalid memory address or nil pointer dereference';
