import type { SecretKeySelector } from '../kubernetes/selectors';
import type { TriggerParameter } from '../parameter';

export interface SlackTrigger {
  readonly slackToken: SecretKeySelector;
  readonly attachments?: string;
  readonly blocks?: string;
  readonly channel?: string;
  readonly message?: string;
  readonly parameters?: readonly TriggerParameter[];
  readonly sender?: SlackSender;
  readonly thread?: SlackThread;
}

export interface SlackSender {
  readonly icon?: string;
  readonly username?: string;
}

export interface SlackThread {
  readonly broadcastMessageToChannel?: boolean;
  readonly messageAggregationKey?: string;
}
