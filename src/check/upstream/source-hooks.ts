import { webhook, webhookContext } from './connection';
import { inTurn, never, present, text } from './look';

/** Services that call over HTTP. */
export const hooks = {
  webhook: webhookContext,
  slack: inTurn(
    present('token', 'token not provided'),
    present('signingSecret', 'signingSecret not provided'),
    webhook,
  ),
  sns: inTurn(text('topicArn', 'must specify topic arn'), text('region', 'must specify region'), webhook),
  stripe: inTurn(
    never(
      ({ createWebhook, apiKey }) => createWebhook === true && apiKey === undefined,
      'api key K8s secret selector not provided',
    ),
    webhook,
  ),
  storageGrid: inTurn(
    text('topicArn', 'topic arn must be provided'),
    text('apiURL', 'api url must be provided'),
    present('authToken', 'api auth token must be provided'),
    text('bucket', 'bucket name must be provided'),
    present('events', 'event types must be provided'),
    webhook,
  ),
};
