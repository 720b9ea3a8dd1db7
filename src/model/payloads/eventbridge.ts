/**
 * An event as Amazon EventBridge hands it on: whole to an SQS queue, as text in {@link SnsNotification.Message} to an SNS topic.
 * `D` is the detail, which differs by `detail-type`.
 */
export interface EventBridgeEvent<D> {
  /** `0`. */
  readonly version: string;
  /** A UUID, the same again when the event is delivered twice. */
  readonly id: string;
  /** What sort of event it is. */
  readonly 'detail-type': string;
  /** Which service it comes from: `aws.ecr`. */
  readonly source: string;
  /** The number of the AWS account. */
  readonly account: string;
  /** When it happened: RFC 3339, UTC. */
  readonly time: string;
  /** The region. */
  readonly region: string;
  /** What it is about, by ARN. */
  readonly resources: readonly string[];
  /** What happened. */
  readonly detail: D;
}
