import type { JsonObject } from '../json';
import type { Int64 } from '../scalars';

/** What Argo CD keeps in a cluster as a repository says. `argoproj.io/v1alpha1`. */
export interface ApplicationSpec {
  /** The AppProject, which says what may go where. */
  readonly project: string;
  /** Where the manifests are. This, or `sources`. */
  readonly source?: ApplicationSource;
  /** Several places; of an object that is in two of them the later one wins. */
  readonly sources?: readonly ApplicationSource[];
  /** Where they go. */
  readonly destination: ApplicationDestination;
  /** What happens when both differ. Absent: nothing, until somebody asks for it. */
  readonly syncPolicy?: SyncPolicy;
  /** Fields whose differences do not count. */
  readonly ignoreDifferences?: readonly {
    /** The group of the objects. */
    readonly group?: string;
    /** Their kind. */
    readonly kind: string;
    /** Their name. */
    readonly name?: string;
    /** Their namespace. */
    readonly namespace?: string;
    /** The fields, as JSON pointers. */
    readonly jsonPointers?: readonly string[];
    /** The fields, as jq paths. */
    readonly jqPathExpressions?: readonly string[];
    /** Fields that these writers set. */
    readonly managedFieldsManagers?: readonly string[];
  }[];
  /** What a person should know; a link is shown as one. */
  readonly info?: readonly { readonly name: string; readonly value: string }[];
  /**
   * How many past syncs are remembered, to go back to.
   *
   * @default 10
   */
  readonly revisionHistoryLimit?: Int64;
}

/** Where manifests are. */
export interface ApplicationSource {
  /** The address of the repository: of git, of Helm charts, or of an OCI registry. */
  readonly repoURL: string;
  /** The folder in it. */
  readonly path?: string;
  /** The branch, tag or commit; of a chart its version. Absent: the newest. */
  readonly targetRevision?: string;
  /** The name of the chart, in a repository of charts. */
  readonly chart?: string;
  /** A name under which other sources find files of this one: `$values/...`. */
  readonly ref?: string;
  /** A name for it. */
  readonly name?: string;
  /** How plain manifests are read. */
  readonly directory?: {
    /** With all folders below. */
    readonly recurse?: boolean;
    /** Files to leave out, as a pattern. */
    readonly exclude?: string;
    /** Files to take, as a pattern. */
    readonly include?: string;
  };
  /** How a kustomization is built. */
  readonly kustomize?: {
    /** What names begin with. */
    readonly namePrefix?: string;
    /** What names end with. */
    readonly nameSuffix?: string;
    /** Images with other names or tags: `shop=registry.example.com/shop:1.4`. */
    readonly images?: readonly string[];
    /** Labels that everything gets. */
    readonly commonLabels?: { readonly [key: string]: string };
    /** Annotations that everything gets. */
    readonly commonAnnotations?: { readonly [key: string]: string };
    /** The namespace that everything goes to. */
    readonly namespace?: string;
    /** Parts to add. */
    readonly components?: readonly string[];
    /** Changes. */
    readonly patches?: readonly {
      /** The change itself. */
      readonly patch?: string;
      /** A file with the change. */
      readonly path?: string;
      /** What is changed. */
      readonly target?: JsonObject;
      /** Whether it may change the kind or the name. */
      readonly options?: { readonly [option: string]: boolean };
    }[];
    /** How many pods. */
    readonly replicas?: readonly { readonly name: string; readonly count: number | string }[];
    /** The version of kustomize. */
    readonly version?: string;
  };
  /** How a chart is rendered. */
  readonly helm?: {
    /** The name of the release. Absent: that of the Application. */
    readonly releaseName?: string;
    /** Values, as YAML in a text. */
    readonly values?: string;
    /** Values. */
    readonly valuesObject?: JsonObject;
    /** Files with values. */
    readonly valueFiles?: readonly string[];
    /** Single values. */
    readonly parameters?: readonly {
      /** Its path. */
      readonly name?: string;
      /** The value. */
      readonly value?: string;
      /** Whether it stays a text. */
      readonly forceString?: boolean;
    }[];
    /** Whether a file with values may be missing. */
    readonly ignoreMissingValueFiles?: boolean;
    /** Whether the custom resource definitions of the chart are left out. */
    readonly skipCrds?: boolean;
  };
  /** A plugin that makes the manifests. */
  readonly plugin?: JsonObject;
}

/** Where manifests go. Either `server` or `name` says which cluster. */
export interface ApplicationDestination {
  /** The address of the API server: `https://kubernetes.default.svc` for Argo CD's own cluster. */
  readonly server?: string;
  /** The name that Argo CD knows the cluster by. */
  readonly name?: string;
  /** The namespace of objects that name none. */
  readonly namespace?: string;
}

/** What happens when repository and cluster differ. */
export interface SyncPolicy {
  /** The cluster follows the repository by itself. */
  readonly automated?: {
    /**
     * Whether objects that are gone from the repository go from the cluster.
     *
     * @default false
     */
    readonly prune?: boolean;
    /**
     * Whether changes in the cluster are undone.
     *
     * @default false
     */
    readonly selfHeal?: boolean;
    /**
     * Whether the repository may become empty.
     *
     * @default false
     */
    readonly allowEmpty?: boolean;
    /** Whether this holds. */
    readonly enabled?: boolean;
  };
  /** How: `CreateNamespace=true`, `ServerSideApply=true` and the like. */
  readonly syncOptions?: readonly string[];
  /** How a sync that failed is repeated. */
  readonly retry?: {
    /** How often; negative for ever. */
    readonly limit?: Int64;
    /** How long to wait in between. */
    readonly backoff?: {
      /** The first wait, as a Go duration. */
      readonly duration?: string;
      /** What the wait is multiplied by. */
      readonly factor?: Int64;
      /** The longest wait, as a Go duration. */
      readonly maxDuration?: string;
    };
  };
  /** What the namespace gets that `CreateNamespace=true` makes. */
  readonly managedNamespaceMetadata?: {
    /** Labels. */
    readonly labels?: { readonly [key: string]: string };
    /** Annotations. */
    readonly annotations?: { readonly [key: string]: string };
  };
}
