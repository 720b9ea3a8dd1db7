import { Construct } from 'constructs';
import type { GithubEvents, GithubPayload } from '../../src/model/payloads/github';
import { EventSource } from '../event-source';
import { Match } from '../match';
import { Sensor } from '../sensor';
import { GithubEvent, type GithubEventOptions } from '../sources/github';
import { WorkflowTrigger } from '../triggers/argo-workflow';
import type { WorkflowPatternProps } from './workflow-pattern';

type Push = GithubPayload<GithubEvents['push']>;

/** @see GithubPushWorkflow */
export interface GithubPushWorkflowProps<P> extends WorkflowPatternProps<Push, P>, Pick<GithubEventOptions, 'secret'> {
  /** Whose pushes: `acme/shop`. */
  readonly repository: string;
  /** Pushes to this branch count; its deletion does not. @default 'main' */
  readonly branch?: string;
}

/** A push to a branch on GitHub starts a workflow. */
export class GithubPushWorkflow<P> extends Construct {
  /** Receives the pushes: expose it, so that GitHub can call it. */
  readonly eventSource: EventSource<{ readonly push: GithubEvent<Push> }>;
  /** Starts the workflow; more triggers may be added. */
  readonly sensor: Sensor;

  /** @throws EventloomError `bad-value` when the repository is not written as `owner/name`. */
  constructor(scope: Construct, id: string, props: GithubPushWorkflowProps<P>) {
    super(scope, id);
    const { eventBus, about, repository, secret, branch = 'main', workflow, parameters } = props;
    this.eventSource = new EventSource(this, 'github', {
      eventBus,
      about,
      events: { push: GithubEvent.push({ repository, secret }) },
    });
    this.sensor = new Sensor(this, 'on-push', { eventBus, about });
    const push = this.sensor.on('push', this.eventSource.events.push, {
      where: { 'body.ref': Match.equals(`refs/heads/${branch}`), 'body.deleted': Match.equals(false) },
    });
    this.sensor.trigger('workflow', WorkflowTrigger.submit(workflow, parameters(push)));
  }
}
