import { reasonOf } from '../../errors';
import { newMap, typeName } from '../../language/go/value';
import type { Expression } from '../../language/govaluate/compile';
import { compile } from '../../language/govaluate/compile';
import type { ExprFilter, LogicalOperator, PayloadField } from '../../model/dependency';
import type { Json } from '../../model/json';
import type { EventDocument } from '../document';
import type { Path } from '../lookup';
import { compilePath } from '../lookup';
import type { Trail } from '../step';
import { cut, found } from '../step';
import type { Answer, Filter, Silence } from './outcome';
import { failed, operatorOf, pass, runList } from './outcome';

/** Compiles `exprs` filters. What is wrong with one of them shows when its turn comes, as in Argo Events. */
export function compileExprFilters(filters: readonly ExprFilter[], operator: LogicalOperator | undefined): Filter {
  const joined = operatorOf(operator);
  const entries = filters.map((filter) => new ExprEntry(filter, joined));
  return {
    run(document, trail) {
      if (!document.hasData) return pass;
      if (!document.isWellFormed) {
        const outcome = failed('expr', 'event data not valid JSON');
        trail.add('filter', 'exprs', false, undefined, outcome.error);
        return outcome;
      }
      return runList('expr', joined, answers(entries, document, trail));
    },
  };
}

function* answers(entries: readonly ExprEntry[], document: EventDocument, trail: Trail): Generator<Answer | Silence> {
  for (const entry of entries) yield entry.answer(document, trail);
}

class ExprEntry {
  readonly #fields: readonly { readonly name: string; readonly path: Path }[];
  readonly #program: Expression | { readonly fault: string };
  readonly #asked: string;

  constructor(
    filter: ExprFilter,
    readonly joined: 'and' | 'or',
  ) {
    this.#fields = (filter.fields ?? []).map(({ name = '', path = '' }: PayloadField) => ({
      name,
      path: compilePath(path),
    }));
    this.#program = compiled(filter.expr ?? '');
    this.#asked = cut(`expr ${filter.expr}`);
  }

  answer(document: EventDocument, trail: Trail): Answer | Silence {
    if (this.#fields.length === 0) {
      trail.add('filter', this.#asked, this.joined === 'and', undefined, 'it has no fields, so that it is not asked');
      return undefined;
    }
    const shown = newMap() as Record<string, Json>;
    const { answer, error } = this.#evaluate(document, shown);
    trail.add('filter', this.#asked, answer === true, shown, error);
    return answer;
  }

  #evaluate(document: EventDocument, shown: Record<string, Json>): Finding {
    try {
      return this.#tryToEvaluate(document, shown);
    } catch (error) {
      return faulty(reasonOf(error));
    }
  }

  #tryToEvaluate(document: EventDocument, shown: Record<string, Json>): Finding {
    const parameters = newMap();
    for (const { name, path } of this.#fields) {
      const value = document.get(path);
      if (!value.exists) return faulty(`path '${path.text}' does not exist`);
      parameters[name] = value.value();
      shown[name] = found(value) ?? null;
    }
    if ('fault' in this.#program) return faulty(this.#program.fault);
    const outcome = this.#program.run(parameters);
    if (typeof outcome === 'boolean') return { answer: outcome };
    const given = outcome === null ? 'nil' : `a value of type ${typeName(outcome)}`;
    return { answer: false, error: `the expression gives ${given}, and a bool is needed` };
  }
}

/** What came of an entry. An outcome that is no bool only refuses the event, but whoever wrote the expression should know. */
interface Finding {
  readonly answer: Answer;
  readonly error?: string;
}

const faulty = (fault: string): Finding => ({ answer: { fault }, error: fault });

function compiled(expr: string): Expression | { readonly fault: string } {
  try {
    return compile(expr);
  } catch (error) {
    return { fault: reasonOf(error) };
  }
}
