/** What is typed behind the command of a capability. */
export interface CapabilityFlags extends Readonly<Record<string, unknown>> {
  readonly json?: boolean;
  readonly task?: number;
  readonly library?: string;
  readonly workers?: number;
}
