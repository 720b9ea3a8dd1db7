import type { SecretKeySelector } from '../kubernetes/selectors';
import type { TriggerParameter } from '../parameter';

/**
 * Sends a message to a Slack channel.
 *
 * There must be a `message`, `attachments` or `blocks`. Values from events only arrive through the `parameters` of the
 * trigger, beside the template.
 */
export interface SlackTrigger {
  /** A token that may write messages. */
  readonly slackToken: SecretKeySelector;
  /** The channel, with or without `#`. It must have text in the end. */
  readonly channel?: string;
  /** The text of the message. */
  readonly message?: string;
  /** Attachments, as a JSON array in a text. */
  readonly attachments?: string;
  /** Blocks, as a JSON array in a text. */
  readonly blocks?: string;
  /** Collects messages in threads. */
  readonly thread?: SlackThread;
  /** Who the message seems to come from. */
  readonly sender?: SlackSender;
  /** They have no effect: use the `parameters` of the trigger, with paths such as `slack.message`. */
  readonly parameters?: readonly TriggerParameter[];
}

/** Who a message seems to come from. The Slack app must be permitted to choose. */
export interface SlackSender {
  /** The name. */
  readonly username?: string;
  /** The picture: an emoji such as `:robot_face:`, or an address. */
  readonly icon?: string;
}

/** Collects messages in threads. */
export interface SlackThread {
  /** Messages with the same key go to the same thread. */
  readonly messageAggregationKey?: string;
  /**
   * Shows a message in the channel, too.
   *
   * @default false
   */
  readonly broadcastMessageToChannel?: boolean;
}
