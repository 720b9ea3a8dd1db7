import { Construct } from 'constructs';
import type { TemplateInvocation, TemplateRef } from '../src/model/workflow/invocation';
import type { TemplateDefinition } from '../src/model/workflow/template';
import { refusal } from './refusal';

/** What is looked at in a WorkflowTemplate. */
interface CheckedWorkflow {
  readonly entrypoint?: string;
  readonly onExit?: string;
  readonly parameters?: { readonly [name: string]: object };
  readonly templates: { readonly [name: string]: TemplateDefinition };
}

/** Which template a reference means, as far as it was made by a construct. Keyed by the reference itself. */
const referred = new WeakMap<TemplateRef, TemplateDefinition>();

/**
 * A reference to one of the templates that a construct declares. It is remembered which is meant, so that what is passed to it can be checked.
 * @throws EventloomError `bad-reference` when there is no such template.
 */
export function referenceTo(
  construct: Construct,
  templates: CheckedWorkflow['templates'],
  reference: TemplateRef & { readonly template: string },
): TemplateRef {
  const definition = templates[reference.template];
  if (!definition) {
    throw refusal(
      construct,
      'bad-reference',
      `there is no template '${reference.template}'; there are ${Object.keys(templates).join(', ')}`,
    );
  }
  referred.set(reference, definition);
  return reference;
}

/**
 * Refuses references to templates, parameters, steps and tasks that do not exist. Argo would find them when the workflow runs.
 * @throws EventloomError `bad-reference`
 */
export function checkReferences(construct: Construct, workflow: CheckedWorkflow): void {
  const fail = (place: string, message: string): never => {
    throw refusal(construct, 'bad-reference', `${place} ${message}`);
  };
  for (const field of ['entrypoint', 'onExit'] as const) {
    const name = workflow[field];
    if (name !== undefined) checkName(fail, field, 'template', name, Object.keys(workflow.templates));
  }
  for (const [name, template] of Object.entries(workflow.templates)) {
    const place = `template '${name}'`;
    checkTexts(fail, place, workflow, template);
    for (const [kind, calls] of callLists(template)) checkCalls(fail, place, kind, calls, workflow);
  }
}

type Fail = (place: string, message: string) => never;
type Call = TemplateInvocation & {
  readonly name?: string;
  readonly dependencies?: readonly string[];
  readonly inline?: object;
};

function callLists({ steps, dag }: TemplateDefinition): readonly (readonly ['step' | 'task', readonly Call[]])[] {
  return [['step', steps?.flat() ?? []] as const, ['task', dag?.tasks ?? []] as const];
}

function checkName(fail: Fail, place: string, what: string, name: string, known: readonly string[]): void {
  if (name.includes('{{') || known.includes(name)) return;
  fail(
    place,
    `names the ${what} '${name}', which does not exist; there ${known.length === 1 ? 'is' : 'are'} ${known.join(', ') || 'none'}`,
  );
}

function checkCalls(fail: Fail, place: string, kind: string, calls: readonly Call[], workflow: CheckedWorkflow): void {
  const names = calls.flatMap(({ name }) => (name === undefined ? [] : [name]));
  for (const call of calls) {
    const where = `${kind} '${call.name ?? ''}' of ${place}`;
    for (const dependency of call.dependencies ?? []) checkName(fail, where, kind, dependency, names);
    checkCall(fail, where, call, workflow);
    for (const [hook, called] of Object.entries(call.hooks ?? {})) {
      checkCall(fail, `hook '${hook}' of ${where}`, called, workflow);
    }
  }
}

function checkCall(fail: Fail, where: string, call: TemplateInvocation, { templates }: CheckedWorkflow): void {
  if (call.template !== undefined) checkName(fail, where, 'template', call.template, Object.keys(templates));
  const called =
    call.template === undefined ? call.templateRef && referred.get(call.templateRef) : templates[call.template];
  if (called) checkArguments(fail, where, call, called);
}

function checkArguments(fail: Fail, where: string, call: TemplateInvocation, called: TemplateDefinition): void {
  const name = call.template ?? `${call.templateRef?.name}/${call.templateRef?.template}`;
  const passed = (call.arguments?.parameters ?? []).map((parameter) => parameter.name);
  const declared = called.inputs?.parameters ?? [];
  for (const parameter of passed) {
    const known = declared.map((input) => input.name);
    if (!known.includes(parameter))
      fail(where, `passes '${parameter}', which '${name}' does not take; it takes ${known.join(', ') || 'none'}`);
  }
  for (const input of declared) {
    const optional = input.value !== undefined || input.default !== undefined || input.valueFrom !== undefined;
    if (!optional && !passed.includes(input.name)) fail(where, `does not pass '${input.name}', which '${name}' needs`);
  }
}

/** References of the simple form only: what `{{= }}` computes is not looked into. */
const reference = /\{\{\s*(workflow\.parameters|inputs\.parameters|steps|tasks)\.([A-Za-z0-9_-]+)[^{}]*\}\}/g;

function checkTexts(fail: Fail, place: string, workflow: CheckedWorkflow, template: TemplateDefinition): void {
  const inputs = (template.inputs?.parameters ?? []).map(({ name }) => name);
  const known = {
    'workflow.parameters': Object.keys(workflow.parameters ?? {}),
    'inputs.parameters': inputs,
    steps: (template.steps ?? []).flat().map(({ name }) => name ?? ''),
    tasks: (template.dag?.tasks ?? []).map(({ name }) => name),
  };
  for (const text of textsIn(template)) {
    for (const [written, scope = '', name = ''] of text.matchAll(reference)) {
      // A library's templates may read parameters of whichever workflow uses them.
      if (scope === 'workflow.parameters' && workflow.entrypoint === undefined) continue;
      const names = known[scope as keyof typeof known];
      if (!names.includes(name))
        fail(place, `uses ${written}, which nothing declares; ${scope} has ${names.join(', ') || 'nothing'}`);
    }
  }
}

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  // A construct, such as a secret, leads to its parent and back.
  else if (typeof value === 'object' && value !== null && !Construct.isConstruct(value))
    for (const part of Object.values(value)) yield* textsIn(part);
}
