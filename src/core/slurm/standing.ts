/** Where a task is for Slurm: still to begin, at work, or over in some way. */
export type SlurmPhase = 'waiting' | 'running' | 'ended';

const WAITING = new Set([
  'PENDING',
  'CONFIGURING',
  'REQUEUED',
  'REQUEUE_HOLD',
  'REQUEUE_FED',
  'RESV_DEL_HOLD',
  'SPECIAL_EXIT'
]);
// COMPLETING: the node tidies up, and how it ended is not said yet
const RUNNING = new Set(['RUNNING', 'COMPLETING', 'SUSPENDED', 'STOPPED', 'SIGNALING', 'STAGE_OUT', 'RESIZING']);

/** @param state Slurm's word, https://slurm.schedmd.com/squeue.html#SECTION_JOB-STATE-CODES */
export function phaseOf(state: string): SlurmPhase {
  return WAITING.has(state) ? 'waiting' : RUNNING.has(state) ? 'running' : 'ended';
}

/** Why a task waits, as a sentence. */
export interface Waiting {
  readonly sentence: string;
  /** It waits for ever unless somebody does something */
  readonly isStuck: boolean;
  /** Its user said that it is not to start yet */
  readonly isHeld?: boolean;
}

/** Reasons by which a task waits for its turn, https://slurm.schedmd.com/job_reason_codes.html */
const IN_TURN: readonly (readonly [RegExp, string])[] = [
  [/^Resources$/, 'Waits for resources: the nodes it could run on are in use.'],
  [/^Priority$/, 'Waits for its turn: jobs of higher priority are before it.'],
  [/^JobArrayTaskLimit$/, 'Waits for other tasks of this job: only so many run at the same time.'],
  [/^Dependency$/, 'Waits for another job to end.'],
  [/^BeginTime$/, 'Waits for its time: Slurm starts it in a few minutes, as after a failure of its node.'],
  [/^Reservation/, 'Waits for its reservation to begin.'],
  [/^Licenses$/, 'Waits for a licence.'],
  [/^Cleaning$/, 'Waits until its former run is tidied up.'],
  [/^(Assoc|QOS)/, 'Waits until less of yours, or of your account, runs: a limit of the site is reached.'],
  [/ReqNodeNotAvail|^Nodes required for job are DOWN|^NodeDown/, 'Waits for nodes that are down, drained or reserved.']
];

/** Reasons by which a task never starts on its own, with what helps. */
const STUCK: readonly (readonly [RegExp, string])[] = [
  [
    /^PartitionTimeLimit$/,
    'it asks for more time than its partition gives. Cancel it, and submit it again with less time'
  ],
  [
    /^(PartitionConfig|PartitionNodeLimit|NodeConfig|BadConstraints)/,
    'no node of its partition has what it asks for, or not for so long. Cancel it, and submit it again with less memory, fewer cores or less time, or to another partition'
  ],
  [
    /^(PartitionDown|PartitionInactive)/,
    'its partition is closed. Submit it to another one, or ask the people of the cluster when it opens'
  ],
  [
    /^DependencyNeverSatisfied/,
    'the job it waits for has failed or was cancelled. Cancel it, and run the failed one again'
  ],
  [/^InvalidAccount/, 'its account does not exist or has ended. Submit it again with another account'],
  [
    /^(InvalidQOS|QOSNotAllowed)/,
    'its quality of service (QOS) is not for this account or partition. Submit it again with another one'
  ],
  [/^AccountNotAllowed/, 'its account may not use this partition. Submit it again with another partition or account'],
  [
    /(GrpCPUMinutes|GrpCPURunMinutes|GrpTRESMinutes|GrpWall|UsageLimit|BillingMinutes)/,
    'the time granted to its account is used up. Ask for more, or submit it again with another account'
  ],
  [
    /MaxWallDuration|MaxCpuPerJob|MaxCpusPerJob|MaxMemoryPerJob|MaxMemPerJob|MaxNodePerJob|MaxTRESPerJob|MaxCpuMinutesPerJob/,
    'it asks for more than a single job may have here. Cancel it, and submit it again with less'
  ],
  [
    /^JobHoldMaxRequeue/,
    'its node could not start it again and again, so Slurm holds it. Cancel it, and look at its log'
  ],
  [/^JobHeldAdmin/, 'it is held by the people of the cluster. Ask them to release it, or cancel it'],
  [
    /launch failed requeued held|user env retrieval failed/,
    'its node could not start it, so Slurm holds it. Cancel it and submit it again'
  ]
];

/** @param reason Slurm's own word for it, which the sentence closes with where it does not explain itself */
export function whyWaiting(reason: string | undefined): Waiting {
  if (reason === undefined || reason === 'None') {
    return { sentence: 'Slurm is about to decide when it starts.', isStuck: false };
  }
  if (/^JobHeldUser/.test(reason)) {
    return { sentence: 'Held: it starts after it is released (jobs release).', isStuck: false, isHeld: true };
  }
  const stuck = STUCK.find(([pattern]) => pattern.test(reason));
  if (stuck) {
    return { sentence: `Will never start: ${stuck[1]} (${reason}).`, isStuck: true };
  }
  const [, sentence] = IN_TURN.find(([pattern]) => pattern.test(reason)) ?? [];
  return { sentence: sentence ?? `Waits. Slurm says: ${reason}.`, isStuck: false };
}
