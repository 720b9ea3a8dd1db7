import type { Server } from 'node:http';
import type { Server as TlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { listenFault } from '../clients/listen-fault';
import { reachable } from '../clients/reachable';
import { EventloomError, reasonOf } from '../errors';
import { type AnswerOptions, answer } from './answer';
import { type Certificate, certificateOf, sameCertificate } from './certificate';
import { Doors } from './doors';
import { makeServer, type ServerLimits, stopServer } from './http-server';
import { Intake } from './intake';
import type { Served } from './served';

/** Where and how to listen. */
export interface ListenOptions extends Omit<AnswerOptions, 'draining' | 'intake'> {
  readonly host: string;
  /** One port for all endpoints; without it each is served on the port that it declares. 0 takes a free one. */
  readonly port?: number;
  /** What senders may take of each port. */
  readonly limits?: Partial<ServerLimits>;
  /** How many bytes requests may hold at once, their bodies and what else is known of them. @default 134217728 */
  readonly intakeBytes?: number;
  /** How often it is looked whether certificates were renewed, in milliseconds. @default 60000 */
  readonly renewMs?: number;
  /** Told each time that what a certificate was renewed with cannot be used. */
  unrenewed?(reason: string): void;
}

/** An endpoint that is being served. */
export interface Listening {
  readonly namespace: string;
  readonly eventSource: string;
  readonly eventName: string;
  /** Where to send requests, such as `http://127.0.0.1:12000/push`. */
  readonly url: string;
}

/** Serves the HTTP endpoints of event sources. */
export interface Listener {
  readonly endpoints: readonly Listening[];
  /**
   * Serves other endpoints from now on. No request is dropped: a port that both need stays open, one that is not needed any more is
   * closed when what is under way is answered. Only a port that begins or ceases to speak TLS is closed before it is opened again.
   * @throws EventloomError as {@link startListener}; then everything stays as it was.
   */
  replace(served: readonly Served[]): Promise<void>;
  /** Takes no more requests, and waits so long for those that are being answered, in milliseconds. */
  stop(graceMs: number): Promise<void>;
}

/**
 * Starts to serve.
 *
 * Each endpoint has its own path, and `/<namespace>/<event source>` before it, which stays apart where two event sources use the same.
 * @throws EventloomError `port-in-use`, `bad-definition`, `secret-missing` when a certificate is not there
 */
export async function startListener(served: readonly Served[], options: ListenOptions): Promise<Listener> {
  const listener = new HttpListener(options);
  await listener.replace(served);
  return listener;
}

/** A port that is listened on, and what it serves at the moment. */
interface Port {
  readonly server: Server | TlsServer;
  readonly port: number;
  doors: Doors;
  certificate: Certificate | undefined;
  /** The event whose certificate it is. */
  first: Served;
}

/** What is to be served on a port. */
interface Wanted extends Pick<Port, 'doors' | 'certificate' | 'first'> {
  readonly declared: number;
  readonly events: readonly Served[];
}

/** How long requests to a port that is not needed any more may take, in milliseconds. */
const farewellMs = 10_000;

class HttpListener implements Listener {
  endpoints: readonly Listening[] = [];
  /** By the port that was declared. */
  private ports = new Map<number, Port>();
  private readonly closing = new Set<Promise<void>>();
  private readonly intake: Intake;
  private readonly renewing: NodeJS.Timeout;

  constructor(private readonly options: ListenOptions) {
    this.intake = new Intake(options.intakeBytes);
    this.renewing = setInterval(() => void this.renew(), options.renewMs ?? 60_000).unref();
  }

  async replace(served: readonly Served[]): Promise<void> {
    const wanted = await this.wanted(served);
    const before = new Map(this.ports);
    const opened = new Map<number, Port>();
    const isKnown = ({ declared }: Wanted): boolean => before.has(declared);
    try {
      // A port that is closed before it is opened again comes last: nothing else can fail then.
      for (const one of [...wanted.filter((other) => !isKnown(other)), ...wanted.filter(isKnown)]) {
        const known = this.ports.get(one.declared);
        if (known && !known.certificate === !one.certificate) continue;
        if (known) this.leave(one.declared, known.server);
        opened.set(one.declared, await this.open(one));
      }
    } catch (error) {
      await Promise.all(Array.from(opened.values(), ({ server }) => stopServer(server, 0)));
      throw error;
    }
    this.ports = new Map([...this.ports, ...opened]);
    this.endpoints = wanted.flatMap((one) => this.serve(one));
    const kept = new Set(wanted.map(({ declared }) => declared));
    for (const [declared, { server }] of before) if (!kept.has(declared)) this.leave(declared, server);
  }

  async stop(graceMs: number): Promise<void> {
    clearInterval(this.renewing);
    await Promise.all([
      ...Array.from(this.ports.values(), ({ server }) => stopServer(server, graceMs)),
      ...this.closing,
    ]);
  }

  /** Everything that may be wrong with it is found out here, before anything has changed. */
  private wanted(served: readonly Served[]): Promise<Wanted[]> {
    const ports = Array.from(byPort(served, this.options.port), async ([declared, events]) => {
      const [first] = events;
      const doors = doorsOf(events);
      return { declared, events, doors, first, certificate: await certificateOf(first, this.options.secrets) };
    });
    return Promise.all(ports);
  }

  private serve({ declared, events, doors, first, certificate }: Wanted): Listening[] {
    const port = this.ports.get(declared);
    if (!port) return [];
    port.doors = doors;
    port.first = first;
    useCertificate(port, certificate);
    const scheme = certificate ? 'https' : 'http';
    return events.map((event) => listeningOf(event, `${scheme}://${reachable(this.options.host)}:${port.port}`, doors));
  }

  private async open({ declared, doors, first, certificate }: Wanted): Promise<Port> {
    const { options, intake } = this;
    const context: AnswerOptions = { ...options, intake, draining: () => !server.listening };
    const server = makeServer(
      (request, response, expects) => void answer(request, response, opened.doors, context, expects),
      certificate,
      options.limits,
    );
    const port = await listen(server, options.host, declared);
    const opened: Port = { server, doors, first, certificate, port };
    return opened;
  }

  /** A certificate that was renewed is used for new connections; one that cannot be used is left alone until it can. */
  private async renew(): Promise<void> {
    for (const port of this.ports.values()) {
      if (!port.certificate) continue;
      const certificate = await certificateOf(port.first, this.options.secrets).catch((error: unknown) => {
        this.options.unrenewed?.(reasonOf(error));
        return undefined;
      });
      if (certificate) useCertificate(port, certificate);
    }
  }

  private leave(declared: number, server: Port['server']): void {
    this.ports.delete(declared);
    const closed = stopServer(server, farewellMs).finally(() => this.closing.delete(closed));
    this.closing.add(closed);
  }
}

function useCertificate(port: Port, certificate: Certificate | undefined): void {
  const { server } = port;
  if (!certificate || sameCertificate(port.certificate, certificate) || !('setSecureContext' in server)) return;
  server.setSecureContext({ ...certificate });
  port.certificate = certificate;
}

/** The events of each port, in the order in which they were declared. */
function byPort(served: readonly Served[], shared: number | undefined): Map<number, [Served, ...Served[]]> {
  const ports = new Map<number, [Served, ...Served[]]>();
  for (const event of served) {
    const port = shared ?? portOf(event);
    const events = ports.get(port);
    if (events) events.push(event);
    else ports.set(port, [event]);
  }
  return ports;
}

function portOf({ endpoint: { context }, eventSource, eventName }: Served): number {
  const port = Number(context.port);
  if (/^\d+$/.test(context.port) && port > 0 && port < 65536) return port;
  throw new EventloomError(
    'bad-definition',
    `the port "${context.port}" of event ${eventName} in EventSource ${eventSource} is not a port number`,
  );
}

/** First what was declared, in order, then the long paths. */
function doorsOf(events: readonly Served[]): Doors {
  const doors = new Doors();
  for (const served of events) doors.add(served.endpoint.context.endpoint, served);
  for (const served of events) doors.add(longPath(served), served);
  return doors;
}

const longPath = ({ namespace, eventSource, endpoint }: Served): string =>
  `/${namespace}/${eventSource}${endpoint.context.endpoint}`;

function listeningOf(served: Served, origin: string, doors: Doors): Listening {
  const short = served.endpoint.context.endpoint;
  const path = doors.find(short) === served ? short : longPath(served);
  const { namespace, eventSource, eventName } = served;
  return { namespace, eventSource, eventName, url: `${origin}${path}` };
}

function listen(server: Port['server'], host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(listenFault({ host, port, flag: '--port' }, error)));
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}
