import { decode } from '../../language/go/json';
import type { GoValue } from '../../language/go/value';
import { compile, encodeResult } from '../../language/jq/jq';
import type { Evaluation } from './evaluation';

/** More results are not printed. */
const maxResults = 1000;

/** The results of a jq program on a payload. */
export function evaluateJq(source: string, payload: string): Evaluation {
  const program = compile(source);
  const results: string[] = [];
  for (const result of program.run(decode(payload) as GoValue)) {
    if (results.push(encodeResult(result)) === maxResults) break;
  }
  const [first] = results;
  return {
    output: results.map((text) => `${text}\n`).join(''),
    passed: true,
    steps: [
      results.length === maxResults ? `the first ${maxResults} results` : `results: ${results.length}`,
      `as transform.jq it ${first?.startsWith('{') ? 'gives the first result as the new data' : 'fails: the first result must be an object'}`,
    ],
  };
}
