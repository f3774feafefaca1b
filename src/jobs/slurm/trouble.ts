import { InputError } from '../../core/errors';

/** Slurm or the way to it did not do what was asked. */
export class SlurmTrouble extends InputError {
  /**
   * @param code `E_SLURM_SILENT`: nobody answered in time, and what was asked for may have been done all the same. `E_SSH`: the
   * login host was not reached. `E_NO_SLURM`: there are no commands of Slurm. `E_SLURM`: Slurm refused, in its own words
   */
  constructor(
    override readonly code: 'E_SLURM_SILENT' | 'E_SSH' | 'E_NO_SLURM' | 'E_SLURM',
    message: string
  ) {
    super(code, message);
    this.name = 'SlurmTrouble';
  }

  get isSilence(): boolean {
    return this.code === 'E_SLURM_SILENT';
  }

  /** Whether nobody was there to answer. */
  get isUnreached(): boolean {
    return this.isSilence || this.code === 'E_SSH';
  }

  /** Whether a user may have no more tasks in the queue. */
  get isOfTooMany(): boolean {
    return TOO_MANY.test(this.message);
  }

  /** Whether all that could not be cancelled had gone before. */
  get isOfGone(): boolean {
    return GONE.test(this.message);
  }
}

/** A limit of the account, or of the quality of service; older versions only call it one of several reasons. */
const TOO_MANY = /(Max|Grp)SubmitJob|job submit limit/;
/** Of what has ended, was never started, or was forgotten since. */
const GONE =
  /^Slurm says: (?:Kill job error on job id \S+: (?:Invalid job id specified|Job\/step already completing or completed)(?:\. )?)+$/;

/** A controller that is down, hung or out of reach, in the words of Slurm's commands. */
const SILENCE =
  /Unable to contact slurm controller|Socket timed out|Zero Bytes were transmitted|Communication connection failure|Connection refused|backup controller/i;

/** What helps where Slurm refuses a job, by its words. */
const REFUSED: readonly (readonly [RegExp, string])[] = [
  [/invalid partition/i, 'Choose another partition: sinfo lists them'],
  [/invalid account/i, 'Name an account of yours that may use this partition: sacctmgr show associations lists them'],
  [/invalid qos/i, 'Its quality of service is "qos" of "directives" in cluster.json: name another one there'],
  [/time limit is invalid/i, 'Ask for less time, or choose a partition that gives more'],
  [
    /memory specification|node configuration is not available|more processors requested|node count specification/i,
    'Ask for less memory or fewer cores, or choose another partition'
  ],
  [/not permitted to use this partition/i, 'Choose another partition or account, or ask the people of the cluster']
];

/** What a command of Slurm said when it failed. @param words its standard error */
export function slurmTrouble(words: string): SlurmTrouble {
  const said = oneSentence(words) || 'nothing at all';
  if (SILENCE.test(words)) {
    return new SlurmTrouble('E_SLURM_SILENT', `The Slurm controller does not answer: ${said}`);
  }
  const [, help] = REFUSED.find(([pattern]) => pattern.test(words)) ?? [];
  const end = /[.!?]$/.test(said) ? '' : '.';
  return new SlurmTrouble('E_SLURM', `Slurm says: ${said}${help === undefined ? '' : `${end} ${help}.`}`);
}

/** Words of ssh, and what to set up. */
const SSH: readonly (readonly [RegExp, string])[] = [
  [
    /REMOTE HOST IDENTIFICATION HAS CHANGED/,
    'its host key has changed. Ask the people of the cluster whether that is right, then remove the old one with ssh-keygen -R'
  ],
  [
    /host key is known|Host key verification failed/,
    'its host key is not known yet. Log in once in a terminal with ssh, check the key and accept it'
  ],
  [/UNPROTECTED PRIVATE KEY|bad permissions/, 'your ssh key can be read by others. Run chmod 600 on it'],
  [
    /Permission denied/,
    'it does not accept an ssh key of yours. Set up a key that needs no password: ssh-keygen, then ssh-copy-id'
  ],
  [/Could not resolve hostname/, 'there is no host of that name. Check the login host'],
  [
    /Connection refused|timed out|No route to host|Network is unreachable/,
    'it cannot be reached. Check the name, or try again later'
  ]
];

/** Undefined where it was not ssh that failed. @param words its standard error */
export function sshTrouble(host: string, words: string): SlurmTrouble | undefined {
  const [, sentence] = SSH.find(([pattern]) => pattern.test(words)) ?? [];
  return sentence === undefined
    ? undefined
    : new SlurmTrouble('E_SSH', `The login host ${host} was not reached: ${sentence}. (${oneSentence(words)})`);
}

/** Lines that end without a stop are sentences of their own. */
function oneSentence(words: string): string {
  return words
    .split('\n')
    .map(line => line.replace(/^\w+: error: /, '').trim())
    .filter(line => line !== '' && !/^@+$/.test(line))
    .map((line, at, { length }) => (at === length - 1 || /[.:,;!?]$/.test(line) ? line : `${line}.`))
    .join(' ')
    .slice(0, 500);
}
