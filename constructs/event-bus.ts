import type { ApiObjectMetadata, Size } from 'cdk8s';
import { Construct } from 'constructs';
import type {
  EventBusSpec,
  JetStreamBus,
  JetStreamConfig,
  KafkaBus,
  NATSConfig,
  NativeStrategy,
} from '../src/model/event-bus';
import type { Metadata } from '../src/model/pod-template';
import { type About, withAbout } from './about';
import { KubeEventBus } from './l1/event-bus';
import { objectName, objectNamespace } from './object-name';
import { plain } from './plain-fields';
import { refusal, within } from './refusal';
import { requireFilled, requireNoPassword } from './requirements';

/** An event bus as event sources and sensors refer to it. */
export interface IEventBus {
  /** The name of the EventBus. */
  readonly name: string;
  /** Its namespace, if one is known. Only event sources and sensors of the same namespace can use it. */
  readonly namespace?: string;
  /** What it runs on, if that is known: on Kafka, pods elect their leader through Leases, which their accounts must be allowed to. */
  readonly kind?: EventBusKind;
}

/** What an event bus runs on. */
export type EventBusKind = 'jetstream' | 'nats' | 'kafka';

/** What every event bus can be told. */
export interface EventBusOptions {
  /** @default - the name is made of the construct's id, and the namespace is the chart's */
  readonly metadata?: ApiObjectMetadata;
  /** @default - nothing is said about it */
  readonly about?: About;
}

/** Where the events are kept. */
export interface EventBusPersistence {
  /** @default - the cluster's default storage class */
  readonly storageClassName?: string;
  /** @default 'ReadWriteOnce' */
  readonly accessMode?: string;
  /** @default - 20 GiB for JetStream, 10 GiB for native NATS */
  readonly volumeSize?: Size;
}

/** How JetStream keeps events: upstream's `streamConfig`. It cannot be changed once the bus exists. */
export interface StreamConfig {
  /**
   * How many copies of each event there are, 1 to 5.
   * @default - 3, or the number of replicas of the bus when that is less
   */
  readonly replicas?: number;
  /** How many events are kept. @default 50000 */
  readonly maxMsgs?: number;
  /** How long an event is kept: a Go duration. @default '168h' */
  readonly maxAge?: string;
  /** How many bytes are kept; -1 for any number. @default -1 */
  readonly maxBytes?: number;
  /** For how long a second event with the same id is dropped: a Go duration. @default '300s' */
  readonly duplicates?: string;
}

/** A JetStream bus. The fields without a comment are upstream's. */
export interface JetStreamEventBusProps
  extends EventBusOptions,
    Omit<JetStreamBus, 'version' | 'metadata' | 'persistence' | 'streamConfig'> {
  /**
   * A version that the controller's configuration knows. It names none by default, and `latest` changes with the controller.
   * @default 'latest'
   */
  readonly version?: string;
  /**
   * How many servers: 1, or 3 and more. With less than 3 the stream keeps as few copies, which upstream forgets to do.
   * @default 3
   */
  readonly replicas?: number;
  /** @default - 20 GiB of the default storage class per server */
  readonly persistence?: EventBusPersistence;
  /** Labels and annotations of the pods. Upstream's `metadata`. @default - only those that upstream sets */
  readonly podMetadata?: Metadata;
  /** @default - what the controller's configuration says, with no more copies than there are servers */
  readonly streamConfig?: StreamConfig;
}

/** A bus of native NATS Streaming. The fields without a comment are upstream's. */
export interface NativeEventBusProps extends EventBusOptions, Omit<NativeStrategy, 'metadata' | 'persistence'> {
  /** @default - events live in the memory of the servers */
  readonly persistence?: EventBusPersistence;
  /** Labels and annotations of the pods. Upstream's `metadata`. @default - only those that upstream sets */
  readonly podMetadata?: Metadata;
}

/** JetStream that somebody else runs. The fields without a comment are upstream's. */
export interface ExoticJetStreamEventBusProps extends EventBusOptions, Omit<JetStreamConfig, 'streamConfig'> {
  /** @default - what the server decides */
  readonly streamConfig?: StreamConfig;
}

/** NATS Streaming that somebody else runs. The fields without a comment are upstream's. */
export interface ExoticNativeEventBusProps extends EventBusOptions, NATSConfig {}

/** Kafka that somebody else runs. The fields without a comment are upstream's. */
export interface KafkaEventBusProps extends EventBusOptions, Omit<KafkaBus, 'url'> {
  /** The brokers: `'kafka:9092'`, several in a list. */
  readonly url: string | readonly string[];
}

/** The bus that carries events from event sources to sensors. One per namespace is enough, and is called `default`. */
export class EventBus extends Construct implements IEventBus {
  /**
   * A bus on NATS JetStream.
   * @throws EventloomError `bad-value` for a number of servers that cannot agree on anything.
   */
  static jetstream(scope: Construct, id: string, props: JetStreamEventBusProps = {}): EventBus {
    const { metadata, about, podMetadata, version = 'latest', persistence, streamConfig, ...jetstream } = props;
    return new EventBus(scope, id, 'jetstream', { metadata, about }, (bus) => ({
      jetstream: {
        version,
        ...jetstream,
        ...(podMetadata ? { metadata: podMetadata } : {}),
        ...(persistence ? { persistence: volume(persistence) } : {}),
        ...streamSettings(bus, props.replicas ?? 3, streamConfig),
      },
    }));
  }

