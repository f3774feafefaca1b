import type { InspectReport } from '../../protocol/inspection';
import type { Overview } from '../../protocol/overview';
import type { Params, requests } from '../../protocol/requests';
import type { ConversionRunner } from './conversions';

/** What a path is wanted for. */
export type Purpose = 'read' | 'write';

/** Decides whether a path may be touched. Everything that opens a path on behalf of a panel asks first. */
export interface PathAccess {
  /**
   * @returns the path with every link resolved
   * @throws InputError `E_OUTSIDE_ROOTS`, `E_PATH` or `E_PERMISSION`
   */
  check(path: string, purpose: Purpose): Promise<string>;
}

export interface ServiceContext {
  /**
   * The requested path has been checked; a service asks again for each path it derives: files it finds in a folder
   * (any of them may be a link), side files, results.
   */
  readonly access: PathAccess;
  readonly signal: AbortSignal;
}

/** What the server can do beyond keeping house: given by the rest of the backend. */
export interface Services {
  inspect(request: Params<typeof requests.inspect>, context: ServiceContext): Promise<InspectReport>;
  overview(request: Params<typeof requests.overview>, context: ServiceContext): Promise<Overview>;
  convert: ConversionRunner;
}
