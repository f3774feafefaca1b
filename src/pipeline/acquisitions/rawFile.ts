/** A raw file as the table first sees it. */
export interface RawFile {
  readonly path: string;
  readonly bytes: number;
  /** Milliseconds since 1970 */
  readonly modified: number;
  /** Names of the side files that stand beside it: when that changes, there is more to read */
  readonly sideFiles: string;
}
