import { Construct } from 'constructs';
import type { SqsPayload } from '../../src/model/payloads/messages';
import type { S3Notification } from '../../src/model/payloads/s3';
import { EventSource } from '../event-source';
import { Match } from '../match';
import { Sensor } from '../sensor';
import { SqsEvent, type SqsEventOptions } from '../sources/sqs';
import { WorkflowTrigger } from '../triggers/argo-workflow';
import type { WorkflowPatternProps } from './workflow-pattern';

type Upload = SqsPayload<S3Notification>;

/** @see S3UploadPipeline */
export interface S3UploadPipelineProps<P> extends WorkflowPatternProps<Upload, P> {
  /** The queue that the bucket sends its notifications to, and how to reach it. */
  readonly queue: SqsEventOptions;
  /** Uploads to this bucket count. */
  readonly bucket: string;
  /** What the key must be like, as it is encoded in the notification: `Match.endsWith('.csv')`. @default - any key */
  readonly key?: Match;
}

/** An object that is written to a bucket of Amazon S3 starts a workflow. Of a notification about several objects the first counts. */
export class S3UploadPipeline<P> extends Construct {
  /** Takes the notifications from the queue. */
  readonly eventSource: EventSource<{ readonly upload: SqsEvent<Upload> }>;
  /** Starts the workflow; more triggers may be added. */
  readonly sensor: Sensor;

  /** @throws EventloomError `bad-value` for an address in place of the queue's name. */
  constructor(scope: Construct, id: string, props: S3UploadPipelineProps<P>) {
    super(scope, id);
    const { eventBus, about, queue, bucket, key = Match.present(), workflow, parameters } = props;
    this.eventSource = new EventSource(this, 'sqs', {
      eventBus,
      about,
      events: { upload: SqsEvent.s3Notifications(queue) },
    });
    this.sensor = new Sensor(this, 'on-upload', { eventBus, about });
    const upload = this.sensor.on('upload', this.eventSource.events.upload, {
      where: {
        'body.Records.0.eventName': Match.startsWith('ObjectCreated:'),
        'body.Records.0.s3.bucket.name': Match.equals(bucket),
        'body.Records.0.s3.object.key': key,
      },
    });
    this.sensor.trigger('workflow', WorkflowTrigger.submit(workflow, parameters(upload)));
  }
}
