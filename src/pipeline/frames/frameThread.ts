import type { MessagePort } from 'node:worker_threads';

import { InputError } from '../../core/errors';
import type { FrameJob, FrameSums } from './frameJob';
import { workOnFrames } from './frameWorker';

/** What a worker thread answers to a job. */
export type ThreadReply =
  | { readonly sums: FrameSums }
  | { readonly failure: { readonly message: string; readonly code?: string; readonly details?: string } };

/** Main loop of a worker thread: one job after another, one reply each. */
export function serveFrameJobs(port: MessagePort): void {
  port.on('message', (job: FrameJob) => {
    workOnFrames(job).then(
      sums => port.postMessage({ sums } satisfies ThreadReply, [sums.sum.buffer, sums.maximum.buffer] as ArrayBuffer[]),
      error => port.postMessage({ failure: failureOf(error) } satisfies ThreadReply)
    );
  });
}

/** Errors lose their class on the way between threads; this keeps what matters of them. */
function failureOf(error: unknown): Extract<ThreadReply, { failure: unknown }>['failure'] {
  if (error instanceof InputError) {
    const { cause } = error;
    return { message: error.message, code: error.code, details: cause instanceof Error ? cause.stack : undefined };
  }
  return error instanceof Error ? { message: error.message, details: error.stack } : { message: String(error) };
}
