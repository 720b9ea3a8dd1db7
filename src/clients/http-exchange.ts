import type { Agent, Dispatcher } from 'undici';
import type { HttpReply } from './http-message';

/** The server closed a connection that it had answered on before, just when it was used again. */
export class StaleConnection extends Error {}

/** How much of an answer is kept, and how much of it is read before the connection is cut; in bytes. */
const keptBytes = 1000;
const maxBytes = 1024 * 1024;

/** The body may take so long, and at most twice that, before the connection is cut; in milliseconds. */
const restMs = 5000;

/** One request and its answer, whose body is dropped. Once the status is known, nothing that happens to the body matters. */
export class HttpExchange implements Dispatcher.DispatchHandler {
  private resolve: (reply: HttpReply) => void = () => undefined;
  private reject: (error: Error) => void = () => undefined;
  private timer: NodeJS.Timeout | undefined;
  private controller: Dispatcher.DispatchController | undefined;
  private done = false;
  private status = 0;
  private location: string | undefined;
  private readonly kept: Buffer[] = [];
  private size = 0;

  /** @param endsAt when all of it has to be over, on the clock of `performance` */
  constructor(
    private readonly endsAt: number,
    private readonly signal?: AbortSignal,
  ) {}

  run(agent: Agent, options: Dispatcher.DispatchOptions): Promise<HttpReply> {
    return new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
      this.watch();
      this.signal?.addEventListener('abort', this.onAbort);
      agent.dispatch(options, this);
    });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    // It may have waited for a free connection for too long.
    if (this.done) controller.abort(timeoutError());
  }

  onResponseStart(
    _: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    if (status < 200) return;
    this.status = status;
    const { location } = headers;
    this.location = Array.isArray(location) ? location[0] : location;
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.size < keptBytes) this.kept.push(Buffer.from(chunk.subarray(0, keptBytes - this.size)));
    this.size += chunk.length;
    if (this.size > maxBytes) this.end(new Error('the answer is too long'));
  }

  onResponseEnd(): void {
    this.succeed();
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.end(this.status === 0 && isStale(error) ? new StaleConnection('', { cause: error }) : error);
  }

  private readonly onAbort = (): void => this.end(timeoutError());

  /** Most answers are whole long before the first look: one timer does for all. */
  private watch(hadStatus = false): void {
    const left = this.endsAt - performance.now();
    if (left <= 0 || hadStatus) return this.onAbort();
    const hasStatus = this.status !== 0;
    this.timer = setTimeout(() => this.watch(hasStatus), Math.min(left, restMs));
  }

  private succeed(): void {
    if (!this.finish()) return;
    const { status, location } = this;
    const text = this.kept.length > 0 ? Buffer.concat(this.kept).toString('utf8') : '';
    this.resolve({ status, text, ...(location !== undefined && { location }) });
  }

  /** Cuts the connection, if there is one yet. */
  private end(error: Error): void {
    if (this.done) return;
    if (this.status !== 0) this.succeed();
    else if (this.finish()) this.reject(error);
    this.controller?.abort(error);
  }

  private finish(): boolean {
    if (this.done) return false;
    this.done = true;
    clearTimeout(this.timer);
    this.signal?.removeEventListener('abort', this.onAbort);
    return true;
  }
}

function timeoutError(): Error {
  const error = new Error('timed out');
  error.name = 'TimeoutError';
  return error;
}

function isStale(error: Error & { code?: string; socket?: { bytesRead?: number } }): boolean {
  if (error.code === 'UND_ERR_SOCKET') return (error.socket?.bytesRead ?? 0) > 0;
  return error.code === 'ECONNRESET' || error.code === 'EPIPE';
}
