import type { ConfigMapKeySelector } from '../kubernetes/selectors';

/** Which locks a workflow or a template takes before it starts and gives back when it ends. All of them, or it waits. */
export interface Synchronization {
  /** Locks that several may hold at once. */
  readonly semaphores?: readonly SemaphoreRef[];
  /** Locks that one may hold. */
  readonly mutexes?: readonly Mutex[];
  /**
   * One semaphore; gone in Argo Workflows 4.
   *
   * @deprecated write `semaphores`
   */
  readonly semaphore?: SemaphoreRef;
  /**
   * One mutex; gone in Argo Workflows 4.
   *
   * @deprecated write `mutexes`
   */
  readonly mutex?: Mutex;
}

/** A lock that several may hold at once. */
export interface SemaphoreRef {
  /** The key of a ConfigMap that says how many. */
  readonly configMapKeyRef?: ConfigMapKeySelector;
  /** The limit is kept in the controller's database instead. */
  readonly database?: SyncDatabaseRef;
  /** Where the ConfigMap is; the workflow's namespace if absent. */
  readonly namespace?: string;
}

/** A limit that is kept in the controller's database. */
export interface SyncDatabaseRef {
  /** The limit's name. */
  readonly key: string;
}

/** A lock that one may hold. */
export interface Mutex {
  /** The lock's name; parameters may stand in it. */
  readonly name?: string;
  /** Whose lock it is; the workflow's namespace if absent. */
  readonly namespace?: string;
  /** Whether the lock is kept in the controller's database, to be shared between clusters. */
  readonly database?: boolean;
}
