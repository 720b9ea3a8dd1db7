import { GithubProvider } from '@cdktf/provider-github/lib/provider/index.js';
import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider/index.js';
import { RandomProvider } from '@cdktf/provider-random/lib/provider/index.js';
import { S3Backend, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import type { EventDefinitions, EventSource, Exposure } from '../../constructs';
import { GithubWebhooks, githubOwners } from '../../constructs/terraform';

interface WebhooksProps {
  /** What receives the events. */
  readonly eventSource: EventSource<EventDefinitions>;
  /** Where GitHub reaches it. */
  readonly exposure: Exposure;
}

/** The webhooks on GitHub that call the pipeline, and the secret that both sides share. */
export class Webhooks extends TerraformStack {
  constructor(scope: Construct, id: string, { eventSource, exposure }: WebhooksProps) {
    super(scope, id);

    // The state holds the secret in clear: keep it where few can read it.
    new S3Backend(this, {
      bucket: 'acme-terraform-state',
      key: 'github-ci/webhooks.tfstate',
      region: 'eu-west-1',
      encrypt: true,
    });

    // The token comes from GITHUB_TOKEN; GITHUB_OWNER must not be set.
    const providers = githubOwners(eventSource).map(
      (owner) => new GithubProvider(this, `github-${owner}`, { owner, alias: owner }),
    );
    new KubernetesProvider(this, 'kubernetes', { configPath: '~/.kube/config' });
    new RandomProvider(this, 'random');

    new GithubWebhooks(this, 'webhooks', { eventSource, exposure, providers });
  }
}
