import { toBytes } from '../../language/go/text';
import { compileRegex } from '../../language/regex';
import type { Evaluation } from './evaluation';
import { shown } from './evaluation';

/** Whether a regular expression matches a text, as the values of data filters do. */
export function evaluateRegex(pattern: string, text: string): Evaluation {
  const regex = compileRegex(pattern);
  const found = regex.find(text);
  if (!found) return { output: '', passed: false, steps: [`no match in ${toBytes(text).length} bytes`] };
  const bytes = toBytes(text);
  const part = (group: number): string | undefined => {
    const [start = -1, end = -1] = found.slice(2 * group, 2 * group + 2);
    return start < 0 ? undefined : bytes.toString('utf8', start, end);
  };
  const [start = 0, end = 0] = found;
  const steps = [`match at bytes ${start} to ${end}: ${shown(part(0) ?? '')}`];
  for (let group = 1; group < found.length / 2; group++) {
    const name = regex.groupNames[group - 1];
    steps.push(`group ${group}${name ? ` (${name})` : ''}: ${shown(part(group) ?? 'took no part')}`);
  }
  return { output: `${part(0)}\n`, passed: true, steps };
}
