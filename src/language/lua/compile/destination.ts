/** A register number that no register has. */
const noRegister = 256;

/** Results wanted: all that there are. */
export const allResults = -2;
/** Results wanted: none. */
export const noResults = -1;

/** Where the value of an expression goes. */
export interface Destination {
  readonly kind: 'anywhere' | 'local' | 'table' | 'global' | 'upvalue' | 'varargs' | 'method';
  /** The register of the local variable. */
  readonly register: number;
  /** How many results more than one are wanted, or {@link noResults} or {@link allResults}. */
  readonly extra: number;
}

/** To the next register. */
export function anywhere(extra = 0): Destination {
  return { kind: 'anywhere', register: noRegister, extra };
}

/** To a local variable. */
export function toLocal(register: number, extra = 0): Destination {
  return { kind: 'local', register, extra };
}

/** To a variable of another kind. */
export function toVariable(kind: 'table' | 'global' | 'upvalue'): Destination {
  return { kind, register: noRegister, extra: 0 };
}

/** To the local variables of a declaration, from a register on. */
export function toVariables(register: number, extra: number): Destination {
  return { kind: 'varargs', register, extra };
}

/** To a method: the function gets a parameter `self`. */
export const toMethod: Destination = { kind: 'method', register: noRegister, extra: 0 };

/** The register that the value is put into. */
export function registerFor(destination: Destination, next: number): number {
  return destination.kind === 'local' && destination.register !== noRegister ? destination.register : next;
}

/** Whether a value that is in a register must be moved. */
export function mustMove(destination: Destination, register: number): boolean {
  return destination.kind === 'local' && destination.register !== noRegister && destination.register !== register;
}
