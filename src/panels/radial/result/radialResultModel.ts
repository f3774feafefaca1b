import type { Backend } from '../../connection';
import { FindingsModel } from '../findings/findingsModel';
import { ProfilesModel } from '../profiles/profilesModel';

/** What a transform left of one scan: its profiles, and what lies beside them. */
export class RadialResultModel {
  constructor(backend: Backend) {
    this.profiles = new ProfilesModel(backend);
    this.findings = new FindingsModel(backend);
  }

  readonly profiles: ProfilesModel;
  readonly findings: FindingsModel;

  /** @param mean file of the mean profiles; undefined: none. @param made when it was made: another time is another result */
  show(mean: string | undefined, made?: string): void {
    this.profiles.show(mean, made);
    this.findings.show(mean, made);
  }

  dispose(): void {
    this.profiles.dispose();
    this.findings.dispose();
  }
}
