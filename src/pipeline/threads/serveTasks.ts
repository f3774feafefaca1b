import type { MessagePort } from 'node:worker_threads';

import type { SentError } from './errorTransfer';
import { sentError } from './errorTransfer';
import type { Job, TaskName } from './tasks';
import { work } from './tasks';

/** A job that a thread is asked to do. */
export interface ThreadRequest<N extends TaskName = TaskName> {
  readonly task: N;
  readonly job: Job<N>;
}

/** Asks a thread to load what jobs of a kind need. It has no reply. */
export interface PrepareRequest {
  readonly prepare: TaskName;
}

/** What it answers. */
export type ThreadReply = { readonly reply: unknown } | { readonly failure: SentError };

/** Main loop of a worker thread: one job after another, one reply each. */
export function serveTasks(port: MessagePort): void {
  port.on('message', (request: ThreadRequest | PrepareRequest) => {
    if ('prepare' in request) {
      // What goes wrong does so again, and is told, when there is a job
      work(request.prepare).catch(() => undefined);
      return;
    }
    answer(request).then(
      reply => port.postMessage({ reply } satisfies ThreadReply),
      error => port.postMessage({ failure: sentError(error) } satisfies ThreadReply)
    );
  });
}

async function answer<N extends TaskName>({ task, job }: ThreadRequest<N>): Promise<unknown> {
  const doing = await work(task);
  return doing(job);
}
