import type { FunctionCode, Step } from '../machine/machine';
import type { Query } from '../syntax/tree';
import type { Scope } from './scope';

/** What the compilers of the several forms need of each other. */
export interface Compilation {
  /** The steps of a query: each of its results goes on with the next step. */
  query(query: Query, scope: Scope, next: Step): Step;
  /** A query as a function without parameters. */
  filter(query: Query, scope: Scope): FunctionCode;
  /** The call of a function, variable or parameter; functions without arguments first. */
  call(name: string, args: readonly Query[], at: number, scope: Scope, next: Step): Step;
}

/** Compiles one form of query. */
export type Compile<Form extends Query> = (form: Form, scope: Scope, next: Step, compilation: Compilation) => Step;
