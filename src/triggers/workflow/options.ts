import { EventloomError } from '../../errors';
import type { Encodable } from '../../language/go/json';
import { type ExactObject, isExactObject, objectAt, textOf, withMember } from '../exact-object';
import type { Args } from './args';

/**
 * A new workflow with what the `args` say about it.
 * @throws EventloomError `bad-definition`
 */
export function withOptions(workflow: ExactObject, args: Args): ExactObject {
  let result = withParameters(workflow, args);
  const set = (flag: string, ...path: readonly string[]): void => {
    const value = args.text(flag);
    if (value) result = withMember(result, path, value);
  };
  set('entrypoint', 'spec', 'entrypoint');
  set('serviceaccount', 'spec', 'serviceAccountName');
  set('generate-name', 'metadata', 'generateName');
  set('name', 'metadata', 'name');
  set('namespace', 'metadata', 'namespace');
  for (const [name, value] of args.pairs('labels', ','))
    result = withMember(result, ['metadata', 'labels', name], value);
  const priority = args.text('priority');
  return priority === undefined ? result : withMember(result, ['spec', 'priority'], integer(priority));
}

/**
 * A workflow whose arguments are overridden by `--parameter`: those come first, and the others stay as they are.
 * @throws EventloomError `bad-definition`
 */
export function withParameters(workflow: ExactObject, args: Args, ...spec: readonly string[]): ExactObject {
  const given = args.pairs('parameter', undefined);
  if (given.length === 0) return workflow;
  const path = [...(spec.length > 0 ? spec : ['spec']), 'arguments'];
  const names = new Set(given.map(([name]) => name));
  const { parameters } = objectAt(workflow, ...path);
  const kept = (Array.isArray(parameters) ? (parameters as readonly Encodable[]) : []).filter(
    (parameter) => !isExactObject(parameter) || !names.has(textOf(parameter, 'name')),
  );
  return withMember(workflow, [...path, 'parameters'], [...given.map(([name, value]) => ({ name, value })), ...kept]);
}

function integer(text: string): number {
  if (/^[+-]?\d{1,10}$/.test(text)) return Number(text);
  throw new EventloomError(
    'bad-definition',
    `--priority of an argoWorkflow trigger has to be a whole number, not "${text}"`,
  );
}
