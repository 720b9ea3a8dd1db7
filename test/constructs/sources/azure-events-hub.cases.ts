import { AzureEventsHubEvent, type AzureEventsHubEventOptions } from '../../../constructs';
import { declared, dependency, key } from './declared';

const hub = { fqdn: 'acme.servicebus.windows.net', hubName: 'orders' };

describe('AzureEventsHubEvent', () => {
  it('needs a namespace and a hub', () => {
    expect(declared(AzureEventsHubEvent.bytes(hub))).toEqual(hub);
  });

  it('reaches every field of the kind', () => {
    const fields = {
      sharedAccessKeyName: key('name'),
      sharedAccessKey: key('key'),
      metadata: { stage: 'test' },
    };
    expect(declared(AzureEventsHubEvent.bytes({ ...hub, ...fields, filter: 'id != ""' }))).toEqual({
      ...hub,
      ...fields,
      filter: { expression: 'id != ""' },
    });
  });

  it('knows the payload', () => {
    expect(dependency(AzureEventsHubEvent.bytes(hub)).data('partitionKey')).not.toBe('');
    // @ts-expect-error the body is a text
    dependency(AzureEventsHubEvent.bytes(hub)).data('body.id');
  });

  it.each<[AzureEventsHubEventOptions, string]>([
    [{ ...hub, hubName: '' }, "an event of kind azureEventsHub needs 'hubName', which is an empty text"],
    [{ ...hub, fqdn: 'sb://acme.servicebus.windows.net/' }, "'sb://acme.servicebus.windows.net/' is no host name"],
    [{ ...hub, sharedAccessKey: key('key') }, "'sharedAccessKeyName' is missing"],
  ])('refuses %j', (options, message) => {
    expect(() => AzureEventsHubEvent.bytes(options)).toThrow(message);
  });
});
