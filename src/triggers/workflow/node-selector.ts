import { EventloomError } from '../../errors';
import type { Encodable } from '../../language/go/json';
import { type ExactObject, isExactObject, objectAt, textOf } from '../exact-object';

/**
 * Reads a `--node-field-selector`: `displayName=wait,phase!=Failed`.
 * @throws EventloomError `bad-definition`
 */
export function nodeSelector(selector: string): (node: ExactObject) => boolean {
  const terms = selector
    .split(',')
    .filter((term) => term !== '')
    .map((term) => {
      const [, field, operator, value = ''] = /^([^=!]+)(==|=|!=)(.*)$/.exec(term) ?? [];
      if (field !== undefined) return { field, isEqual: operator !== '!=', value };
      throw new EventloomError(
        'bad-definition',
        `--node-field-selector has to say FIELD=VALUE or FIELD!=VALUE, not "${term}"`,
      );
    });
  return (node) => {
    const fields = fieldsOf(node);
    return terms.every(({ field, isEqual, value }) => ((fields.get(field) ?? '') === value) === isEqual);
  };
}

function fieldsOf(node: ExactObject): ReadonlyMap<string, string> {
  const fields = new Map(['displayName', 'phase', 'name', 'id'].map((key) => [key, textOf(node, key)]));
  fields.set('templateName', templateOfNode(node));
  const { name, template } = objectAt(node, 'templateRef');
  if (typeof name === 'string') fields.set('templateRef.name', name);
  if (typeof template === 'string') fields.set('templateRef.template', template);
  const { parameters } = objectAt(node, 'inputs');
  for (const parameter of Array.isArray(parameters) ? (parameters as readonly Encodable[]) : []) {
    if (!isExactObject(parameter)) continue;
    const { value } = parameter;
    fields.set(`inputs.parameters.${textOf(parameter, 'name')}.value`, value === undefined ? '' : String(value));
  }
  return fields;
}

/** The name of the template that a node runs. */
export function templateOfNode(node: ExactObject): string {
  const { templateRef } = node;
  return isExactObject(templateRef) ? textOf(templateRef, 'template') : textOf(node, 'templateName');
}