  /** A bus on NATS Streaming. Upstream has deprecated it: use {@link EventBus.jetstream} for anything new. */
  static native(scope: Construct, id: string, props: NativeEventBusProps = {}): EventBus {
    const { metadata, about, podMetadata, persistence, ...native } = props;
    return new EventBus(scope, id, 'nats', { metadata, about }, () => ({
      nats: {
        native: {
          ...native,
          ...(podMetadata ? { metadata: podMetadata } : {}),
          ...(persistence ? { persistence: volume(persistence) } : {}),
        },
      },
    }));
  }

  /**
   * A bus on a JetStream that somebody else runs. Argo Events insists on TLS. Namespaces that share a server disturb each other, because no name
   * on it carries theirs.
   * @throws EventloomError `bad-value` without an address, or for one that holds a password.
   */
  static jetstreamExotic(scope: Construct, id: string, props: ExoticJetStreamEventBusProps): EventBus {
    const { metadata, about, streamConfig, ...jetstream } = props;
    return new EventBus(scope, id, 'jetstream', { metadata, about }, (bus) => ({
      jetstreamExotic: plain({ ...jetstream, url: addressOf(bus, props.url), streamConfig: settingsOf(streamConfig) }),
    }));
  }

  /**
   * A bus on a NATS Streaming that somebody else runs. Upstream has deprecated it.
   * @throws EventloomError `bad-value` without an address, for one that holds a password, or for a login without an `accessSecret`.
   */
  static nativeExotic(scope: Construct, id: string, props: ExoticNativeEventBusProps): EventBus {
    const { metadata, about, ...exotic } = props;
    return new EventBus(scope, id, 'nats', { metadata, about }, (bus) => {
      if (exotic.auth && exotic.auth !== 'none' && !exotic.accessSecret) {
        throw refusal(
          bus,
          'bad-value',
          `auth is '${exotic.auth}', and there is no accessSecret to log in with; give it`,
        );
      }
      return { nats: { exotic: plain({ ...exotic, url: addressOf(bus, props.url) }) } };
    });
  }

  /**
   * A bus on Kafka. A trigger that waits for several dependencies gets the event of the last of them only, so that values of the others need a
   * fallback there; pods elect their leader through Leases.
   * @throws EventloomError `bad-value` without a broker, or for one that holds a password.
   */
  static kafka(scope: Construct, id: string, props: KafkaEventBusProps): EventBus {
    const { metadata, about, ...kafka } = props;
    return new EventBus(scope, id, 'kafka', { metadata, about }, (bus) => ({
      kafka: plain({ ...kafka, url: addressOf(bus, [props.url].flat().join(',')) }),
    }));
  }

  /** A bus that exists already, in the namespace of the chart. */
  static fromEventBusName(scope: Construct, _id: string, name: string): IEventBus {
    return { name, namespace: objectNamespace(scope) };
  }

  readonly name: string;
  readonly namespace?: string;

  private constructor(
    scope: Construct,
    id: string,
    readonly kind: EventBusKind,
    options: EventBusOptions,
    spec: (bus: EventBus) => EventBusSpec,
  ) {
    super(scope, id);
    this.name = objectName(this, 'EventBus', options.metadata);
    this.namespace = objectNamespace(this, options.metadata);
    const metadata = withAbout({ ...options.metadata, name: this.name }, options.about);
    new KubeEventBus(this, 'Resource', { metadata, spec: spec(this) });
  }
}

function volume({ volumeSize, ...rest }: EventBusPersistence) {
  return { ...rest, ...(volumeSize ? { volumeSize: volumeSize.asString() } : {}) };
}

function streamSettings(bus: EventBus, servers: number, stream: StreamConfig = {}): { streamConfig?: string } {
  if (!Number.isInteger(servers) || servers < 1 || servers === 2) {
    throw refusal(
      bus,
      'bad-value',
      `a JetStream bus with ${servers} replicas cannot elect a leader; use 1, or 3 and more`,
    );
  }
  const copies = stream.replicas ?? Math.min(servers, 3);
  if (copies > servers) {
    throw refusal(
      bus,
      'bad-value',
      `streamConfig asks for ${copies} copies of each event, and the bus has ${servers} replicas; ask for at most ${servers}`,
    );
  }
  const settings = { ...stream, ...(copies === 3 && stream.replicas === undefined ? {} : { replicas: copies }) };
  const streamConfig = settingsOf(settings);
  return streamConfig === undefined ? {} : { streamConfig };
}

/** YAML in a text, as upstream wants it. */
function settingsOf(settings: StreamConfig = {}): string | undefined {
  const lines = Object.entries(settings).flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${value}`]));
  return lines.length === 0 ? undefined : `${lines.join('\n')}\n`;
}

function addressOf(bus: EventBus, url: string): string {
  within(bus, undefined, () => {
    requireFilled('an event bus', { url }, 'url');
    requireNoPassword('an event bus', 'url', url, 'keep it in a Secret');
  });
  return url;
}
