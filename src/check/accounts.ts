import type { PermissionRule } from '../model/permissions';
import type { Part } from './part';
import { mayShare, type ResourceSet } from './resource-set';

/** What a set of manifests says about the permissions of a service account. */
export interface Account {
  readonly grants: readonly Grant[];
  /** Names of roles that it is bound to and that the set does not hold: nobody can say what they allow. */
  readonly unknownRoles: readonly string[];
  /** Whether the set holds the account, or binds it. */
  readonly known: boolean;
  /** Whether the set binds it to a role, by its name. */
  readonly bound: boolean;
  /** Whether the set holds the account, so that one may expect its roles here, too. */
  readonly held: boolean;
}

/** One rule of a role that an account is bound to. */
interface Grant {
  readonly rule: Part;
  /** The only namespace that it counts in; absent for all. */
  readonly namespace?: string;
  /** It counts in one namespace, which is not named. */
  readonly somewhere: boolean;
}

const group = 'rbac.authorization.k8s.io';

/** Finds what a service account may do. */
export function accountOf(set: ResourceSet, name: string, namespace: string | undefined): Account {
  const bindings = set.remember(bindingsByAccount);
  const meant = ({ accountNamespace }: BoundAccount): boolean => mayShare(accountNamespace, namespace);
  const own = (bindings.get(name) ?? []).filter(meant);
  const shared = (bindings.get(everyAccount) ?? []).filter(meant);
  const grants: Grant[] = [];
  const unknownRoles: string[] = [];
  for (const { binding, clusterWide } of [...own, ...shared]) {
    const roles = rolesOf(set, binding);
    // A role of that name in another namespace is not the one that is meant, but shows that there is no other.
    const isUnknown = roles.length === 0 ? !existsElsewhere(set, binding) : roles.some(isAggregated);
    if (isUnknown) unknownRoles.push(binding.at('roleRef', 'name').text ?? '');
    const place = clusterWide ? { somewhere: false } : placeOf(binding);
    for (const role of roles)
      grants.push(
        ...role
          .at('rules')
          .items()
          .map((rule) => ({ rule, ...place })),
      );
  }
  const held = set.named('', 'ServiceAccount', name, namespace).length > 0;
  return { grants, unknownRoles, held, known: held || own.length > 0, bound: own.length > 0 };
}

function placeOf({ resource: { namespace } }: Part): Omit<Grant, 'rule'> {
  return namespace === undefined ? { somewhere: true } : { somewhere: true, namespace };
}

interface BoundAccount {
  readonly binding: Part;
  readonly clusterWide: boolean;
  readonly accountNamespace?: string;
}

function bindingsByAccount(set: ResourceSet): ReadonlyMap<string, readonly BoundAccount[]> {
  const found = new Map<string, BoundAccount[]>();
  for (const kind of ['RoleBinding', 'ClusterRoleBinding']) {
    for (const binding of set.ofKind(group, kind)) {
      for (const subject of binding.at('subjects').items()) {
        const account = accountsOf(subject, binding);
        if (account === undefined) continue;
        const { name, namespace } = account;
        const clusterWide = kind === 'ClusterRoleBinding';
        const bound = { binding, clusterWide, ...(namespace !== undefined && { accountNamespace: namespace }) };
        const others = found.get(name);
        if (others === undefined) found.set(name, [bound]);
        else others.push(bound);
      }
    }
  }
  return found;
}

/** Stands for all accounts, of a namespace or of the cluster; it is no name that an account can have. */
const everyAccount = '*';

/** The accounts that a subject means, which may also be named as a user, or as a group of all. */
function accountsOf(subject: Part, binding: Part): { readonly name: string; readonly namespace?: string } | undefined {
  const [kind, name = ''] = [subject.at('kind').text, subject.at('name').text];
  if (kind === 'ServiceAccount' && name !== '') {
    const namespace = subject.at('namespace').text ?? binding.resource.namespace;
    return { name, ...(namespace !== undefined && { namespace }) };
  }
  const [system, sort, namespace, account] = name.split(':');
  if (system !== 'system') return undefined;
  if (kind === 'User' && sort === 'serviceaccount' && namespace && account) return { name: account, namespace };
  if (kind !== 'Group') return undefined;
  if (sort === 'serviceaccounts') return { name: everyAccount, ...(namespace && { namespace }) };
  return sort === 'authenticated' ? { name: everyAccount } : undefined;
}

/** The API server fills such a role with the rules of others. */
function isAggregated(role: Part): boolean {
  return role.at('aggregationRule').exists;
}

function rolesOf(set: ResourceSet, binding: Part): readonly Part[] {
  const [kind, name] = [binding.at('roleRef', 'kind').text ?? '', binding.at('roleRef', 'name').text ?? ''];
  return set.named(group, kind, name, kind === 'Role' ? binding.resource.namespace : undefined);
}

function existsElsewhere(set: ResourceSet, binding: Part): boolean {
  return (
    set.named(group, 'Role', binding.at('roleRef', 'name').text ?? '', undefined).length > 0 &&
    binding.at('roleRef', 'kind').text === 'Role'
  );
}

/** The verbs of a need that an account lacks. */
export function lacking({ grants }: Account, need: PermissionRule, home: string | undefined): string[] {
  const usable = grants.filter((grant) => covers(grant, need, home));
  return need.verbs.filter((verb) => !usable.some(({ rule }) => has(rule, 'verbs', verb)));
}

function covers(grant: Grant, need: PermissionRule, home: string | undefined): boolean {
  const { rule } = grant;
  const inPlace = need.clusterWide ? !grant.somewhere : mayShare(grant.namespace, need.namespace ?? home);
  return (
    inPlace &&
    need.apiGroups.every((wanted) => has(rule, 'apiGroups', wanted)) &&
    need.resources.every((wanted) => has(rule, 'resources', wanted))
  );
}

function has(rule: Part, field: string, wanted: string): boolean {
  return rule
    .at(field)
    .items()
    .some(({ text }) => text === wanted || text === '*');
}
