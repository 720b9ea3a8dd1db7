import { get } from '../../language/path/get';
import { compile } from '../../language/template/template';
import type { Evaluation } from './evaluation';
import { shown } from './evaluation';

/** What a `dataTemplate` makes of a payload, which it knows as `.Input`. */
export function evaluateTemplate(template: string, payload: string): Evaluation {
  const input = get(payload, '@this');
  const text = compile(template).run(input.value());
  const steps = [`.Input: ${input.exists ? `${input.type} ${shown(input.raw)}` : 'nothing'}`];
  if (text === '' || text === '<no value>') {
    steps.push('the result counts as none: a parameter goes on with its dataKey, then with its value');
  }
  return { output: `${text}\n`, passed: true, steps };
}
