import type { Severity } from '../model/problem';
import type { Part } from './part';
import type { ResourceSet } from './resource-set';

/** Something that a rule objects to. */
export interface Finding {
  /** What it is about; if it does not exist, its nearest parent is shown. */
  readonly at: Part;
  /**
   * Whether the key is at fault, or what it holds.
   *
   * @default "value"
   */
  readonly on?: 'key' | 'value';
  /**
   * How many characters of the text at fault come before the mistake.
   *
   * @default 0
   */
  readonly inside?: number;
  /** What is wrong, in the words of the manifest: lower case, no final period. */
  readonly message: string;
  /** What to write instead, or what to do. */
  readonly fix?: string;
  /** Less than the severity of the rule, where a case is less certain. */
  readonly severity?: Severity;
  /** The change that puts it right, where there is only one that can be meant. */
  readonly edit?: Edit;
}

/** A change that is safe to make without asking: another text for the key or the value that the finding is about. */
export interface Edit {
  /** The text that stands there. */
  readonly replace: string;
  /** The text that is meant: it is quoted where it would be taken for something else. */
  readonly with: string;
}

/** What is said about a rule. The documentation, and a part of the tests, are made from it. */
export interface RuleDescription {
  /** Its stable name. */
  readonly code: string;
  /** The worst that it reports. `error` is for what is certainly wrong. */
  readonly severity: Severity;
  /** What holds when it finds nothing, as a sentence without a period. */
  readonly title: string;
  /** What happens otherwise, and where it shows. */
  readonly why: string;
  /** Manifests that the rule has nothing against. */
  readonly good: string;
  /** The same, with the fault. */
  readonly bad: string;
}

/** One thing that is looked for. */
export interface Rule extends RuleDescription {
  /** Looks at a whole set; must not depend on the order of the resources. */
  check(set: ResourceSet): Iterable<Finding>;
}
