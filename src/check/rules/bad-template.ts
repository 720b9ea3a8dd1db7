import { compile } from '../../language/template/template';
import { contrast, indented, triggerExample } from '../example';
import { compiled, filtersOf, sourcesOfParameters } from '../programs';
import type { Rule } from '../rule';

const parameter = (template: string): string =>
  indented(
    4,
    `- template:
    name: call
    http:
      url: http://notify.tools
      payload:
        - src:
            dependencyName: push
            dataTemplate: "${template}"
          dest: text`,
  );

/** A Go template that does not compile. */
export const badTemplate: Rule = {
  code: 'bad-template',
  severity: 'error',
  title: 'Templates can be read',
  why: `A template that cannot be read gives nothing: a parameter falls back to 'dataKey' or 'value', or the trigger fails; a filter rejects every
event.`,
  ...contrast(triggerExample, parameter('{{ .Input.body.ref | upper }}'), parameter('{{ .Input.body.ref | uper }}')),
  *check(set) {
    for (const { src } of sourcesOfParameters(set)) {
      yield* compiled(src.at('dataTemplate'), compile);
      yield* compiled(src.at('contextTemplate'), compile);
    }
    for (const { filters } of filtersOf(set)) {
      for (const data of filters.at('data').items()) yield* compiled(data.at('template'), compile);
    }
  },
};
