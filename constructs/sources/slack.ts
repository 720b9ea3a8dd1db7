import type {
  SlackAppMention,
  SlackCommandPayload,
  SlackEventPayload,
  SlackInteractionPayload,
  SlackMessage,
  SlackReactionAdded,
} from '../../src/model/payloads/slack';
import type { SlackEventSource } from '../../src/model/sources/slack';
import { bad, checkFilled, type FieldsOf, plain } from './declaration';
import type { EndpointOptions, EventOptions } from './endpoint';
import { type HookContext, HookEvent } from './source-event';

/** What Slack's Events API sends, by the type of the event. */
export interface SlackEvents {
  /** Somebody mentioned the app. */
  readonly app_mention: SlackAppMention;
  /** Somebody wrote in a channel that the app is in. */
  readonly message: SlackMessage;
  /** Somebody reacted to a message. */
  readonly reaction_added: SlackReactionAdded;
}

/** @see SlackEvent */
export interface SlackEventOptions
  extends FieldsOf<SlackEventSource>,
    EndpointOptions,
    Omit<EventOptions, 'metadata'> {}

/**
 * Something that happened in Slack. What a factory does not name is answered and dropped, by a `filter.expression` in front of one's own. A
 * Slack app calls one address for all its events: name those of one app together, as in `SlackEvent.of(['message', 'app_mention'], ...)`.
 *
 * All factories throw EventloomError `bad-value` without the secrets, and for names that are none.
 */
export class SlackEvent<P> extends HookEvent<'slack', P> {
  /** Somebody wrote in a channel that the app is in. */
  static message(options: SlackEventOptions): SlackEvent<SlackEventPayload<SlackMessage>> {
    return new SlackEvent('/message', ofTypes(['message']), options);
  }

  /** Somebody mentioned the app. */
  static appMention(options: SlackEventOptions): SlackEvent<SlackEventPayload<SlackAppMention>> {
    return new SlackEvent('/app_mention', ofTypes(['app_mention']), options);
  }

  /** Somebody reacted to a message. */
  static reactionAdded(options: SlackEventOptions): SlackEvent<SlackEventPayload<SlackReactionAdded>> {
    return new SlackEvent('/reaction_added', ofTypes(['reaction_added']), options);
  }

  /** Several types of events of one app. The payload has the fields that all of them have. */
  static of<const Name extends keyof SlackEvents>(
    types: readonly Name[],
    options: SlackEventOptions,
  ): SlackEvent<SlackEventPayload<SlackEvents[Name]>> {
    return new SlackEvent('/slack', ofTypes(types), options);
  }

  /**
   * Somebody typed a slash command: `SlackEvent.command('/deploy', ...)`. The words behind it are the field `text`.
   * @param command with its slash.
   */
  static command(command: string, options: SlackEventOptions): SlackEvent<SlackCommandPayload> {
    if (!/^\/[^\s/]+$/.test(command)) throw bad(`'${command}' is no slash command; write it as '/deploy'`);
    return new SlackEvent(`/command${command}`, `command == ${JSON.stringify(command)}`, options);
  }

  /** Somebody pressed a button or chose from a menu of a message or dialog. */
  static blockActions(options: SlackEventOptions): SlackEvent<SlackInteractionPayload> {
    return new SlackEvent('/block_actions', 'len(actions ?? []) > 0', options);
  }

  /** Whatever Slack sends to the address. Every path into the payload is accepted. */
  static untyped(options: SlackEventOptions): SlackEvent<unknown> {
    return new SlackEvent('/slack', undefined, options);
  }

  private constructor(
    defaultPath: string,
    chosen: string | undefined,
    private readonly options: SlackEventOptions,
  ) {
    super('slack', options, defaultPath, bothOf(chosen, options.filter));
    checkFilled('slack', options, 'signingSecret', 'token');
  }

  /** Slack is told the address by a person. */
  protected override get registersItself(): boolean {
    return false;
  }

  protected declaration({ webhook }: HookContext): SlackEventSource {
    const { signingSecret, token } = this.options;
    return plain({ signingSecret, token, webhook, filter: this.filter });
  }
}

function bothOf(chosen: string | undefined, filter: string | undefined): string | undefined {
  return chosen && filter ? `(${chosen}) && (${filter})` : (chosen ?? filter);
}

/** The name `type` alone is a function of the expression language, so the type is looked for inside; commands have no `Data`. */
function ofTypes(types: readonly string[]): string {
  checkFilled('slack', { types }, 'types');
  return types.length === 1 ? `Data?.type == ${JSON.stringify(types[0])}` : `Data?.type in ${JSON.stringify(types)}`;
}
