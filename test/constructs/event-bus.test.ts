import { Size } from 'cdk8s';
import { EventBus } from '../../constructs';
import { manifest, testChart } from './synthesized';

const jetstream = (props: Parameters<typeof EventBus.jetstream>[2]) => {
  const chart = testChart();
  EventBus.jetstream(chart, 'default', props);
  return manifest(chart, 'EventBus').spec.jetstream;
};

describe('EventBus', () => {
  it('is JetStream with what the controller decides', () => {
    expect(jetstream({})).toEqual({ version: 'latest' });
  });

  it('keeps as many copies as a small bus has servers, which upstream forgets', () => {
    expect(jetstream({ replicas: 1 })).toMatchObject({ replicas: 1, streamConfig: 'replicas: 1\n' });
    expect(jetstream({ replicas: 5 })).not.toHaveProperty('streamConfig');
    expect(jetstream({ replicas: 1, streamConfig: { maxAge: '72h', maxMsgs: 10 } })?.streamConfig).toBe(
      'maxAge: 72h\nmaxMsgs: 10\nreplicas: 1\n',
    );
  });

  it('keeps events on a volume', () => {
    const persistence = { storageClassName: 'fast', accessMode: 'ReadWriteOnce', volumeSize: Size.gibibytes(10) };
    expect(jetstream({ version: '2.10.29', persistence, maxPayload: '4MB' })).toEqual({
      version: '2.10.29',
      maxPayload: '4MB',
      persistence: { storageClassName: 'fast', accessMode: 'ReadWriteOnce', volumeSize: '10Gi' },
    });
  });

  it.each([
    [{ replicas: 2 }, 'a JetStream bus with 2 replicas cannot elect a leader; use 1, or 3 and more'],
    [{ replicas: 0 }, 'a JetStream bus with 0 replicas cannot elect a leader'],
    [
      { replicas: 1, streamConfig: { replicas: 3 } },
      'streamConfig asks for 3 copies of each event, and the bus has 1 replicas',
    ],
  ])('refuses %j', (props, message) => {
    expect(() => jetstream(props)).toThrow(`[chart/default] ${message}`);
  });

  it('can be native NATS, or exist already', () => {
    const chart = testChart();
    EventBus.native(chart, 'legacy', { replicas: 3, auth: 'token', about: { owner: 'ops' } });
    const { metadata, spec } = manifest(chart, 'EventBus');
    expect(metadata.annotations).toEqual({ 'a8r.io/owner': 'ops' });
    expect(spec).toEqual({ nats: { native: { replicas: 3, auth: 'token' } } });
    expect(EventBus.fromEventBusName(chart, 'other', 'shared')).toEqual({ name: 'shared', namespace: 'argo-events' });
  });

  it('can be JetStream that somebody else runs', () => {
    const chart = testChart();
    const accessSecret = { name: 'nats', key: 'access' };
    const bus = EventBus.jetstreamExotic(chart, 'shared', {
      url: 'nats://nats.example.com:4222',
      accessSecret,
      tls: { enabled: true },
      streamConfig: { maxAge: '24h', replicas: 3 },
    });
    expect(bus.kind).toBe('jetstream');
    expect(manifest(chart, 'EventBus').spec).toEqual({
      jetstreamExotic: {
        url: 'nats://nats.example.com:4222',
        accessSecret,
        tls: { enabled: true },
        streamConfig: 'maxAge: 24h\nreplicas: 3\n',
      },
    });
  });

  it('can be NATS Streaming that somebody else runs', () => {
    const chart = testChart();
    const exotic = {
      url: 'nats://stan:4222',
      clusterID: 'c',
      auth: 'token',
      accessSecret: { name: 's', key: 't' },
    } as const;
    expect(EventBus.nativeExotic(chart, 'old', exotic).kind).toBe('nats');
    expect(manifest(chart, 'EventBus').spec).toEqual({ nats: { exotic } });
  });

  it('can be Kafka', () => {
    const chart = testChart();
    const fields = {
      topic: 'events',
      version: '3.6.0',
      partitioner: 'hash',
      consumerGroup: { groupName: 'g' },
    } as const;
    expect(EventBus.kafka(chart, 'kafka', { url: ['a:9092', 'b:9092'], ...fields }).kind).toBe('kafka');
    expect(manifest(chart, 'EventBus').spec).toEqual({ kafka: { url: 'a:9092,b:9092', ...fields } });
  });

  it('refuses a bus that nobody would reach, or that tells a password', () => {
    const chart = testChart();
    expect(() => EventBus.kafka(chart, 'a', { url: [] })).toThrow(
      "[chart/a] an event bus needs 'url', which is an empty text",
    );
    expect(() => EventBus.jetstreamExotic(chart, 'b', { url: 'nats://me:secret@nats:4222' })).toThrow(
      "[chart/b] 'url' of an event bus holds a password, which anybody could read in the manifest; keep it in a Secret",
    );
    expect(() => EventBus.nativeExotic(chart, 'c', { url: 'nats://n', clusterID: 'c', auth: 'token' })).toThrow(
      "[chart/c] auth is 'token', and there is no accessSecret to log in with; give it",
    );
  });
});
