export interface WatchPathConfig {
  readonly directory: string;
  readonly path?: string;
  readonly pathRegexp?: string;
}
