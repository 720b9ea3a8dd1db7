import { compile } from '../../language/lua/lua';
import { contrast, dependencyExample } from '../example';
import { compiled } from '../programs';
import type { Rule } from '../rule';

/** A Lua script that does not compile. */
export const badScript: Rule = {
  code: 'bad-script',
  severity: 'error',
  title: 'Scripts can be read',
  why: `A script of a filter or a transformation is Lua 5.1. One that cannot be read fails for every event, so that all are rejected. A filter must end
with 'return' and a boolean.`,
  ...contrast(
    dependencyExample,
    `      filters:
        script: |
          if event.body.deleted then return false end
          return event.body.ref == "refs/heads/main"`,
    `      filters:
        script: |
          if event.body.deleted return false
          return event.body.ref == "refs/heads/main"`,
  ),
  *check(set) {
    for (const { part } of set.sensors.flatMap(({ dependencies }) => dependencies)) {
      yield* compiled(part.at('filters', 'script'), compile);
      // With 'jq' beside it, the script is never looked at.
      if (!part.at('transform', 'jq').text) yield* compiled(part.at('transform', 'script'), compile);
    }
  },
};
