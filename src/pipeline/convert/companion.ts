import { InputError } from '../../core/errors';
import type { RadialResult } from '../../protocol/radial/radialResult';
import type { PathGuard } from '../../storage/pathGuard';
import { FinalFiles } from '../finalFiles';
import type { SinkJobs, SinkResults } from '../frames/sinks';
import type { RawScan } from '../frames/source/rawFrames';
import type { TaskRunner } from '../threads/taskRunner';
import type { ConversionPlan } from './conversionPlan';

export interface CompanionMeans {
  readonly runner: TaskRunner;
  readonly guard: PathGuard;
  readonly signal: AbortSignal;
  readonly overwrite: boolean;
}

/** What else is made of the frames of a conversion, in the same pass. */
export interface Companion {
  /** Looks at some frames and begins files. @throws InputError where it cannot be done; CancelledError */
  begin(plan: ConversionPlan, source: RawScan, files: FinalFiles, means: CompanionMeans): Promise<BegunCompanion>;
  /** Makes the same of what was converted before. @throws as begin */
  after(file: string, means: CompanionMeans): Promise<RadialResult>;
}

export type CompanionSinks = Omit<SinkJobs, 'chunks' | 'detectorBin' | 'scanBin' | 'sums'>;

export interface BegunCompanion {
  readonly sinks: CompanionSinks;
  /**
   * Completes its files.
   *
   * @param written the converted data, complete, by the name they have so far
   */
  finish(found: SinkResults<CompanionSinks>, written: string): Promise<RadialResult>;
}

/** What came of a companion. */
export interface Accompanied {
  readonly radial?: RadialResult;
  /** What the user should know */
  readonly warnings: readonly string[];
}

/** A companion of one conversion, which goes on without it where it cannot be done, and says why. */
export class Accompaniment {
  /** Named after those of the conversion, which they are made from */
  readonly files: FinalFiles;

  constructor(
    private readonly companion: Companion,
    private readonly plan: ConversionPlan,
    private readonly means: CompanionMeans
  ) {
    this.files = new FinalFiles(plan.folder);
  }

  async begin(source: RawScan): Promise<CompanionSinks> {
    const { companion, plan, files, means } = this;
    this.begun = await this.orReason(() => companion.begin(plan, source, files, means));
    return this.begun?.sinks ?? {};
  }

  async finish(...told: Parameters<BegunCompanion['finish']>): Promise<Accompanied> {
    const radial = this.begun && (await this.orReason(() => this.begun?.finish(...told)));
    return { ...(radial && { radial }), warnings: this.warnings };
  }

  /** For data that are left as they are. */
  async after(): Promise<Accompanied> {
    const radial = await this.orReason(() => this.companion.after(this.plan.file, this.means));
    return { ...(radial && { radial }), warnings: this.warnings };
  }

  private async orReason<T>(work: () => Promise<T> | undefined): Promise<T | undefined> {
    try {
      return await work();
    } catch (cause) {
      if (!(cause instanceof InputError)) {
        throw cause;
      }
      this.warnings.push(
        `Converted without radial profiles: ${this.files.named(cause.message)} Then transform the converted file (jupyter 4dstem radial, or the panel Radial transform).`
      );
      await this.files.discard();
      return undefined;
    }
  }

  private begun: BegunCompanion | undefined;
  private readonly warnings: string[] = [];
}
