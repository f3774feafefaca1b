import type { MessagePort } from 'node:worker_threads';

import type { SentError } from './errorTransfer';
import { sentError } from './errorTransfer';
import type { Job, TaskName } from './tasks';
import { work } from './tasks';

/** What a thread is asked to do. */
export interface ThreadRequest<N extends TaskName = TaskName> {
  readonly task: N;
  readonly job: Job<N>;
}

/** What it answers. */
export type ThreadReply = { readonly reply: unknown } | { readonly failure: SentError };

/** Main loop of a worker thread: one job after another, one reply each. */
export function serveTasks(port: MessagePort): void {
  port.on('message', ({ task, job }: ThreadRequest) => {
    work(task)(job).then(
      reply => port.postMessage({ reply } satisfies ThreadReply),
      error => port.postMessage({ failure: sentError(error) } satisfies ThreadReply)
    );
  });
}
