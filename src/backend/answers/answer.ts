import type { z } from 'zod';

import type { Progress, requests } from '../../protocol/requests';
import type { PathGuard } from '../../storage/pathGuard';
import type { Report } from '../server/reporter';
import type { UserJobs } from '../server/userJobs';

type Requests = typeof requests;

/** What is known of the server that answers. */
export interface ServerFacts {
  readonly version: string;
  /** What pages and it say to each other, see `CONTRACT` */
  readonly contract: string;
  /** Whether another version or build lies where it was started from */
  isReplaced(): Promise<boolean>;
  /** Folders within which panels may read and write; none: whatever the user may */
  readonly dataRoots: readonly string[];
}

/** What a request is answered with. */
export interface Context<Name extends keyof Requests = keyof Requests> {
  readonly server: ServerFacts;
  /**
   * Asked for every path before it is opened, those of the request included. Throws InputError where it may not be touched,
   * CancelledError where the page has given up meanwhile.
   */
  readonly guard: PathGuard;
  /** Fires when the page gives up or is gone */
  readonly signal: AbortSignal;
  /** Sends the progress of a streamed request */
  readonly report: Report<Progress<Requests[Name]>>;
  readonly jobs: UserJobs;
  /** Has the listener told of new results of any job; returns what ends that */
  onResults(listener: () => void): () => void;
}

/** Answers one request, whose parameters are checked. One that only streams goes on until its signal fires, and then throws CancelledError. */
export type Answer<Name extends keyof Requests> = (
  request: z.output<Requests[Name]['params']>,
  context: Context<Name>
) => Promise<z.input<Requests[Name]['result']>>;

/** One function per request of the protocol. */
export type Answers = { readonly [Name in keyof Requests]: Answer<Name> };

/** Some of them, to be put together. */
export type SomeAnswers<Name extends keyof Requests> = Pick<Answers, Name>;
