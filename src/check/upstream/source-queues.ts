import { basicAuth, sasl, tls } from './connection';
import { inTurn, intoFirst, never, present, text } from './look';

const secured = intoFirst(['tls', tls]);
const securedOrNamed = intoFirst(['tls', tls], ['auth', basicAuth]);

const url = text('url', 'url must be specified');
const topic = text('topic', 'topic must be specified');
const queueName = text('queueName', 'must specify queue name');
const hostAddress = text('hostAddress', 'host address must be specified');

const azure = {
  azureEventsHub: inTurn(
    text('fqdn', 'FQDN is not specified'),
    text('hubName', 'hub name/path is not specified'),
    never(
      ({ sharedAccessKey, sharedAccessKeyName }) =>
        (sharedAccessKey === undefined) !== (sharedAccessKeyName === undefined),
      'SharedAccessKey or SharedAccessKeyName is not specified. If one is set then both must be set',
    ),
  ),
  azureQueueStorage: inTurn(
    never(
      ({ connectionString, storageAccountName }) => connectionString === undefined && !storageAccountName,
      'must specify connection string or storageAccountName',
    ),
    queueName,
  ),
  azureServiceBus: inTurn(
    never(
      ({ connectionString, fullyQualifiedNamespace }) => connectionString === undefined && !fullyQualifiedNamespace,
      'ConnectionString or fullyQualifiedNamespace must be specified',
    ),
    never(
      ({ queueName: queue, topicName, subscriptionName }) => !queue && (!topicName || !subscriptionName),
      'QueueName or TopicName/SubscriptionName must be specified',
    ),
    never(
      ({ queueName: queue, topicName, subscriptionName }) => !!queue && (!!topicName || !!subscriptionName),
      'QueueName and TopicName/SubscriptionName cannot be specified at the same time',
    ),
  ),
};

/** Brokers and queues. */
export const queues = {
  ...azure,
  amqp: inTurn(
    never((fields) => !fields.url && fields.urlSecret === undefined, 'either url or urlSecret must be specified'),
    never((fields) => !!fields.url && fields.urlSecret !== undefined, 'only one of url or urlSecret can be specified'),
    text('routingKey', 'routing key must be specified'),
    text('exchangeType', 'exchange type must be specified'),
    securedOrNamed,
  ),
  emitter: inTurn(
    text('broker', 'broker url must be specified'),
    text('channelName', 'channel name must be specified'),
    text('channelKey', 'channel key secret selector must be specified'),
    secured,
  ),
  kafka: inTurn(
    url,
    topic,
    never(
      ({ partition, consumerGroup }) => !partition && consumerGroup === undefined,
      'consumerGroup or partition must be specified',
    ),
    intoFirst(
      ['tls', tls],
      ['sasl', sasl],
      ['awsMskIamAuth', text('region', 'awsMskIamAuth.region must be specified')],
    ),
  ),
  mns: inTurn(text('queue', 'must specify queue name'), text('endpoint', 'must specify a endpoint')),
  mqtt: inTurn(url, topic, text('clientId', 'client id must be specified'), securedOrNamed),
  nats: inTurn(
    url,
    text('subject', 'subject must be specified'),
    never((fields) => fields.tls === undefined && fields.queue === '', 'queue group cannot be empty if specified'),
    secured,
  ),
  nsq: inTurn(hostAddress, topic, text('channel', 'channel must be specified'), secured),
  pubSub: inTurn(
    never(
      (fields) => !!fields.topicProjectID && !fields.topic,
      "you can't specify topicProjectID if you don't specify topic",
    ),
    never((fields) => !fields.topic && !fields.subscriptionID, 'must specify topic or subscriptionID'),
  ),
  pulsar: inTurn(
    present('topics', "topics can't be empty list"),
    text('url', 'url must be provided'),
    never(
      ({ type }) => type !== 'exclusive' && type !== 'shared',
      'subscription type must be either exclusive or shared',
    ),
  ),
  redis: inTurn(
    hostAddress,
    present('channels', 'channel/s must be specified'),
    never(
      ({ password, namespace }) => password !== undefined && !namespace,
      'namespace must be defined in order to retrieve the password from the secret',
    ),
    secured,
  ),
  redisStream: inTurn(hostAddress, present('streams', 'stream/streams must be specified'), secured),
  sqs: inTurn(text('region', 'must specify region'), text('queue', 'must specify queue name')),
};
