/** What is needed of a construct. */
export interface Construct {
  /** Its place in the tree. */
  readonly node: {
    readonly path: string;
    readonly scope?: Construct | undefined;
    readonly children: readonly Construct[];
    /** What was said with `addDependency`, in that order. */
    readonly dependencies: readonly Construct[];
    validate(): readonly string[];
  };
}

/** What is needed of an object of a chart. */
export interface ApiObject extends Construct {
  readonly kind: string;
  readonly name: string;
  readonly metadata: { readonly name?: string | undefined };
  toJson(): unknown;
}

/** What is needed of a chart. */
export interface Chart extends Construct {
  toJson(): readonly unknown[];
}

/** What is needed of an app. */
export interface App extends Construct {
  readonly outdir: string;
  readonly outputFileExtension: string;
  readonly yamlOutputType: number;
}

/**
 * What is needed of cdk8s, whichever copy of it the app has loaded: synthesizing an app must not load another one, and nothing else of
 * the command line knows cdk8s.
 */
export interface Cdk8s {
  readonly App: { readonly prototype: { synth(this: App): void } };
  readonly Chart: { readonly prototype: { toJson(): readonly unknown[] }; isChart(value: unknown): value is Chart };
  readonly ApiObject: { isApiObject(value: unknown): value is ApiObject };
  readonly Names: { toDnsLabel(scope: Construct): string };
}

/** How an app divides its objects into files: the values of cdk8s' YamlOutputType. */
export const outputTypes = { filePerApp: 0, filePerChart: 1, filePerResource: 2, folderPerChart: 3 } as const;
