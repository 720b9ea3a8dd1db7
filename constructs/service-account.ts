import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { ClusterRole, Role, ServiceAccount } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { PermissionRule } from '../src/model/permissions';
import { type About, withAbout } from './about';
import { cdk8sPlus } from './cdk8s-plus';
import { dropNamespace } from './l1/cluster-scope';
import { claim, nameOrIds, objectNamespace } from './object-name';
import { refusal } from './refusal';

/** A service account as resources refer to it; one of cdk8s-plus is one, too. */
export interface IServiceAccount {
  /** The name of the ServiceAccount. */
  readonly name: string;
  /** Its namespace, if one is known. Only pods of the same namespace can run as it. */
  readonly namespace?: string;
}

/** @see SharedServiceAccount */
export interface SharedServiceAccountProps {
  /** @default - the name is made of the construct's id, and the namespace is the chart's */
  readonly metadata?: ApiObjectMetadata;
  /** @default - nothing is said about it */
  readonly about?: About;
}

/**
 * One ServiceAccount for several sensors, event sources and workflows: `serviceAccount: account`. It may do what all of them need together
 * and nothing else, so that whoever takes over one of their pods can do all of it.
 */
export class SharedServiceAccount extends Construct implements IServiceAccount {
  /** An account that exists already, in the namespace of the chart. Nothing is granted to it. */
  static fromServiceAccountName(scope: Construct, _id: string, name: string): IServiceAccount {
    return { name, namespace: objectNamespace(scope) };
  }

  readonly name: string;
  readonly namespace?: string;

  private readonly account: GrantedServiceAccount;

  /** @throws EventloomError `bad-value` without a namespace, which a RoleBinding must name. */
  constructor(scope: Construct, id: string, { metadata, about }: SharedServiceAccountProps = {}) {
    super(scope, id);
    this.name = nameOrIds(this, metadata);
    this.namespace = objectNamespace(this, metadata);
    const user = `all who run as '${this.name}'`;
    const described = { description: 'The account of the pods that name it', ...about };
    this.account = new GrantedServiceAccount(this, 'granted', this.name, this.namespace, user, {
      metadata,
      about: described,
    });
  }

  /** Grants what it does not have yet. Sensors, event sources and workflow templates do so by themselves. */
  grant(rules: readonly PermissionRule[]): void {
    this.account.grant(rules);
  }
}

/**
 * A ServiceAccount with the permissions that it was granted and no others: one Role and RoleBinding per namespace, and a ClusterRole
 * only for what has no namespace.
 */
export class GrantedServiceAccount extends Construct implements IServiceAccount {
  readonly namespace: string;

  private readonly account: ServiceAccount;
  private readonly roles = new Map<string, Role | ClusterRole>();
  private readonly granted = new Map<string, Set<string>>();

  constructor(
    scope: Construct,
    id: string,
    /** Also the name of its roles and bindings; outside of its namespace they begin with that. */
    readonly name: string,
    namespace: string | undefined,
    /** Who runs as this account, for whoever reads the manifest: `sensor 'ci'`. */
    private readonly user: string,
    { metadata: given, about }: SharedServiceAccountProps = {},
  ) {
    super(scope, id);
    if (namespace === undefined) {
      const fix = 'give the chart a namespace, or name a serviceAccount that exists';
      throw refusal(this, 'bad-value', `a RoleBinding must say in which namespace the account of ${user} is; ${fix}`);
    }
    const description = `The account that the pods of ${user} run as`;
    const metadata = withAbout({ ...given, name, namespace }, { description, ...about });
    this.namespace = namespace;
    claim(scope, 'ServiceAccount', namespace, name);
    this.account = new (cdk8sPlus().ServiceAccount)(this, 'account', { metadata, automountToken: true });
  }

  /** Grants what it does not have yet. */
  grant(rules: readonly PermissionRule[]): void {
    for (const rule of rules) {
      const role = this.roleFor(rule);
      for (const apiGroup of rule.apiGroups) {
        for (const resourceType of rule.resources) {
          const verbs = this.missing([role.node.path, apiGroup, resourceType].join(' '), rule.verbs);
          if (verbs.length > 0) role.allow(verbs, cdk8sPlus().ApiResource.custom({ apiGroup, resourceType }));
        }
      }
    }
  }

  private missing(key: string, verbs: readonly string[]): string[] {
    const has = this.granted.get(key) ?? new Set<string>();
    const missing = verbs.filter((verb) => !has.has(verb));
    for (const verb of missing) has.add(verb);
    this.granted.set(key, has);
    return missing;
  }

  private roleFor({ namespace = this.namespace, clusterWide }: PermissionRule): Role | ClusterRole {
    const place = clusterWide ? 'cluster' : `namespace ${namespace}`;
    const role = this.roles.get(place) ?? (clusterWide ? this.clusterRole() : this.role(namespace));
    this.roles.set(place, role);
    return role;
  }

  /** Elsewhere there may be the role of an account that has the same name in yet another namespace. */
  private role(namespace: string): Role {
    const { Role, RoleBinding } = cdk8sPlus();
    const { user } = this;
    const [name, elsewhere] =
      namespace === this.namespace ? [this.name, ''] : [`${this.namespace}-${this.name}`, `-in-${namespace}`];
    claim(this.node.scope ?? this, 'Role', namespace, name);
    const role = new Role(this, `role${elsewhere}`, {
      metadata: this.metadata(name, namespace, `What ${user} may do`),
    });
    const metadata = this.metadata(name, namespace, `Lets ${user} do it`);
    new RoleBinding(this, `binding${elsewhere}`, { metadata, role }).addSubjects(this.account);
    return role;
  }

  /** Cluster-wide names are shared by all namespaces. */
  private clusterRole(): ClusterRole {
    const { ClusterRole, ClusterRoleBinding } = cdk8sPlus();
    const name = `${this.namespace}-${this.name}`;
    claim(this.node.scope ?? this, 'ClusterRole', '', name);
    const described = this.metadata(name, undefined, `What ${this.user} may do in the whole cluster`);
    const role = new ClusterRole(this, 'cluster-role', { metadata: described });
    const metadata = this.metadata(name, undefined, `Lets ${this.user} do it in the whole cluster`);
    const binding = new ClusterRoleBinding(this, 'cluster-binding', { metadata, role });
    binding.addSubjects(this.account);
    for (const object of [role, binding]) dropNamespace(ApiObject.of(object));
    return role;
  }

  private metadata(name: string, namespace: string | undefined, description: string): ApiObjectMetadata {
    return withAbout(namespace === undefined ? { name } : { name, namespace }, { description });
  }
}
