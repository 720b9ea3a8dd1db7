import { reasonOf } from '../../errors';
import type { FilterScript } from '../../language/lua/script';
import { compileFilterScript } from '../../language/lua/script';
import type { EventDocument } from '../document';
import type { Trail } from '../step';
import { cut } from '../step';
import type { Filter, Outcome } from './outcome';
import { pass, refuse } from './outcome';

/** Compiles a `script` filter. That it does not compile shows when it should run, as in Argo Events. */
export function compileScriptFilter(script: string): Filter {
  const asked = cut(`script ${script}`);
  const program = compiled(script);
  return {
    run(document: EventDocument, trail: Trail): Outcome {
      if (!document.hasData) return pass;
      const outcome = evaluate(program, document);
      trail.add('filter', asked, outcome.passed, undefined, outcome.error);
      return outcome;
    },
  };
}

function compiled(script: string): FilterScript | { readonly fault: string } {
  try {
    return compileFilterScript(script);
  } catch (error) {
    return { fault: reasonOf(error) };
  }
}

function evaluate(program: FilterScript | { readonly fault: string }, document: EventDocument): Outcome {
  if ('fault' in program) return { passed: false, error: program.fault };
  try {
    return program.passes(document.json) ? pass : refuse;
  } catch (error) {
    return { passed: false, error: reasonOf(error) };
  }
}
