import type { Int32, Int64, IntOrString } from '../scalars';

/** Runs a command in the container. */
export interface ExecAction {
  /** The command and its arguments; no shell looks at them. Exit code 0 is a success. */
  readonly command?: readonly string[];
}

/** Sends a GET to the container. A status from 200 to 399 is a success. */
export interface HTTPGetAction {
  /** The port: a number, or the name of one of the container's ports. */
  readonly port: IntOrString;
  /** The host; the pod's own address if absent. */
  readonly host?: string;
  /**
   * The path.
   *
   * @default "/"
   */
  readonly path?: string;
  /**
   * Whether to use TLS; the certificate is not checked.
   *
   * @default "HTTP"
   */
  readonly scheme?: 'HTTP' | 'HTTPS';
  /** Header fields to send. */
  readonly httpHeaders?: readonly ProbeHeader[];
}

/** A field of a probe's header. Kubernetes' name is `HTTPHeader`. */
export interface ProbeHeader {
  /** The field's name. */
  readonly name: string;
  /** The field's value. */
  readonly value: string;
}

/** Opens a connection. That it opens is a success. */
export interface TCPSocketAction {
  /** The port: a number, or the name of one of the container's ports. */
  readonly port: IntOrString;
  /** The host; the pod's own address if absent. */
  readonly host?: string;
}

/** Asks the container by gRPC's health protocol. */
export interface GRPCAction {
  /** The port. */
  readonly port: Int32;
  /** The service that is asked about; the server as a whole if absent. */
  readonly service?: string;
}

/** Waits. */
export interface SleepAction {
  /** How long, in seconds. */
  readonly seconds: Int64;
}

/** Looks whether a container is well: in one of four ways. */
export interface Probe {
  /** Runs a command. */
  readonly exec?: ExecAction;
  /** Sends an HTTP request. */
  readonly httpGet?: HTTPGetAction;
  /** Opens a connection. */
  readonly tcpSocket?: TCPSocketAction;
  /** Asks by gRPC. */
  readonly grpc?: GRPCAction;
  /**
   * How long to wait before the first look, in seconds.
   *
   * @default 0
   */
  readonly initialDelaySeconds?: Int32;
  /**
   * How long to wait between looks, in seconds.
   *
   * @default 10
   */
  readonly periodSeconds?: Int32;
  /**
   * How long a look may take, in seconds.
   *
   * @default 1
   */
  readonly timeoutSeconds?: Int32;
  /**
   * How many successes in a row mean that it is well again.
   *
   * @default 1
   */
  readonly successThreshold?: Int32;
  /**
   * How many failures in a row mean that it is not well.
   *
   * @default 3
   */
  readonly failureThreshold?: Int32;
  /** How long the container may take to stop after a failure, in seconds; the pod's own time if absent. */
  readonly terminationGracePeriodSeconds?: Int64;
}

/** What is done when a container starts or stops: in one of four ways. */
export interface LifecycleHandler {
  /** Runs a command. */
  readonly exec?: ExecAction;
  /** Sends an HTTP request. */
  readonly httpGet?: HTTPGetAction;
  /** Waits. */
  readonly sleep?: SleepAction;
  /** Not supported any more: kept for old manifests, and ignored. */
  readonly tcpSocket?: TCPSocketAction;
}

/** What is done when a container starts and when it stops. */
export interface Lifecycle {
  /** Right after the start, at the same time as the container's own command. */
  readonly postStart?: LifecycleHandler;
  /** Before the container is told to stop. */
  readonly preStop?: LifecycleHandler;
  /** The signal that tells the container to stop, such as `SIGUSR1`; the image's own if absent. */
  readonly stopSignal?: string;
}
