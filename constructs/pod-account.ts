import type { Construct } from 'constructs';
import { type PermissionRule, workflowPodPermissions } from '../src/model/permissions';
import { refusal } from './refusal';
import { GrantedServiceAccount, type IServiceAccount, SharedServiceAccount } from './service-account';

/** What runs as an account: a sensor or an event source. */
interface Runner extends Construct {
  readonly name: string;
  readonly namespace?: string;
}

/**
 * The account that the pods of a sensor or an event source run as: the one that was given, or, from the first permission on, one of its
 * own. Nothing is granted to an account that exists already.
 */
export class PodAccount {
  private own?: GrantedServiceAccount;

  /**
   * @param kind what runs as it, as in the name of its account.
   * @throws EventloomError `bad-reference` for an account of another namespace.
   */
  constructor(
    private readonly runner: Runner,
    private readonly kind: 'sensor' | 'eventsource',
    private readonly given?: IServiceAccount,
  ) {
    checkAccountNamespace(runner, given);
  }

  /** Grants what is needed, unless the account is one to which nothing is granted here. */
  grant(rules: readonly PermissionRule[]): void {
    if (this.given instanceof SharedServiceAccount) this.given.grant(rules);
    if (this.given || rules.length === 0) return;
    const { runner, kind } = this;
    const user = `${kind === 'sensor' ? 'sensor' : 'event source'} '${runner.name}'`;
    this.own ??= new GrantedServiceAccount(runner, 'service-account', `${runner.name}-${kind}`, runner.namespace, user);
    this.own.grant(rules);
  }

  /** Whether somebody else decides what it may do. */
  get isForeign(): boolean {
    return this.given !== undefined && !(this.given instanceof SharedServiceAccount);
  }

  /** Upstream's `serviceAccountName`, if there is one. */
  get fields(): { readonly serviceAccountName?: string } {
    const account = this.given ?? this.own;
    return account ? { serviceAccountName: account.name } : {};
  }
}

/**
 * Grants a shared account what the pods of workflows need.
 * @throws EventloomError `bad-reference` for an account of another namespace.
 */
export function grantWorkflowPods(workflow: Construct & Pick<Runner, 'namespace'>, account?: IServiceAccount): void {
  checkAccountNamespace(workflow, account);
  if (account instanceof SharedServiceAccount) account.grant(workflowPodPermissions);
}

function checkAccountNamespace(runner: Construct & Pick<Runner, 'namespace'>, account?: IServiceAccount): void {
  if (account?.namespace === undefined || account.namespace === runner.namespace) return;
  throw refusal(
    runner,
    'bad-reference',
    `the service account '${account.name}' is in namespace '${account.namespace}', and the pods would be in '${runner.namespace}'; pods run ` +
      'as accounts of their own namespace',
  );
}
