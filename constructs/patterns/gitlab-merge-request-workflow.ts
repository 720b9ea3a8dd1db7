import { Construct } from 'constructs';
import type { GitlabEvents, GitlabPayload } from '../../src/model/payloads/gitlab';
import { EventSource } from '../event-source';
import { Match } from '../match';
import { Sensor } from '../sensor';
import { GitlabEvent, type GitlabEventOptions } from '../sources/gitlab';
import { WorkflowTrigger } from '../triggers/argo-workflow';
import type { WorkflowPatternProps } from './workflow-pattern';

type MergeRequest = GitlabPayload<GitlabEvents['MergeRequestsEvents']>;

/** @see GitlabMergeRequestWorkflow */
export interface GitlabMergeRequestWorkflowProps<P>
  extends WorkflowPatternProps<MergeRequest, P>,
    Pick<GitlabEventOptions, 'accessToken' | 'secretToken' | 'url' | 'gitlabBaseURL'> {
  /** Whose merge requests: `acme/shop`, or the project's number. */
  readonly project: string;
  /** Where they want to be merged. @default 'main' */
  readonly targetBranch?: string;
}

/** A merge request that is opened, opened again or gets new commits starts a workflow; new titles and labels do not. */
export class GitlabMergeRequestWorkflow<P> extends Construct {
  /** Receives the merge requests: expose it, so that GitLab can call it. */
  readonly eventSource: EventSource<{ readonly 'merge-request': GitlabEvent<MergeRequest> }>;
  /** Starts the workflow; more triggers may be added. */
  readonly sensor: Sensor;

  /** @throws EventloomError `bad-value` while synthesizing, for a `secretToken` without a public address. */
  constructor(scope: Construct, id: string, props: GitlabMergeRequestWorkflowProps<P>) {
    super(scope, id);
    const { eventBus, about, targetBranch = 'main', workflow, parameters, ...gitlab } = props;
    this.eventSource = new EventSource(this, 'gitlab', {
      eventBus,
      about,
      events: { 'merge-request': GitlabEvent.mergeRequest(gitlab) },
    });
    this.sensor = new Sensor(this, 'on-merge-request', { eventBus, about });
    const event = this.eventSource.events['merge-request'];
    const target = { 'body.object_attributes.target_branch': Match.equals(targetBranch) };
    const action = 'body.object_attributes.action';
    const opened = this.sensor.on('opened', event, { where: { ...target, [action]: Match.anyOf('open', 'reopen') } });
    // GitLab tells the previous commit only of an update that brings new ones.
    const oldrev = { 'body.object_attributes.oldrev': Match.present() };
    const updated = { ...target, ...oldrev, [action]: Match.equals('update') };
    const pushed = this.sensor.on('pushed', event, { where: updated });
    this.sensor.trigger('opened', WorkflowTrigger.submit(workflow, parameters(opened)), { when: opened });
    this.sensor.trigger('pushed', WorkflowTrigger.submit(workflow, parameters(pushed)), { when: pushed });
  }
}
