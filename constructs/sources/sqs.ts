import type { EcrImageAction, EcrImageScan } from '../../src/model/payloads/amazon-ecr';
import type { SnsNotification } from '../../src/model/payloads/amazon-sns';
import type { EventBridgeEvent } from '../../src/model/payloads/eventbridge';
import type { SqsPayload } from '../../src/model/payloads/messages';
import type { S3Notification, S3ObjectCreated } from '../../src/model/payloads/s3';
import type { SQSEventSource } from '../../src/model/sources/sqs';
import { checkAws } from './connection';
import { bad, checkFilled, checkInteger, type FieldsOf, filterOf, plain } from './declaration';
import type { EventOptions } from './endpoint';
import { SourceEvent } from './source-event';

/** @see SqsEvent */
export interface SqsEventOptions extends FieldsOf<SQSEventSource>, EventOptions {}

/**
 * Messages of an Amazon SQS queue. A message is deleted when its event was published, and comes again after two minutes otherwise.
 *
 * All factories throw EventloomError `bad-value` for an address in place of the queue's name, half an access key, and a wait that SQS
 * does not know.
 */
export class SqsEvent<P> extends SourceEvent<'sqs', P> {
  /** Messages that are JSON of type `Body`. Others are deleted unseen, unless `dlq` keeps them. Upstream's `jsonBody: true`. */
  static messages<Body = unknown>(options: SqsEventOptions): SqsEvent<SqsPayload<Body>> {
    return new SqsEvent(options, true);
  }

  /** Messages of any content; the body of the event is base64 text. Upstream's `jsonBody: false`. */
  static bytes(options: SqsEventOptions): SqsEvent<SqsPayload> {
    return new SqsEvent(options, false);
  }

  /** What Amazon S3 tells of a bucket whose notifications go to the queue. */
  static s3Notifications(options: SqsEventOptions): SqsEvent<SqsPayload<S3Notification>> {
    return SqsEvent.messages(options);
  }

  /** What Amazon S3 tells EventBridge of a new object, with a rule that sends `Object Created` to the queue. */
  static s3ObjectCreated(options: SqsEventOptions): SqsEvent<SqsPayload<S3ObjectCreated>> {
    return SqsEvent.messages(options);
  }

  /** An image was pushed to Amazon ECR or deleted, with a rule of EventBridge that sends `ECR Image Action` to the queue. */
  static ecrImageActions(options: SqsEventOptions): SqsEvent<SqsPayload<EcrImageAction>> {
    return SqsEvent.messages(options);
  }

  /** Amazon ECR has scanned an image, with a rule of EventBridge that sends `ECR Image Scan` to the queue. */
  static ecrImageScans(options: SqsEventOptions): SqsEvent<SqsPayload<EcrImageScan>> {
    return SqsEvent.messages(options);
  }

  /** Any event of EventBridge whose rule sends it to the queue; `Detail` is what its `detail` holds. */
  static eventBridge<Detail = unknown>(options: SqsEventOptions): SqsEvent<SqsPayload<EventBridgeEvent<Detail>>> {
    return SqsEvent.messages(options);
  }

  /**
   * Notifications of an SNS topic that the queue is subscribed to. Their `Message` is a text, even if it holds JSON; with raw message
   * delivery the message itself arrives: use {@link SqsEvent.messages} then.
   */
  static snsNotifications(options: SqsEventOptions): SqsEvent<SqsPayload<SnsNotification>> {
    return SqsEvent.messages(options);
  }

  private constructor({ filter, ...fields }: SqsEventOptions, jsonBody: boolean) {
    checkFilled('sqs', fields, 'queue', 'region');
    if (/[:/]/.test(fields.queue)) {
      throw bad(
        `'${fields.queue}' is an address; give 'queue' the name alone, which is what stands behind the last / or :`,
      );
    }
    checkInteger("'waitTimeSeconds' of an event of kind sqs", fields.waitTimeSeconds, 1, 20);
    checkAws('sqs', fields);
    super('sqs', plain({ ...fields, jsonBody: jsonBody || undefined, filter: filterOf(filter) }));
  }
}
