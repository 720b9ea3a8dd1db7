import type { SlackTrigger as Slack } from '../../src/model/triggers/slack';
import { bad, checkFilled, checkFixed, type FieldsOf, FieldsTrigger } from './declaration';

/** @see SlackTrigger.send */
export interface SlackTriggerOptions extends FieldsOf<Slack, 'attachments' | 'blocks' | 'channel'> {
  /** The channel, with or without `#`. */
  readonly channel: string;
  /** Attachments as Slack describes them. A text is taken for their JSON. @default - none */
  readonly attachments?: readonly object[] | string;
  /** Blocks as Slack describes them. A text is taken for their JSON. @default - none */
  readonly blocks?: readonly object[] | string;
}

/** Writes to Slack. */
export class SlackTrigger extends FieldsTrigger {
  /**
   * Writes a message. Values of events may stand in all texts; a list of attachments or blocks is JSON in the manifest, in which a value
   * with a quote or a line break would break it, so that only a whole JSON text of an event is taken there.
   * @throws EventloomError `bad-value` without a channel or anything to say, or for a value of an event in attachments or blocks.
   */
  static send(options: SlackTriggerOptions): SlackTrigger {
    const { attachments, blocks, ...fields } = options;
    checkFilled('slack', options, 'slackToken', 'channel');
    checkFixed('slack', options, 'slackToken');
    if (!fields.message && !attachments?.length && !blocks?.length) {
      throw bad('slack', "has nothing to say; give it a 'message', 'attachments' or 'blocks'");
    }
    return new SlackTrigger('slack', {
      ...fields,
      attachments: listOf('attachments', attachments),
      blocks: listOf('blocks', blocks),
    });
  }
}

function listOf(name: string, list: readonly object[] | string | undefined): string | undefined {
  if (list === undefined || typeof list === 'string') return list;
  const text = JSON.stringify(list);
  if (text.includes('$event{')) {
    throw bad(
      'slack',
      `has a value of an event in its '${name}', where a quote in it would break the JSON; make all of it with template() and toJson`,
    );
  }
  return text;
}
