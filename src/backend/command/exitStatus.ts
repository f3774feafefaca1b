/** Exit status of every command: all well, something failed, wrong usage; a cancelled one ends like one killed by Ctrl-C. */
export enum ExitStatus {
  Ok = 0,
  Failed = 1,
  Usage = 2,
  Cancelled = 130
}
