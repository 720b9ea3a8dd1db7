import type { SnsPayload } from '../../src/model/payloads/amazon-sns';
import type { SNSEventSource } from '../../src/model/sources/sns';
import { checkAws } from './connection';
import { bad, checkFilled, type FieldsOf, plain } from './declaration';
import type { EndpointOptions, EventOptions } from './endpoint';
import { type HookContext, HookEvent } from './source-event';

/** @see SnsEvent */
export interface SnsEventOptions
  extends FieldsOf<SNSEventSource, 'endpoint' | 'region'>,
    EndpointOptions,
    EventOptions {
  /** The AWS region. @default - the region in the topic's ARN */
  readonly region?: string;
  /**
   * Verifies that Amazon signed a request, in signature version 1; without it anybody may send events. A local stand-in signs nothing: say
   * false there. Upstream's own default is false.
   * @default true
   */
  readonly validateSignature?: boolean;
  /** Another address of the SNS API, for a local stand-in. Upstream's `endpoint`. @default - Amazon's */
  readonly apiEndpoint?: string;
}

/** Notifications of an Amazon SNS topic over HTTP. The event source subscribes itself, which needs a public address. */
export class SnsEvent extends HookEvent<'sns', SnsPayload> {
  /**
   * What is published to a topic. Its `Message` is a text, even if it holds JSON: to look into it, as for notifications of S3, subscribe an
   * SQS queue with raw message delivery and use {@link SqsEvent.s3Notifications}.
   * @throws EventloomError `bad-value` for an ARN that names no topic, or half an access key; while synthesizing, when the event has no
   * public address.
   */
  static notifications(options: SnsEventOptions): SnsEvent {
    return new SnsEvent(options);
  }

  private readonly region: string;

  private constructor(private readonly options: SnsEventOptions) {
    super('sns', options, '/sns', options.filter);
    checkFilled('sns', options, 'topicArn');
    const region = options.region ?? /^arn:[^:]+:sns:([^:]+):\d+:.+$/.exec(options.topicArn)?.[1];
    if (!region) {
      throw bad(
        `'${options.topicArn}' is not the ARN of a topic; write it as 'arn:aws:sns:eu-west-1:123456789012:orders'`,
      );
    }
    this.region = region;
    checkAws('sns', options);
  }

  protected declaration({ name, webhook }: HookContext): SNSEventSource {
    if (!webhook.url) {
      throw bad(`event '${name}' of kind sns must tell Amazon its public address; expose it, or give it a url`);
    }
    const { topicArn, validateSignature = true, apiEndpoint, accessKey, secretKey, roleARN, metadata } = this.options;
    return plain({
      topicArn,
      region: this.region,
      webhook,
      validateSignature,
      endpoint: apiEndpoint,
      accessKey,
      secretKey,
      roleARN,
      metadata,
      filter: this.filter,
    });
  }
}
