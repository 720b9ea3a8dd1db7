import type { SecretV1 } from '@cdktf/provider-kubernetes/lib/secret-v1/index.js';
import { TerraformStack, type TerraformVariable } from 'cdktf';
import type { Construct } from 'constructs';
import type { Event, IEventSource } from '../event';
import { refusal } from '../refusal';
import type { GithubEvent } from '../sources/github';
import { WebhookSecret } from '../webhook-secret';
import { GeneratedSecret } from './generated-secret';

/** With what GitHub signs, and what must be there before it does. */
export interface HookSecret {
  /** A reference that only Terraform resolves; absent when the event names no secret. */
  readonly value?: string;
  /** The Secret that Terraform puts into the cluster; absent when somebody else does. */
  readonly resource?: SecretV1;
}

/**
 * The secret of the hooks of one event: generated, or handed over in a variable.
 * @throws EventloomError `bad-reference` when Terraform cannot know the value, or would put it where the event source does not look;
 * `bad-value` for a variable that would show the value.
 */
export function hookSecret(
  construct: Construct,
  event: Event<unknown>,
  { secret }: GithubEvent<unknown>,
  variable: TerraformVariable | undefined,
): HookSecret {
  if (variable) checkVariable(construct, event, variable);
  if (!secret) {
    if (!variable) return {};
    throw refusal(
      construct,
      'bad-value',
      `event '${event.name}' names no secret, so that nothing would check the value`,
    );
  }
  if (!(secret instanceof WebhookSecret) || secret.origin !== 'terraform') {
    if (variable) return { value: variable.stringValue };
    throw refusal(
      construct,
      'bad-reference',
      `Terraform does not know the value of secret '${secret.name}' of event '${event.name}' (${originOf(secret)}); ` +
        'declare it by WebhookSecret.generatedByTerraform, or hand its value over in secretValues, as a TerraformVariable with sensitive: true',
    );
  }
  if (variable) {
    throw refusal(
      construct,
      'bad-value',
      `Terraform generates secret '${secret.name}' of event '${event.name}', and secretValues has another value for it; ` +
        'leave that out, or declare the secret by WebhookSecret.existing',
    );
  }
  return GeneratedSecret.of(construct, secret, namespaceFor(construct, event.eventSource, secret));
}

function originOf(secret: object): string {
  return secret instanceof WebhookSecret ? `its origin is '${secret.origin}'` : 'it is a Secret that exists';
}

/** An event source reads Secrets of its own namespace only. */
function namespaceFor(construct: Construct, eventSource: IEventSource, secret: WebhookSecret): string {
  const { namespace } = eventSource;
  if (namespace === undefined) {
    throw refusal(
      construct,
      'bad-reference',
      `the namespace of event source '${eventSource.name}' is not known, so that its secret '${secret.name}' cannot be put there; give its chart a namespace`,
    );
  }
  if (secret.namespace === namespace) return namespace;
  throw refusal(
    construct,
    'bad-reference',
    `secret '${secret.name}' is in namespace '${secret.namespace}', and event source '${eventSource.name}' reads those of '${namespace}'; ` +
      'declare it in a chart of that namespace',
  );
}

function checkVariable(construct: Construct, event: Event<unknown>, variable: TerraformVariable): void {
  const subject = `variable '${variable.node.path}' with the secret of event '${event.name}'`;
  if (variable.sensitive !== true) {
    throw refusal(construct, 'bad-value', `${subject} would be shown by Terraform; give it sensitive: true`);
  }
  if (variable.default !== undefined) {
    throw refusal(
      construct,
      'bad-value',
      `${subject} has a default, which would stand in the output; leave it out and set TF_VAR_${variable.friendlyUniqueId}`,
    );
  }
  if (TerraformStack.of(variable) !== TerraformStack.of(construct)) {
    throw refusal(
      construct,
      'bad-reference',
      `${subject} belongs to another stack; declare it in the stack of the hooks`,
    );
  }
}
