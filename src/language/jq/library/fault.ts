import type { GoValue } from '../../go/value';
import type { Fault } from '../machine/fault';
import { TextFault } from '../machine/fault';
import { preview, typedPreview } from '../value/preview';

/** The faults that functions have in common, in the words that programs find when they catch them. */

/** A function that takes other inputs. */
export function wrongInput(name: string, input: GoValue): TextFault {
  return new TextFault(() => `${name} cannot be applied to: ${typedPreview(input)}`);
}

/** A function that does not take this input with these arguments. */
export function wrongArguments(name: string, input: GoValue, ...args: readonly GoValue[]): TextFault {
  return new TextFault(() => `${called(name, args)} cannot be applied to: ${typedPreview(input)}`);
}

/** A function that failed, and why. */
export function failed(name: string, input: GoValue, args: readonly GoValue[], reason: string | Fault): TextFault {
  return new TextFault(() => {
    const why = typeof reason === 'string' ? reason : reason.message();
    return `${called(name, args)} cannot be applied to ${preview(input)}: ${why}`;
  });
}

/** A value that is not what is needed: `expected an array but got: number (1)`. */
export function expected(what: string, value: GoValue): TextFault {
  return new TextFault(() => `expected ${what} but got: ${typedPreview(value)}`);
}

function called(name: string, args: readonly GoValue[]): string {
  return args.length === 0 ? name : `${name}(${args.map(preview).join('; ')})`;
}
