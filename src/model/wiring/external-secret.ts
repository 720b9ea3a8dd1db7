/** A Secret that the External Secrets operator fills from a store such as Vault. `external-secrets.io/v1`. */
export interface ExternalSecretSpec {
  /** The store. Each entry may name another one. */
  readonly secretStoreRef?: SecretStoreRef;
  /**
   * When the store is read again.
   *
   * @default "Periodic"
   */
  readonly refreshPolicy?: 'Periodic' | 'OnChange' | 'CreatedOnce';
  /**
   * How often the store is read again, as a Go duration; `0` only once.
   *
   * @default "1h"
   */
  readonly refreshInterval?: string;
  /** The Secret that is made. */
  readonly target?: ExternalSecretTarget;
  /** Keys of the Secret, one by one. */
  readonly data?: readonly {
    /** The key in the Secret. */
    readonly secretKey: string;
    /** What the store holds. */
    readonly remoteRef: RemoteRef;
    /** Another store for this one. */
    readonly sourceRef?: SourceRef;
  }[];
  /** Many keys at once. */
  readonly dataFrom?: readonly {
    /** All properties of one entry of the store. */
    readonly extract?: RemoteRef;
    /** All entries of the store that fit. */
    readonly find?: {
      /** Below this path. */
      readonly path?: string;
      /** Whose name this regular expression finds. */
      readonly name?: { readonly regexp?: string };
      /** That have these tags. */
      readonly tags?: { readonly [key: string]: string };
      /** How keys are turned into such of a Secret. */
      readonly conversionStrategy?: 'Default' | 'Unicode';
      /** How values are decoded. */
      readonly decodingStrategy?: DecodingStrategy;
    };
    /** How keys are renamed, in this order. */
    readonly rewrite?: readonly {
      /** By a regular expression. */
      readonly regexp?: { readonly source: string; readonly target: string };
      /** By a Go template. */
      readonly transform?: { readonly template: string };
    }[];
    /** Another store for this one, or a generator. */
    readonly sourceRef?: SourceRef;
  }[];
}

/** How what a store holds is decoded. */
export type DecodingStrategy = 'None' | 'Base64' | 'Base64URL' | 'Auto';

/** A store of secrets. */
export interface SecretStoreRef {
  /** Its name. */
  readonly name: string;
  /**
   * Whether it is one of the namespace or of the cluster.
   *
   * @default "SecretStore"
   */
  readonly kind?: 'SecretStore' | 'ClusterSecretStore';
}

/** Where values come from, if not from the store of the ExternalSecret. */
export interface SourceRef {
  /** A store. */
  readonly storeRef?: SecretStoreRef;
  /** Something that makes values up. */
  readonly generatorRef?: { readonly apiVersion?: string; readonly kind: string; readonly name: string };
}

/** An entry of a store. */
export interface RemoteRef {
  /** Its key, such as a path in Vault. */
  readonly key: string;
  /** One property of it. Absent: all of it. */
  readonly property?: string;
  /** Its version. Absent: the newest. */
  readonly version?: string;
  /** Whether its metadata are read in place of its value. */
  readonly metadataPolicy?: 'None' | 'Fetch';
  /** How keys are turned into such of a Secret. */
  readonly conversionStrategy?: 'Default' | 'Unicode';
  /** How the value is decoded. */
  readonly decodingStrategy?: DecodingStrategy;
}

/** The Secret that is made. */
export interface ExternalSecretTarget {
  /** Its name. Absent: that of the ExternalSecret. */
  readonly name?: string;
  /**
   * Whether it is made, and goes with the ExternalSecret.
   *
   * @default "Owner"
   */
  readonly creationPolicy?: 'Owner' | 'Orphan' | 'Merge' | 'None';
  /**
   * What happens to it when the store has lost the values.
   *
   * @default "Retain"
   */
  readonly deletionPolicy?: 'Retain' | 'Delete' | 'Merge';
  /** Whether it cannot be changed any more. */
  readonly immutable?: boolean;
  /** What it looks like. */
  readonly template?: {
    /** Its type. */
    readonly type?: string;
    /** The version of the template engine. */
    readonly engineVersion?: 'v2';
    /** Its labels and annotations. */
    readonly metadata?: {
      /** Its labels. */
      readonly labels?: { readonly [key: string]: string };
      /** Its annotations. */
      readonly annotations?: { readonly [key: string]: string };
    };
    /** Its keys, as Go templates over the values. */
    readonly data?: { readonly [key: string]: string };
    /** Whether `data` is all of it, or stands beside the values. */
    readonly mergePolicy?: 'Replace' | 'Merge';
  };
}
