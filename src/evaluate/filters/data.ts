import { reasonOf } from '../../errors';
import { quote } from '../../language/go/strconv';
import { parse, whole } from '../../language/path/parse';
import { Result } from '../../language/path/result';
import type { DataFilter, LogicalOperator } from '../../model/dependency';
import type { EventDocument } from '../document';
import type { Path } from '../lookup';
import { compilePath } from '../lookup';
import type { Trail } from '../step';
import { cut } from '../step';
import type { Comparison } from './comparison';
import { comparisonOf } from './comparison';
import type { Answer, Filter } from './outcome';
import { failed, operatorOf, pass, runList } from './outcome';
import type { ValueTemplate } from './value-template';
import { compileValueTemplate } from './value-template';

/** Compiles `data` filters. What is wrong with one of them shows when its turn comes, as in Argo Events. */
export function compileDataFilters(filters: readonly DataFilter[], operator: LogicalOperator | undefined): Filter {
  const joined = operatorOf(operator);
  const entries = filters.map((filter) => new DataEntry(filter, joined));
  return {
    run(document, trail) {
      if (entries.length === 0 || !document.hasData) return pass;
      if (!document.isWellFormed) {
        const outcome = failed('data', 'event data not valid JSON');
        trail.add('filter', 'data', false, undefined, outcome.error);
        return outcome;
      }
      return runList('data', joined, answers(entries, document, trail));
    },
  };
}

function* answers(entries: readonly DataEntry[], document: EventDocument, trail: Trail): Generator<Answer> {
  for (const entry of entries) yield entry.answer(document, trail);
}

class DataEntry {
  readonly #path: Path;
  readonly #asked: string;
  readonly #template: ValueTemplate | undefined;
  readonly #comparisons: readonly Comparison[];

  constructor(filter: DataFilter, joined: 'and' | 'or') {
    const values = filter.value ?? [];
    this.#path = compilePath(filter.path ?? '');
    this.#comparisons = values.map((value) => comparisonOf(filter.type, filter.comparator ?? '', value));
    this.#template = filter.template ? compileValueTemplate(filter.template, joined) : undefined;
    this.#asked = describe(filter, values);
  }

  answer(document: EventDocument, trail: Trail): Answer {
    let value: Result | undefined;
    let answer: Answer;
    try {
      value = document.get(this.#path);
      const shaped = this.#shape(value);
      answer = shaped instanceof Result ? this.#compare(shaped) : shaped;
      if (shaped instanceof Result) value = shaped;
    } catch (error) {
      answer = { fault: reasonOf(error) };
    }
    const fault = typeof answer === 'object' ? answer.fault : undefined;
    trail.add('filter', this.#asked, answer === true, value, fault);
    return answer;
  }

  #shape(value: Result): Result | { readonly fault: string } {
    if (!value.exists) return { fault: `path '${this.#path.text}' does not exist` };
    if (this.#comparisons.length === 0) return { fault: 'no values specified' };
    if (!this.#template) return value;
    const output = this.#template(value.string());
    return typeof output === 'string' ? parse(whole(quote(output))) : output;
  }

  #compare(value: Result): Answer {
    for (const comparison of this.#comparisons) {
      if (typeof comparison === 'object') return comparison;
      if (comparison(value)) return true;
    }
    return false;
  }
}

function describe({ path, type, comparator, template }: DataFilter, values: readonly string[]): string {
  const shown = values.map((value) => JSON.stringify(value)).join(' or ');
  return cut(`data ${path}${template ? ` through ${template}` : ''} ${asksFor(type, comparator || '=')} ${shown}`);
}

/** The operator as {@link comparisonOf} understands it. */
function asksFor(type: string, comparator: string): string {
  if (type === 'bool') return '=';
  const isKnown = type !== 'string' || comparator === '=' || comparator === '!=';
  return isKnown ? comparator : `${comparator} (which no string meets)`;
}
