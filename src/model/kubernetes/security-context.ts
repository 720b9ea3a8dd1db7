import type { Int64 } from '../scalars';

/** The user, groups and other security settings of all containers of a pod. */
export interface PodSecurityContext {
  /** The number of the user to run as. Absent: that of the image. */
  readonly runAsUser?: Int64;
  /** The number of the group to run as. Absent: that of the image. */
  readonly runAsGroup?: Int64;
  /**
   * Refuses to run as root.
   *
   * @default false
   */
  readonly runAsNonRoot?: boolean;
  /** A group that volumes are made writable for. */
  readonly fsGroup?: Int64;
  /**
   * Whether to change the owner of a volume's files each time (`Always`) or when its root does not fit
   * (`OnRootMismatch`).
   *
   * @default "Always"
   */
  readonly fsGroupChangePolicy?: string;
  /** Further groups. */
  readonly supplementalGroups?: readonly Int64[];
  /**
   * Whether the groups of the image count, too: `Merge` or `Strict`.
   *
   * @default "Merge"
   */
  readonly supplementalGroupsPolicy?: string;
  /** Which system calls are permitted. */
  readonly seccompProfile?: SeccompProfile;
  /** The AppArmor profile. */
  readonly appArmorProfile?: AppArmorProfile;
  /** The SELinux label. */
  readonly seLinuxOptions?: SELinuxOptions;
  /** How volumes get the SELinux label: `MountOption` or `Recursive`. */
  readonly seLinuxChangePolicy?: string;
  /** Settings of the kernel. */
  readonly sysctls?: readonly Sysctl[];
  /** Settings for Windows. */
  readonly windowsOptions?: WindowsSecurityContextOptions;
}

/** Security settings of a container. They win over those of the pod. */
export interface SecurityContext {
  /**
   * Whether a process may gain more rights than its parent.
   *
   * @default true
   */
  readonly allowPrivilegeEscalation?: boolean;
  /** Rights of root to add or drop. */
  readonly capabilities?: Capabilities;
  /**
   * Runs with nearly all rights on the node.
   *
   * @default false
   */
  readonly privileged?: boolean;
  /**
   * How `/proc` is mounted: `Default` or `Unmasked`.
   *
   * @default "Default"
   */
  readonly procMount?: string;
  /**
   * Mounts the root of the image for reading only. The pods write to `/tmp`, which is a volume.
   *
   * @default false
   */
  readonly readOnlyRootFilesystem?: boolean;
  /** The number of the user to run as. */
  readonly runAsUser?: Int64;
  /** The number of the group to run as. */
  readonly runAsGroup?: Int64;
  /**
   * Refuses to run as root.
   *
   * @default false
   */
  readonly runAsNonRoot?: boolean;
  /** Which system calls are permitted. */
  readonly seccompProfile?: SeccompProfile;
  /** The AppArmor profile. */
  readonly appArmorProfile?: AppArmorProfile;
  /** The SELinux label. */
  readonly seLinuxOptions?: SELinuxOptions;
  /** Settings for Windows. */
  readonly windowsOptions?: WindowsSecurityContextOptions;
}

/** Rights of root to add or drop. */
export interface Capabilities {
  /** Rights to add, such as `NET_BIND_SERVICE`. */
  readonly add?: readonly string[];
  /** Rights to drop; `ALL` for all. */
  readonly drop?: readonly string[];
}

/** An AppArmor profile. */
export interface AppArmorProfile {
  /** Which: `RuntimeDefault`, `Unconfined`, or `Localhost` for one of the node. */
  readonly type: string;
  /** The profile of the node, with the type `Localhost`. */
  readonly localhostProfile?: string;
}

/** Which system calls are permitted. */
export interface SeccompProfile {
  /** Which profile: `RuntimeDefault`, `Unconfined`, or `Localhost` for one of the node. */
  readonly type: string;
  /** The profile's file on the node, with the type `Localhost`. */
  readonly localhostProfile?: string;
}

/** An SELinux label. */
export interface SELinuxOptions {
  /** Its level. */
  readonly level?: string;
  /** Its role. */
  readonly role?: string;
  /** Its type. */
  readonly type?: string;
  /** Its user. */
  readonly user?: string;
}

/** A setting of the kernel. */
export interface Sysctl {
  /** Its name. */
  readonly name: string;
  /** Its value. */
  readonly value: string;
}

/** Security settings for Windows. */
export interface WindowsSecurityContextOptions {
  /** The contents of a GMSA credential spec. */
  readonly gmsaCredentialSpec?: string;
  /** The name of a GMSA credential spec. */
  readonly gmsaCredentialSpecName?: string;
  /**
   * Runs on the host.
   *
   * @default false
   */
  readonly hostProcess?: boolean;
  /** The user to run as. */
  readonly runAsUserName?: string;
}
