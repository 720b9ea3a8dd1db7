import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import {
  EventBus,
  EventSource,
  Exposure,
  GithubEvent,
  Match,
  Sensor,
  SharedServiceAccount,
  WebhookSecret,
  WorkflowTemplate,
  WorkflowTrigger,
} from '../../constructs';

interface TenantProps {
  /** The team, whom to ask about what runs here. */
  readonly owner: string;
  /** The repositories whose pushes are built. */
  readonly repositories: readonly string[];
  /** The branch that is built. @default 'main' */
  readonly branch?: string;
  /** How many servers the bus has; one is enough for a team that can live without events while it restarts. @default 3 */
  readonly busServers?: number;
}

/**
 * What a team gets: a namespace with a bus, a secret, an address, and a pipeline of its own. Names are the same everywhere, and no account
 * may do anything outside of its namespace.
 */
export class Tenant extends Chart {
  constructor(scope: Construct, team: string, { owner, repositories, branch = 'main', busServers }: TenantProps) {
    super(scope, team, { namespace: `ci-${team}`, labels: { 'acme.example/team': team } });

    const about = { owner, runbook: 'https://runbooks.acme.example/ci' };
    const eventBus = EventBus.jetstream(this, 'default', { about, replicas: busServers });

    const github = new EventSource(this, 'github', {
      about: { ...about, description: `Receives pushes to ${repositories.join(', ')}` },
      eventBus,
      events: {
        push: GithubEvent.push({
          repositories,
          secret: WebhookSecret.externalSecret(this, 'webhook-secret', {
            store: { name: 'vault', kind: 'ClusterSecretStore' },
            remoteKey: `ci/${team}/webhook`,
          }),
        }),
      },
    });

    Exposure.ingress(this, 'hooks', {
      about: { ...about, description: 'Lets GitHub call' },
      host: `${team}.hooks.acme.example`,
      eventSources: [github],
      className: 'nginx',
      tls: { secretName: 'hooks-certificate', clusterIssuer: 'letsencrypt' },
    });

    const ci = new Sensor(this, 'ci', {
      about: { ...about, description: `Builds what is pushed to ${branch}` },
      eventBus,
    });
    const push = ci.on('push', github.events.push, {
      where: { 'body.ref': Match.equals(`refs/heads/${branch}`), 'body.deleted': Match.equals(false) },
    });
    ci.trigger(
      'build',
      WorkflowTrigger.submit(this.build(about), {
        repository: push.data('body.repository.clone_url'),
        revision: push.data('body.after'),
      }),
    );
  }

  private build(about: { readonly owner: string; readonly runbook: string }) {
    return new WorkflowTemplate(this, 'build', {
      about: { ...about, description: 'Builds a revision of a repository' },
      serviceAccount: new SharedServiceAccount(this, 'builder'),
      parameters: {
        repository: { description: 'The URL to clone' },
        revision: { description: 'The commit to build' },
      },
      entrypoint: 'build',
      templates: {
        build: {
          container: {
            image: 'registry.acme.example/build:12',
            args: ['{{workflow.parameters.repository}}', '{{workflow.parameters.revision}}'],
          },
        },
      },
    });
  }
}
