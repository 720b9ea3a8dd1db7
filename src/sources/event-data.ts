import type { SourceKey } from '../model/kinds';
import { amqpData } from './amqp';
import { azureEventsHubData } from './azure-events-hub';
import { azureQueueStorageData } from './azure-queue-storage';
import { azureServiceBusData } from './azure-service-bus';
import { calendarData } from './calendar';
import { emitterData } from './emitter';
import { fileData } from './file-data';
import { genericData } from './generic';
import type { GoStruct } from './go-struct';
import { kafkaData } from './kafka';
import { minioData } from './minio';
import { mnsData } from './mns';
import { mqttData } from './mqtt';
import { natsData } from './nats';
import { nsqData } from './nsq';
import { pubSubData } from './pub-sub';
import { pulsarData } from './pulsar';
import { redisData } from './redis';
import { redisStreamData } from './redis-stream';
import { resourceData } from './resource';
import { sqsData } from './sqs';
import { storageGridData } from './storage-grid';
import { stripeData } from './stripe';

/** What each kind publishes, apart from those that pass requests on, whose header and body stand beside each other, and Slack. */
export const eventData: { readonly [K in SourceKey]?: GoStruct } = {
  amqp: amqpData,
  azureEventsHub: azureEventsHubData,
  azureQueueStorage: azureQueueStorageData,
  azureServiceBus: azureServiceBusData,
  calendar: calendarData,
  emitter: emitterData,
  file: fileData,
  generic: genericData,
  hdfs: fileData,
  kafka: kafkaData,
  minio: minioData,
  mns: mnsData,
  mqtt: mqttData,
  nats: natsData,
  nsq: nsqData,
  pubSub: pubSubData,
  pulsar: pulsarData,
  redis: redisData,
  redisStream: redisStreamData,
  resource: resourceData,
  sftp: fileData,
  sqs: sqsData,
  storageGrid: storageGridData,
  stripe: stripeData,
};
