/**
 * Copies a value from an event into a trigger.
 *
 * Parameters apply one after the other, each on the result of the one before.
 */
export interface TriggerParameter {
  /** Where the value comes from. */
  readonly src: TriggerParameterSource;
  /**
   * Where it goes: a path with dots in the template, the object or the payload, such as
   * `spec.arguments.parameters.0.value`. `-1` appends to a list; a dot within a key is written `\.`. What does not
   * exist on the way is created. For an HTTP payload an empty `dest` sends that one value as the whole body; everywhere
   * else it must be set.
   */
  readonly dest?: string;
  /**
   * What to do when there is something at `dest` already: replace it, or write the value after or before it, as text.
   * Payloads and headers always replace.
   *
   * @default "overwrite"
   */
  readonly operation?: 'overwrite' | 'append' | 'prepend' | '';
}

/**
 * Which value of which event.
 *
 * A template is tried before a key, the data before the context; without any of the four the whole event is meant, as
 * text. A dependency that has no event, as happens under an `||`, gives `value`; without that, a parameter of an object
 * is skipped, and a payload ends the sensor's process.
 */
export interface TriggerParameterSource {
  /** The dependency whose event is read. A name that does not exist is not noticed. */
  readonly dependencyName: string;
  /** The path of a value in the event's data, such as `body.commits.0.id`. */
  readonly dataKey?: string;
  /**
   * A Go template over the event's data, with sprig's functions: `{{ .Input.body.ref }}`. Numbers are floating-point:
   * 1000000 becomes `1e+06`. An empty result counts as none.
   */
  readonly dataTemplate?: string;
  /**
   * The path of a value in the event's context, such as `subject`. Ignored when there is a key or template for the
   * data.
   */
  readonly contextKey?: string;
  /**
   * A Go template over the event's context: `{{ .Input.source }}`. Ignored when there is a key or template for the
   * data.
   */
  readonly contextTemplate?: string;
  /**
   * Inserts numbers, booleans, lists and objects as they are. Otherwise everything becomes text.
   *
   * @default false
   */
  readonly useRawData?: boolean;
  /** What to use when nothing is found. Without it a missing value fails the trigger. */
  readonly value?: string;
}
