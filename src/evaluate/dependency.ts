import { reasonOf } from '../errors';
import type { EventDependency } from '../model/dependency';
import type { Step } from '../model/trace';
import type { EventDocument, Reception } from './document';
import type { DependencyFilter } from './filters/compile';
import { compileFilters } from './filters/compile';
import { Trail } from './step';
import type { Transform } from './transform';
import { compileTransform } from './transform';

/** A compiled dependency. */
export interface Dependency {
  readonly name: string;
  readonly source: string;
  readonly subject: string;
  /**
   * Matches, transforms and filters an event; asked again for the same document, it answers the same without work.
   * @param isExplained whether to say what was looked at. `@default` true
   */
  receive(document: EventDocument, isExplained?: boolean): Reception;
  matches(document: EventDocument): boolean;
}

/** Compiles a dependency. */
export function compileDependency(dependency: EventDependency): Dependency {
  const { name = '', eventSourceName = '', eventName = '', filters, filtersLogicalOperator, transform } = dependency;
  return new CompiledDependency(
    name,
    eventSourceName,
    eventName,
    transform && compileTransform(transform),
    filters && compileFilters(filters, filtersLogicalOperator),
  );
}

class CompiledDependency implements Dependency {
  readonly #match: Step;

  constructor(
    readonly name: string,
    readonly source: string,
    readonly subject: string,
    readonly transform: Transform | undefined,
    readonly filter: DependencyFilter | undefined,
  ) {
    this.#match = { stage: 'match', asked: `event ${source}/${subject}`, found: `${source}/${subject}`, passed: true };
  }

  matches({ event }: EventDocument): boolean {
    return event.source === this.source && event.subject === this.subject;
  }

  receive(document: EventDocument, isExplained = true): Reception {
    let reception = document.receptions.get(this);
    if (!reception || (isExplained && reception.steps.length === 0)) {
      reception = this.#receive(document, isExplained);
      document.receptions.set(this, reception);
    }
    return reception;
  }

  #receive(document: EventDocument, isExplained: boolean): Reception {
    const trail = new Trail(isExplained);
    if (isExplained) trail.steps.push(this.#match);
    const transformed = this.transform ? transformWith(this.transform, document, trail) : document;
    if (!transformed) return { steps: trail.steps };
    const passed = this.filter?.run(transformed, trail).passed ?? true;
    return passed ? { document: transformed, steps: trail.steps } : { steps: trail.steps };
  }
}

function transformWith(transform: Transform, document: EventDocument, trail: Trail): EventDocument | undefined {
  try {
    const transformed = transform.run(document);
    trail.add('transform', transform.described, true);
    return transformed;
  } catch (error) {
    trail.add('transform', transform.described, false, undefined, reasonOf(error));
    return undefined;
  }
}
