import { Chart, type ChartProps } from 'cdk8s';
import type { Construct } from 'constructs';
import {
  EventBus,
  type EventDefinitions,
  EventSource,
  Exposure,
  GithubEvent,
  Match,
  Sensor,
  WebhookSecret,
  WorkflowTrigger,
} from '../../constructs';
import type { CiTemplate } from './workflows/ci';

const about = { owner: 'team-shop', runbook: 'https://runbooks.acme.example/github-ci' };

interface EventsProps extends ChartProps {
  /** What a push starts. */
  readonly ci: CiTemplate;
}

/** A push to GitHub, and what it starts. */
export class Events extends Chart {
  /** What receives the pushes. */
  readonly github: EventSource<EventDefinitions>;
  /** Where GitHub reaches it. */
  readonly exposure: Exposure;

  constructor(scope: Construct, id: string, { ci: template, ...props }: EventsProps) {
    super(scope, id, props);

    const eventBus = EventBus.jetstream(this, 'default', {
      about: { ...about, description: 'Carries events from event sources to sensors' },
    });

    const github = new EventSource(this, 'github', {
      about: { ...about, description: 'Receives pushes to the shop and to its storefront' },
      eventBus,
      events: {
        'git-push': GithubEvent.push({
          owner: 'acme',
          repositories: ['shop', 'storefront'],
          endpoint: '/push',
          port: 12000,
          contentType: 'json',
          secret: WebhookSecret.generatedByTerraform(this, 'webhook-secret'),
        }),
      },
    });

    this.github = github;

    this.exposure = Exposure.ingress(this, 'hooks', {
      about: { ...about, description: 'Lets GitHub call the event source' },
      host: 'hooks.acme.example',
      eventSources: [github],
      className: 'nginx',
      tls: { secretName: 'hooks-certificate', clusterIssuer: 'letsencrypt' },
    });

    const ci = new Sensor(this, 'ci', {
      about: { ...about, description: 'Builds and deploys what is pushed to the main branch' },
      eventBus,
    });

    const push = ci.on('push', github.events['git-push'], {
      where: { 'body.ref': Match.equals('refs/heads/main'), 'body.deleted': Match.equals(false) },
    });

    ci.trigger(
      'build',
      WorkflowTrigger.submit(template, {
        repository: push.data('body.repository.clone_url'),
        name: push.data('body.repository.name'),
        revision: push.data('body.after'),
        branch: push.template('{{ .Input.body.ref | trimPrefix "refs/heads/" }}'),
        author: push.data('body.pusher.name'),
      }),
    );
  }
}
