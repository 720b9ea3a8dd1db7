import type { Known } from './published';

/** How an alert or a group of alerts is. */
export type AlertStatus = Known<'firing' | 'resolved'>;

/** Texts by name; a name may be missing. */
export type AlertTexts<Name extends string> = { readonly [N in Name]?: string };

/** One alert. */
export interface Alert<Label extends string = string, Annotation extends string = string> {
  /** How it is. */
  readonly status: AlertStatus;
  /** What tells it from other alerts. */
  readonly labels: AlertTexts<Label>;
  /** What is said about it. */
  readonly annotations: AlertTexts<Annotation>;
  /** Since when: RFC 3339. */
  readonly startsAt: string;
  /** Until when: RFC 3339; `0001-01-01T00:00:00Z` while it fires. */
  readonly endsAt: string;
  /** The rule in Prometheus. */
  readonly generatorURL: string;
  /** Made of the labels: the same for the same alert. */
  readonly fingerprint: string;
}

/**
 * What Alertmanager sends to a webhook: the alerts of one group. Label names differ from place to place, so any is accepted unless
 * you say which there are: `AlertmanagerNotification<'alertname' | 'severity' | 'namespace'>`.
 */
export interface AlertmanagerNotification<Label extends string = string, Annotation extends string = string> {
  /** `4`. */
  readonly version: string;
  /** What the group is: the same in each notification about it. */
  readonly groupKey: string;
  /** How many alerts were left out because there were more than `max_alerts`. */
  readonly truncatedAlerts: number;
  /** `firing` as long as one of the alerts does. */
  readonly status: AlertStatus;
  /** The receiver in Alertmanager's configuration. */
  readonly receiver: string;
  /** The labels that the alerts are grouped by. */
  readonly groupLabels: AlertTexts<Label>;
  /** The labels that all alerts share. */
  readonly commonLabels: AlertTexts<Label>;
  /** The annotations that all alerts share. */
  readonly commonAnnotations: AlertTexts<Annotation>;
  /** Alertmanager's own page. */
  readonly externalURL: string;
  /** The alerts, those that ended included when `send_resolved` is on. */
  readonly alerts: readonly Alert<Label, Annotation>[];
}
