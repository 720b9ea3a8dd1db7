import type { JsonObject } from '../../model/json';
import type { Rendered } from '../../model/rendered';
import { rounded } from '../exact-object';
import { withOrigin } from '../origin';
import type { TriggerContext } from '../trigger';
import { templateOf, workflowRequest } from './request';

/** A call of the argo command. */
export interface CommandLine {
  /** The command and its arguments; a temporary file is called `<file>`. */
  readonly args: readonly string[];
  /** What stands in the file. */
  readonly file?: JsonObject;
}

/**
 * The call of the argo command that an argoWorkflow trigger stands for. Argo Events makes it; here it is for people to compare with,
 * and to try by hand.
 *
 * @throws EventloomError `bad-definition` when there is none
 */
export function commandLine(rendered: Rendered, context: TriggerContext): CommandLine {
  const request = workflowRequest(rendered, context);
  const { operation, namespace, name, trigger, object } = request;
  const start = ['argo', '-n', namespace];
  const more = rendered.template.argoWorkflow?.args ?? [];
  if (operation === 'submit') {
    return { args: [...start, 'submit', '<file>', ...more], file: rounded(withOrigin(object, trigger, context)) };
  }
  if (operation === 'submit-from') {
    return { args: [...start, 'submit', '--from', templateOf(request).argument, ...more] };
  }
  return { args: [...start, operation, name, ...more] };
}
