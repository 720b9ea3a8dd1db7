import { Construct } from 'constructs';
import type { AlertmanagerNotification } from '../../src/model/payloads/alertmanager';
import type { HeaderPayload } from '../../src/model/payloads/published';
import { EventSource } from '../event-source';
import { Match } from '../match';
import { Sensor } from '../sensor';
import { Webhook, type WebhookOptions } from '../sources/webhook';
import { WorkflowTrigger } from '../triggers/argo-workflow';
import type { WorkflowPatternProps } from './workflow-pattern';

type Notification = HeaderPayload<AlertmanagerNotification>;

/** @see AlertRemediation */
export interface AlertRemediationProps<P>
  extends WorkflowPatternProps<Notification, P>,
    Pick<WebhookOptions, 'authSecret'> {
  /** The `alertname` that all alerts of the notification must share. Let Alertmanager group by it, or they may not. */
  readonly alert: string;
  /** Where Alertmanager sends to. @default '/alertmanager' */
  readonly path?: string;
}

/** An alert that fires starts a workflow that mends what is wrong. Alerts that are resolved start nothing. */
export class AlertRemediation<P> extends Construct {
  /** Receives what Alertmanager sends to a receiver with a `webhook_configs`. */
  readonly eventSource: EventSource<{ readonly alert: Webhook<Notification> }>;
  /** Starts the workflow; more triggers may be added. */
  readonly sensor: Sensor;

  /** @throws EventloomError `bad-value` for a path without a slash in front. */
  constructor(scope: Construct, id: string, props: AlertRemediationProps<P>) {
    super(scope, id);
    const { eventBus, about, alert: alertname, path, authSecret, workflow, parameters } = props;
    this.eventSource = new EventSource(this, 'alertmanager', {
      eventBus,
      about,
      events: { alert: Webhook.alertmanager(path, { authSecret }) },
    });
    this.sensor = new Sensor(this, 'on-alert', { eventBus, about });
    const alert = this.sensor.on('alert', this.eventSource.events.alert, {
      where: { 'body.status': Match.equals('firing'), 'body.commonLabels.alertname': Match.equals(alertname) },
    });
    this.sensor.trigger('workflow', WorkflowTrigger.submit(workflow, parameters(alert)));
  }
}
