import type { Launchers } from '../jobs/launcher';
import { LocalLauncher } from '../jobs/localLauncher';

/** Where jobs can be started from here. @param script the bundle, which jobs run */
export function launchersFor(script: URL): Launchers {
  return { local: new LocalLauncher(script) };
}
