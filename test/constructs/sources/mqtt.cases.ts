import { EventSource, MqttEvent, type MqttEventOptions } from '../../../constructs';
import { testChart } from '../synthesized';
import { declared, dependency, key } from './declared';

const doors = { url: 'tcp://mosquitto:1883', topic: 'house/+/door', clientId: 'eventloom' };

describe('MqttEvent', () => {
  it('needs a broker, a topic and a name, and takes bodies for JSON', () => {
    expect(declared(MqttEvent.messages(doors))).toEqual({ ...doors, jsonBody: true });
    expect(declared(MqttEvent.bytes(doors))).toEqual(doors);
  });

  it('reaches every field of the kind', () => {
    const fields = {
      auth: { username: key('user'), password: key('password') },
      tls: { caCertSecret: key('ca') },
      metadata: { stage: 'test' },
    };
    const event = MqttEvent.bytes({ ...doors, ...fields, connectionBackoff: { steps: 3 }, filter: 'topic != ""' });
    expect(declared(event)).toEqual({
      ...doors,
      ...fields,
      connectionBackoff: { steps: 3 },
      filter: { expression: 'topic != ""' },
    });
  });

  it('knows the payload', () => {
    const door = dependency(MqttEvent.messages<{ readonly open: boolean }>(doors));
    expect([door.data('body.open'), door.data('topic')]).toHaveLength(2);
    // @ts-expect-error a door is open or not
    door.data('body.opened');
    // @ts-expect-error the body is a text
    dependency(MqttEvent.bytes(doors)).data('body.open');
  });

  it.each(['#', 'house/#', '+/+/door', '/house'])('takes the topic %s', (topic) => {
    expect(declared(MqttEvent.bytes({ ...doors, topic }))?.topic).toBe(topic);
  });

  it.each<[MqttEventOptions, string]>([
    [{ ...doors, clientId: '' }, "an event of kind mqtt needs 'clientId', which is an empty text"],
    [{ ...doors, url: 'tcp://me:pass@mosquitto:1883' }, "'url' of an event of kind mqtt holds a password"],
    [{ ...doors, topic: 'house/#/door' }, "the topic 'house/#/door' is none that a broker accepts"],
    [{ ...doors, topic: 'house/door+' }, "the topic 'house/door+' is none that a broker accepts"],
    [{ ...doors, tls: {} }, "'tls' of an event of kind mqtt says nothing"],
  ])('refuses %j', (options, message) => {
    expect(() => MqttEvent.messages(options)).toThrow(message);
  });

  it('connects once as one client, or the broker would end one connection for the other', () => {
    const events = (other: Partial<MqttEventOptions>) => ({
      a: MqttEvent.messages(doors),
      b: MqttEvent.bytes({ ...doors, topic: 'other', ...other }),
    });
    const declare = (other: Partial<MqttEventOptions>) =>
      new EventSource(testChart(), 'house', { events: events(other) });
    for (const same of [{}, { url: 'tcp://MOSQUITTO:1883/' }]) {
      expect(() => declare(same)).toThrow(
        /^\[chart\/house\] events 'a' and 'b' both connect to '.*' as client 'eventloom', and the broker would let only one of them stay/,
      );
    }
    expect(declare({ clientId: 'second' }).name).toBe('house');
    expect(declare({ url: 'tcp://elsewhere:1883' }).name).toBe('house');
  });
});
