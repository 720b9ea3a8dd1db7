import type { Json } from '../json';
import type { Known } from './published';

/*
 * The `slack` event source reads what Slack sends into structures of its own and publishes those, without a header and without
 * `metadata`. Fields that it does not know are lost. The names that end in `Payload` are what it publishes.
 */

/** What a `slack` event source publishes for an event: `Data` is the event `E`. */
export interface SlackEventPayload<E> {
  /** The type of the event, such as `message`. */
  readonly type: string;
  /** The event. */
  readonly Data: E;
}

/** `message`: somebody wrote in a channel that the app is in. */
export interface SlackMessage {
  /** `message`. */
  readonly type: string;
  /** Set for what is not a plain message: `bot_message`, `message_changed`, `channel_join` and so on. */
  readonly subtype?: string;
  /** The channel's id. */
  readonly channel: string;
  /** What sort of channel it is. */
  readonly channel_type?: Known<'channel' | 'group' | 'im' | 'mpim' | 'app_home'>;
  /** The id of who wrote. */
  readonly user: string;
  /** The text; people are mentioned as `<@U01>`. */
  readonly text: string;
  /** When, and the message's id in the channel: seconds since 1970 with six decimals, as text. */
  readonly ts: string;
  /** The message that this one answers. */
  readonly thread_ts?: string;
  /** The same as `ts`. */
  readonly event_ts: string;
  /** Made by the program that the message was written with. */
  readonly client_msg_id?: string;
  /** The text as blocks. */
  readonly blocks?: readonly Json[] | null;
  /** The id of the workspace; not published. */
  readonly team?: string;
}

/** `app_mention`: somebody mentioned the app. */
export interface SlackAppMention {
  /** `app_mention`. */
  readonly type: string;
  /** The id of who wrote. */
  readonly user: string;
  /** The text, with the mention in it. */
  readonly text: string;
  /** When: seconds since 1970 with six decimals, as text. */
  readonly ts: string;
  /** The message that this one answers. */
  readonly thread_ts?: string;
  /** The channel's id. */
  readonly channel: string;
  /** The same as `ts`. */
  readonly event_ts: string;
  /** The text as blocks. */
  readonly blocks?: readonly Json[] | null;
  /** Made by the program that the message was written with; not published. */
  readonly client_msg_id?: string;
  /** The id of the workspace; not published. */
  readonly team?: string;
}

/** `reaction_added`: somebody reacted to a message. */
export interface SlackReactionAdded {
  /** `reaction_added`. */
  readonly type: string;
  /** The id of who reacted. */
  readonly user: string;
  /** The name of the emoji, without colons. */
  readonly reaction: string;
  /** The id of who wrote the message. */
  readonly item_user: string;
  /** The message. */
  readonly item: {
    /** `message`. */
    readonly type: string;
    /** The channel's id. */
    readonly channel: string;
    /** The message's id in the channel. */
    readonly ts: string;
  };
  /** When: seconds since 1970 with six decimals, as text. */
  readonly event_ts: string;
}

/** What Slack's Events API sends. */
export interface SlackEventCallback<E> {
  /** A text that shows that Slack sent this; upstream compares it with the token secret. */
  readonly token: string;
  /** The id of the workspace. */
  readonly team_id: string;
  /** The id of the app. */
  readonly api_app_id: string;
  /** The event. */
  readonly event: E;
  /** `event_callback`. */
  readonly type: string;
  /** The same again when the event is delivered twice. */
  readonly event_id: string;
  /** Seconds since 1970. */
  readonly event_time: number;
  /** Names the event in Slack's API. */
  readonly event_context?: string;
  /** Whether the channel is shared with another workspace. */
  readonly is_ext_shared_channel?: boolean;
  /** For whom the app sees the event. */
  readonly authorizations?: readonly SlackAuthorization[];
}

/** For whom an app sees an event. */
export interface SlackAuthorization {
  /** The id of the organization. */
  readonly enterprise_id: string | null;
  /** The id of the workspace. */
  readonly team_id: string;
  /** The id of the user. */
  readonly user_id: string;
  /** Whether that user is the app's own. */
  readonly is_bot: boolean;
  /** Whether the app is installed for an organization. */
  readonly is_enterprise_install: boolean;
}

/** What a `slack` event source publishes for a slash command, and what Slack sends as a form. */
export interface SlackCommandPayload {
  /** A text that shows that Slack sent this. */
  readonly token: string;
  /** The id of the workspace. */
  readonly team_id: string;
  /** The workspace's name in addresses. */
  readonly team_domain: string;
  /** The id of the organization. */
  readonly enterprise_id?: string;
  /** The organization's name. */
  readonly enterprise_name?: string;
  /** Whether the app is installed for an organization; in the form it is text. */
  readonly is_enterprise_install: boolean | string;
  /** The channel's id. */
  readonly channel_id: string;
  /** The channel's name. */
  readonly channel_name: string;
  /** The id of who wrote. */
  readonly user_id: string;
  /** The name of who wrote. */
  readonly user_name: string;
  /** The command: `/deploy`. */
  readonly command: string;
  /** What stands behind the command. */
  readonly text: string;
  /** Where an answer can be sent, for half an hour. */
  readonly response_url: string;
  /** Opens a dialog, for three seconds. */
  readonly trigger_id: string;
  /** The id of the app. */
  readonly api_app_id: string;
}

/** What is pressed or chosen in a message or dialog. */
export interface SlackAction {
  /** What the app calls the button or menu. */
  readonly action_id: string;
  /** What the app calls the block around it. */
  readonly block_id: string;
  /** What it is: `button`, `static_select` and so on. */
  readonly type: string;
  /** What the app gave the button. */
  readonly value?: string;
  /** When: seconds since 1970 with six decimals, as text. */
  readonly action_ts: string;
  /** What was chosen in a menu. */
  readonly selected_option?: {
    /** What the app gave the choice. */
    readonly value: string;
  };
}

/** Who or what an id stands for. */
export interface SlackNamed {
  /** The id. */
  readonly id: string;
  /** The name. */
  readonly name?: string;
  /** The account's name. */
  readonly username?: string;
  /** The workspace's name in addresses. */
  readonly domain?: string;
  /** The id of the workspace. */
  readonly team_id?: string;
}

/**
 * What a `slack` event source publishes when somebody presses a button or chooses from a menu (`block_actions`), and what Slack sends
 * as the form field `payload`. Upstream publishes more fields than these; they are empty for `block_actions`.
 */
export interface SlackInteractionPayload {
  /** `block_actions`. */
  readonly type: string;
  /** A text that shows that Slack sent this. */
  readonly token: string;
  /** The id of the app. */
  readonly api_app_id: string;
  /** The workspace. */
  readonly team: SlackNamed;
  /** The channel. */
  readonly channel: SlackNamed;
  /** Who did it. */
  readonly user: SlackNamed;
  /** What was pressed or chosen. */
  readonly actions: readonly SlackAction[];
  /** Where an answer can be sent, for half an hour. */
  readonly response_url: string;
  /** Opens a dialog, for three seconds. */
  readonly trigger_id: string;
  /** Where the button is. */
  readonly container: {
    /** `message` or `view`. */
    readonly type: string;
    /** The message's id in the channel. */
    readonly message_ts?: string;
    /** The channel's id. */
    readonly channel_id?: string;
    /** Whether only one person sees the message. */
    readonly is_ephemeral?: boolean;
  };
  /** The message with the button. */
  readonly message: {
    /** The text. */
    readonly text: string;
    /** The message's id in the channel. */
    readonly ts: string;
  };
}
