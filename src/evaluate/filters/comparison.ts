import { reasonOf } from '../../errors';
import { readFloat } from '../../language/go/parse-number';
import { numberError, parseBool } from '../../language/go/strconv';
import type { Result } from '../../language/path/result';
import { compileRegex } from '../../language/regex';

/** Whether a value in the event suits one value of a data filter, or why that cannot be said. */
export type Comparison = ((value: Result) => boolean) | { readonly fault: string };

/** Compiles one value of a data filter. Operators other than `=` and `!=` never hold for texts, and truth values know none. */
export function comparisonOf(type: string, comparator: string, wanted: string): Comparison {
  switch (type) {
    case 'bool':
      return truthComparison(wanted);
    case 'number':
      return numberComparison(comparator, wanted);
    case 'string':
      return textComparison(comparator, wanted);
    default:
      return { fault: `unsupported JSON type '${type ?? ''}'` };
  }
}

function truthComparison(wanted: string): Comparison {
  const truth = parseBool(wanted);
  return truth === undefined ? { fault: numberError('ParseBool', wanted) } : (value) => value.bool() === truth;
}

function numberComparison(comparator: string, wanted: string): Comparison {
  const { value: number, fault } = readFloat(wanted);
  if (fault) return { fault: numberError('ParseFloat', wanted, fault) };
  switch (comparator) {
    case '>=':
      return (value) => value.float() >= number;
    case '>':
      return (value) => value.float() > number;
    case '<':
      return (value) => value.float() < number;
    case '<=':
      return (value) => value.float() <= number;
    case '!=':
      return (value) => value.float() !== number;
    case '=':
    case '':
      return (value) => value.float() === number;
    default:
      return () => false;
  }
}

/** A text is a regular expression, which need not match the whole value. */
function textComparison(comparator: string, wanted: string): Comparison {
  try {
    const regex = compileRegex(wanted);
    if (comparator === '=' || comparator === '') return (value) => regex.test(value.string());
    return comparator === '!=' ? (value) => !regex.test(value.string()) : () => false;
  } catch (error) {
    return { fault: reasonOf(error) };
  }
}
