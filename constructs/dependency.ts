import type { IConstruct } from 'constructs';
import type { DependencyReference, ICondition } from './condition';
import type { Event } from './event';
import { eventValueToken, type Selector } from './event-value';
import type { FieldAt, Path } from './payload-path';
import { refusal, within } from './refusal';

/** What to take when a value is not there, or not there yet. */
export interface ValueOptions {
  /**
   * Taken when the event has no such field, or when the trigger fired without an event for this dependency.
   * @default - without the field the trigger fails; without the event the value must not be needed
   */
  readonly otherwise?: string;
  /**
   * What stands in the manifest until the trigger fires and the value takes its place; null for nothing, which is not even the field.
   * Messages have no such place.
   * @default 'from-event'
   */
  readonly placeholder?: string | null;
}

/** A field of the CloudEvent that carries a payload. */
export type ContextField = 'id' | 'source' | 'subject' | 'type' | 'time' | 'datacontenttype' | 'specversion';

/**
 * A sensor's interest in an event whose payload is `P`. Values of that event are written where they are used, in the triggers of the
 * same sensor: the trigger turns them into parameters.
 */
export class Dependency<P> implements ICondition {
  readonly dependencies: readonly DependencyReference[];

  /** @internal */
  constructor(
    /** The sensor that it belongs to. */
    readonly sensor: IConstruct,
    /** Its name in the sensor. */
    readonly name: string,
    /** What it waits for. */
    readonly event: Event<P>,
  ) {
    this.dependencies = [{ sensor, name }];
  }

  /**
   * The value that a path finds in the payload, as text: `push.data('body.after')`. Objects and lists become JSON. Upstream's `dataKey`.
   */
  data<const K extends string>(path: Path<P, K>, options: ValueOptions = {}): string {
    return this.value('data', path, options);
  }

  /**
   * The value that a path finds in the payload, as it is: a number stays a number, a list a list. It stands alone, not inside a text.
   * Upstream's `dataKey` with `useRawData`.
   */
  raw<const K extends string>(path: Path<P, K>): FieldAt<P, K> {
    const token: unknown = this.value('raw', path, {});
    return token as FieldAt<P, K>;
  }

  /**
   * What a Go template makes of the payload, which it calls `.Input`: `push.template('{{ .Input.body.ref | trimPrefix "refs/" }}')`.
   * Functions of sprig may be used. Mind that it prints whole numbers from 1e+06 on in exponent form. Upstream's `dataTemplate`.
   * @throws EventloomError `bad-program` when the template does not compile.
   */
  template(template: string, options: ValueOptions = {}): string {
    this.compile(template);
    return this.value('template', template, options);
  }

  /** A field of the event itself, such as its id or time. Upstream's `contextKey`. */
  context(field: ContextField, options: ValueOptions = {}): string {
    return this.value('context', field, options);
  }

  /**
   * What a Go template makes of the event's attributes, which it calls `.Input`: `push.contextTemplate('{{ .Input.time | trunc 10 }}')`.
   * Upstream's `contextTemplate`.
   * @throws EventloomError `bad-program` when the template does not compile.
   */
  contextTemplate(template: string, options: ValueOptions = {}): string {
    this.compile(template);
    return this.value('contextTemplate', template, options);
  }

  /** The whole event as JSON: `{"context": {...}, "data": "<base64>"}`. */
  wholeEvent(options: ValueOptions = {}): string {
    return this.value('event', '', options);
  }

  requires(dependency: string): boolean {
    return dependency === this.name;
  }

  toExpression(): string {
    return this.name;
  }

  private compile(template: string): void {
    within(this.sensor, `template on '${this.name}'`, () => templates().compile(template));
  }

  private value(selector: Selector, argument: string, options: ValueOptions): string {
    const { sensor, name } = this;
    if (argument === '' && selector !== 'event') {
      throw refusal(
        sensor,
        'bad-value',
        `the path into '${name}' is empty, and upstream would take the whole event; use wholeEvent() for that`,
      );
    }
    return within(sensor, undefined, () => eventValueToken(sensor.node.path, name, selector, argument, options));
  }
}

/** Loaded when the first template is written, because the template language is large. */
function templates(): typeof import('../src/language/template/template') {
  return require('../src/language/template/template') as typeof import('../src/language/template/template');
}
