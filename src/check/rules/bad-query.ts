import { compile } from '../../language/jq/jq';
import { contrast, dependencyExample } from '../example';
import { compiled } from '../programs';
import type { Rule } from '../rule';

/** A jq program that does not compile. */
export const badQuery: Rule = {
  code: 'bad-query',
  severity: 'error',
  title: 'Transformations can be read',
  why: `A transformation in jq that cannot be read fails for every event, so that all are dropped. Its first result takes the place of the data, and must
be an object. With 'script' beside it only 'jq' counts.`,
  ...contrast(
    dependencyExample,
    `      transform:
        jq: '{body: {ref: .body.ref, author: .body.pusher.name}}'`,
    `      transform:
        jq: '{body: {ref: .body.ref, author: .body.pusher.name}'`,
  ),
  *check(set) {
    for (const { part } of set.sensors.flatMap(({ dependencies }) => dependencies)) {
      const transform = part.at('transform');
      yield* compiled(transform.at('jq'), compile);
      if (!transform.at('jq').text || !transform.at('script').text) continue;
      yield {
        at: transform.at('script'),
        on: 'key',
        severity: 'warning',
        message: "with 'jq' beside it, 'script' is never looked at",
        fix: 'remove one of them',
      };
    }
  },
};
