/** Where a volume appears in a container. */
export interface VolumeMount {
  /** The name of the volume. */
  readonly name: string;
  /** The path in the container; no colon in it. */
  readonly mountPath: string;
  /**
   * The file or folder of the volume to mount. Empty: its root.
   *
   * @default ""
   */
  readonly subPath?: string;
  /** Like `subPath`, with `$(NAME)` for environment variables. */
  readonly subPathExpr?: string;
  /**
   * Mounts it for reading only.
   *
   * @default false
   */
  readonly readOnly?: boolean;
  /** Whether mounts within it are for reading only, too: `Disabled`, `IfPossible` or `Enabled`. */
  readonly recursiveReadOnly?: string;
  /**
   * Whether mounts made later are seen on the other side: `None`, `HostToContainer` or `Bidirectional`.
   *
   * @default "None"
   */
  readonly mountPropagation?: string;
}
