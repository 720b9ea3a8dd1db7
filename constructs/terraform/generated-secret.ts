import { SecretV1 } from '@cdktf/provider-kubernetes/lib/secret-v1/index.js';
import { Password } from '@cdktf/provider-random/lib/password/index.js';
import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { refusal } from '../refusal';
import type { WebhookSecret } from '../webhook-secret';

/**
 * A secret that Terraform makes up once and puts into the cluster, where the event source looks for it. It hangs directly below the
 * stack: moving hooks to another construct must not make up another value.
 */
export class GeneratedSecret extends Construct {
  /** The one of a stack. Events that share a secret share its value. */
  static of(construct: Construct, secret: WebhookSecret, namespace: string): GeneratedSecret {
    const stack = TerraformStack.of(construct);
    const id = `${namespace}-${secret.name}`;
    const existing = stack.node.tryFindChild(id);
    if (existing === undefined) return new GeneratedSecret(stack, id, secret, namespace);
    if (existing instanceof GeneratedSecret && existing.secret === secret) return existing;
    throw refusal(
      construct,
      'bad-reference',
      `Secret '${secret.name}' of namespace '${namespace}' is made in this stack already, by '${existing.node.path}'; ` +
        'declare it once and give it to every event that uses it',
    );
  }

  /** The value, as a reference that only Terraform resolves. */
  readonly value: string;
  /** The Secret in the cluster. */
  readonly resource: SecretV1;

  private constructor(
    scope: Construct,
    id: string,
    private readonly secret: WebhookSecret,
    namespace: string,
  ) {
    super(scope, id);
    // 40 letters and digits are 238 bits; special characters would only get in the way of people who have to copy it.
    this.value = new Password(this, 'value', { length: 40, special: false }).result;
    this.resource = new SecretV1(this, 'secret', {
      metadata: { name: secret.name, namespace },
      data: { [secret.key]: this.value },
    });
  }
}
