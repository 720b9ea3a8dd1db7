import { GoObject } from '../go/value';
import type { Regex } from '../regex';

/** A regular expression that stands in the expression itself, compiled with it. */
export class Pattern extends GoObject {
  readonly type = '*regexp.Regexp';
  readonly kind = 'ptr';

  constructor(readonly regex: Regex) {
    super();
  }

  override text(): string {
    return this.regex.pattern;
  }
}
