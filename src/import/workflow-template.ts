import type { Draft } from './draft';
import type { Fragment } from './fragment';
import { headOf, type Placed } from './placed';
import { construct, type Entry, type Expression, imported, literal, object, type Statement, self } from './tree';
import { fitsWorkflow } from './workflow-shape';

/** Differences above which a template is rather written as it is. */
const maxPatches = 4;

/** A WorkflowTemplate with the constructs; undefined when they do not say the same, or the compiler would not take it. */
export function workflowTemplateStatements(placed: Placed, draft: Draft): readonly Statement[] | undefined {
  const spec = placed.fragment().at('spec');
  const [parameters, templates] = [parametersOf(spec), byName(spec.at('templates'))];
  if (!fitsWorkflow('WorkflowSpec', spec.value) || parameters === undefined || templates === undefined)
    return undefined;
  const names = spec.at('templates').items.map((template) => template.at('name').text);
  if ([spec.at('entrypoint'), spec.at('onExit')].some((part) => part.exists && !names.includes(part.text)))
    return undefined;
  const account = spec.at('serviceAccountName').text;
  const rest = restOf(spec, parameters, templates);
  const runner: readonly Entry[] = account ? [{ key: 'serviceAccount', value: draft.serviceAccount(account) }] : [];
  const declaration: Statement = {
    comments: placed.comments,
    variable: placed.variable,
    value: construct(imported('WorkflowTemplate'), self, literal(placed.id), {
      kind: 'object',
      entries: [...headOf(placed), ...runner, ...rest],
    }),
    apart: true,
  };
  const statements = draft.patched([declaration], placed.variable, placed.manifest, maxPatches);
  if (statements === undefined) return undefined;
  draft.workflowTemplates.set(String(placed.fragment().at('metadata', 'name').value), {
    variable: placed.variable,
    parameters: declaredIn(spec),
  });
  return statements;
}

/** The members of the spec in their order, with parameters and templates by their names. */
function restOf(spec: Fragment, parameters: Expression, templates: Expression): readonly Entry[] {
  return spec.keys.flatMap((key): Entry[] => {
    const part = spec.at(key);
    if (key === 'serviceAccountName') return [];
    if (key === 'arguments') {
      const isEmpty = parameters.kind === 'object' && parameters.entries.length === 0;
      return isEmpty ? [] : [{ key: 'parameters', value: parameters, comments: part.before }];
    }
    return [{ key, value: key === 'templates' ? templates : part.literal(), comments: part.before }];
  });
}

const parameterFields: ReadonlySet<string> = new Set(['name', 'value', 'valueFrom', 'enum', 'description']);

function parametersOf(spec: Fragment): Expression | undefined {
  const passed = spec.at('arguments');
  if (passed.keys.some((key) => key !== 'parameters')) return undefined;
  const { items } = passed.at('parameters');
  if (items.some((parameter) => parameter.keys.some((key) => !parameterFields.has(key)))) return undefined;
  return passed.exists ? byName(passed.at('parameters')) : object({});
}

/** Which parameters a template declares, and whether each has a value. */
function declaredIn(spec: Fragment): ReadonlyMap<string, boolean> {
  const { items } = spec.at('arguments', 'parameters');
  return new Map(
    items.map((parameter) => [
      parameter.at('name').text ?? '',
      parameter.at('value').exists || parameter.at('valueFrom').exists,
    ]),
  );
}

/** A list of what has a name as an object by name; undefined when a name is missing, or there twice. */
function byName(items: Fragment): Expression | undefined {
  const entries = items.items.map((item): Entry => {
    const rest = item.keys.filter((key) => key !== 'name');
    const members = rest.map((key) => ({ key, value: item.at(key).literal(), comments: item.at(key).before }));
    const comments = [...item.before, ...item.at('name').before];
    return { key: item.at('name').text ?? '', value: { kind: 'object', entries: members }, comments };
  });
  const names = new Set(entries.map(({ key }) => key));
  return names.size === entries.length && !names.has('') ? { kind: 'object', entries } : undefined;
}
