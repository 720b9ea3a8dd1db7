import type { HeadersPayload } from '../../src/model/payloads/published';
import type { GerritEventSource } from '../../src/model/sources/gerrit';
import { checkFilled, checkInteger, type FieldsOf, plain } from './declaration';
import type { EndpointOptions, EventOptions } from './endpoint';
import { type HookContext, HookEvent } from './source-event';

/** @see GerritEvent */
export interface GerritEventOptions
  extends FieldsOf<GerritEventSource, 'events' | 'hookName'>,
    EndpointOptions,
    EventOptions {
  /** The name of the webhook in the plugin's configuration of each project. @default - the name of the event */
  readonly hookName?: string;
}

/**
 * Something that happened on Gerrit, as its webhooks plugin tells it. Once the event has a public address, its own or that of an exposure, the
 * event source creates the webhooks itself. Nothing proves that a request comes from Gerrit.
 *
 * All factories throw EventloomError `bad-value` without projects or events.
 */
export class GerritEvent<P> extends HookEvent<'gerrit', P> {
  /** Somebody uploaded a patch set: `patchset-created`. `Body` is what Gerrit sends. */
  static patchsetCreated<Body = unknown>(options: GerritEventOptions): GerritEvent<HeadersPayload<Body>> {
    return new GerritEvent(['patchset-created'], options);
  }

  /** A change was merged: `change-merged`. `Body` is what Gerrit sends. */
  static changeMerged<Body = unknown>(options: GerritEventOptions): GerritEvent<HeadersPayload<Body>> {
    return new GerritEvent(['change-merged'], options);
  }

  /** Any events, by Gerrit's names: `GerritEvent.of(['ref-updated'], ...)`. `Body` is what Gerrit sends. */
  static of<Body = unknown>(events: readonly string[], options: GerritEventOptions): GerritEvent<HeadersPayload<Body>> {
    return new GerritEvent(events, options);
  }

  private constructor(
    private readonly events: readonly string[],
    private readonly options: GerritEventOptions,
  ) {
    super('gerrit', options, `/${events.length === 1 ? events[0] : 'gerrit'}`, options.filter);
    checkFilled('gerrit', { events }, 'events');
    checkFilled('gerrit', options, 'gerritBaseURL', 'projects', 'auth');
    checkInteger("'maxTries' of an event of kind gerrit", options.maxTries, 0, Number.MAX_SAFE_INTEGER);
  }

  protected declaration({ name, webhook }: HookContext): GerritEventSource {
    const { gerritBaseURL, projects, auth, hookName = name, maxTries, sslVerify } = this.options;
    const { deleteHookOnFinish, metadata } = this.options;
    return plain({
      gerritBaseURL,
      projects,
      events: this.events,
      auth,
      webhook,
      hookName,
      maxTries,
      sslVerify,
      deleteHookOnFinish,
      metadata,
      filter: this.filter,
    });
  }
}
