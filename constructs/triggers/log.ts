import type { LogTrigger as Log } from '../../src/model/triggers/log';
import { FieldsTrigger } from './declaration';

/** Writes events into the log of the sensor's pod. Upstream thins its log out: of many lines a second most are lost. */
export class LogTrigger extends FieldsTrigger {
  /** Writes each event that made the trigger fire. */
  static events(options: Log = {}): LogTrigger {
    return new LogTrigger('log', options);
  }
}
