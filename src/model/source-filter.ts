/**
 * Keeps events from being published.
 *
 * The caller cannot tell: an event that is dropped is answered as if it was accepted.
 */
export interface EventSourceFilter {
  /**
   * An expression over the payload that must be true, such as `body.action == "opened"`. In the names at the top a dash
   * is written `_`. An expression that fails drops the event like one that is false. Bodies of brokers are base64 text
   * unless `jsonBody` is set.
   */
  readonly expression?: string;
}
