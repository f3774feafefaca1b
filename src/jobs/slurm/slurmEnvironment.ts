import { scrubbed } from '../environment';

/** Variables by which Slurm's commands take options, and what a job that holds the server has left. */
const SLURM = /^(SLURM|SLURMD|SBATCH|SALLOC|SRUN|SQUEUE|SACCT|SCANCEL|SCONTROL|SINFO)_/;

/**
 * What Slurm's commands see of the server's environment: no secrets, none of the variables that would go over the options of a script, and
 * messages in the language that is read here. Where the configuration lies is the site's to say.
 */
export function slurmEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { SLURM_CONF: configuration } = environment;
  const kept = Object.entries(scrubbed(environment)).filter(([name]) => !SLURM.test(name));
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    ...(configuration !== undefined && { SLURM_CONF: configuration })
  };
}
