/** Which files to watch: one file by `path`, or those that match `pathRegexp`. */
export interface WatchPathConfig {
  /**
   * The folder to watch, absolute. For `file` events with `path` it must end with a slash, or nothing ever matches.
   * Folders inside it are not watched.
   */
  readonly directory: string;
  /** The name of the one file to watch, relative to `directory`. */
  readonly path?: string;
  /** A regular expression that finds the names to watch. It is not anchored: `.txt` also matches `atxt.bak`. */
  readonly pathRegexp?: string;
}
