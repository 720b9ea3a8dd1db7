import type { EventContext } from '../../model/event-context';
import type { EventDocument } from '../document';
import type { Trail } from '../step';
import { cut } from '../step';
import type { Filter, Outcome } from './outcome';
import { pass, refuse } from './outcome';

const compared = ['type', 'subject', 'source', 'datacontenttype'] as const;

/** Compiles a `context` filter: the attributes that it names must be equal. */
export function compileContextFilter(context: EventContext): Filter {
  const wanted = compared.flatMap((key) => {
    const value = context[key];
    return value ? [{ key, value, asked: `context ${key} = ${JSON.stringify(value)}` }] : [];
  });
  return {
    run(document: EventDocument, trail: Trail): Outcome {
      let passed = true;
      for (const { key, value, asked } of wanted) {
        const actual = document.event[key] ?? '';
        const same = actual === value;
        trail.add('filter', asked, same, cut(actual));
        passed &&= same;
      }
      return passed ? pass : refuse;
    },
  };
}
