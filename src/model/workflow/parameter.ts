import type { ConfigMapKeySelector } from '../kubernetes/selectors';

/**
 * A text. A number or a boolean may be written without quotes and is turned into text: `1e21` becomes
 * `1000000000000000000000`. Upstream turns a list, an object or null silently into an empty text, so these are not allowed.
 */
export type AnyString = string | number | boolean;

/** A text that is passed into or out of a template. It is read as `{{inputs.parameters.NAME}}`. */
export interface Parameter {
  /** Unique among the parameters around it: letters, digits, `_` and `-`. */
  readonly name: string;
  /** What an input is when nothing was passed. */
  readonly default?: AnyString;
  /** What is passed. In the `inputs` of a template a passed value wins over this one. */
  readonly value?: AnyString;
  /** Where the value comes from: mostly of an output. */
  readonly valueFrom?: ValueFrom;
  /** Makes an output readable in the whole workflow, as `{{workflow.outputs.parameters.NAME}}`. */
  readonly globalName?: string;
  /** The values that are allowed; a form shows them as a choice. */
  readonly enum?: readonly AnyString[];
  /** What the parameter is for; a form shows it. */
  readonly description?: AnyString;
}

/** Where the value of a parameter comes from: one of these, and `default` for when it yields nothing. */
export interface ValueFrom {
  /** A file in the container, read when the container has ended. Line breaks at its end stay. */
  readonly path?: string;
  /** A JSONPath in the object of a `resource` template, such as `{.status.phase}`. */
  readonly jsonPath?: string;
  /** A jq filter on the object of a `resource` template. */
  readonly jqFilter?: string;
  /** An expression on the event, such as `payload.message`: only in a WorkflowEventBinding. */
  readonly event?: string;
  /** The output of a step or task: `{{steps.NAME.outputs.parameters.NAME}}`. */
  readonly parameter?: string;
  /** The value is given by a person or a program while the workflow waits in a `suspend` template. */
  readonly supplied?: SuppliedValueFrom;
  /** A key of a ConfigMap that carries the label `workflows.argoproj.io/configmap-type: Parameter`. */
  readonly configMapKeyRef?: ConfigMapKeySelector;
  /** The value when the place above yields nothing; without it the template fails. */
  readonly default?: AnyString;
  /** An expression, such as `tasks.test.status == 'Succeeded' ? 'yes' : 'no'`. */
  readonly expression?: string;
}

/** Marks a value that is given from outside: it is written as `{}`. */
export type SuppliedValueFrom = Record<string, never>;
