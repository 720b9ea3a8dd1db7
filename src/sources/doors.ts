import { type Route, route } from './route';
import type { Served } from './served';

interface Door<T> {
  readonly value: T;
  readonly order: number;
}

/** Finds what is served under a path. Of several that fit, the one that was added first wins. */
export class Doors {
  private readonly literal = new Map<string, Door<Served>>();
  private readonly patterns: (Door<Served> & { readonly route: Route })[] = [];
  private order = 0;

  /** @throws EventloomError `bad-definition` when the endpoint is malformed */
  add(endpoint: string, value: Served): void {
    const fits = route(endpoint);
    const order = this.order++;
    if (endpoint.includes('{')) this.patterns.push({ value, order, route: fits });
    else if (!this.literal.has(endpoint)) this.literal.set(endpoint, { value, order });
  }

  find(path: string): Served | undefined {
    const literal = this.literal.get(path);
    for (const pattern of this.patterns) {
      if (literal && literal.order < pattern.order) break;
      if (pattern.route(path)) return pattern.value;
    }
    return literal?.value;
  }
}
