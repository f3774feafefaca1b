import type { MessagePort } from 'node:worker_threads';

import type { SentError } from '../threads/errorTransfer';
import { receivedError, sentError } from '../threads/errorTransfer';
import type { Question, Questions } from './reader';
import { InlineReader } from './reader';

/** What the thread is told: a question, that its answer is not wanted any more, whether it may open a path, or to give a sign. */
export type ToThread =
  | { readonly id: number; readonly question: Question; readonly job: Questions[Question]['job'] }
  | { readonly id: number; readonly giveUp: true }
  | { readonly ping: true }
  | { readonly guard: number; readonly refusal?: SentError };

/** What it says: an answer, a failure, or that it wants to open a path. */
export type FromThread =
  | { readonly id: number; readonly answer: Questions[Question]['answer'] }
  | { readonly id: number; readonly failure: SentError }
  | { readonly pong: true }
  | { readonly id: number; readonly guard: number; readonly path: string; readonly purpose: 'read' | 'write' };

/** Main loop of a reader thread: answers each question as it comes, and asks the main thread before it opens a path. */
export function serveReader(port: MessagePort): void {
  const reader = new InlineReader();
  const asked = new Map<number, AbortController>();
  const waiting = new Map<number, (refusal?: SentError) => void>();
  let guards = 0;
  const say = (message: FromThread): void => port.postMessage(message);

  const mayOpen = (id: number, path: string, purpose: 'read' | 'write'): Promise<void> =>
    new Promise((resolve, reject) => {
      const guard = guards++;
      waiting.set(guard, refusal => (refusal ? reject(receivedError(refusal)) : resolve()));
      say({ id, guard, path, purpose });
    });

  port.on('message', (message: ToThread) => {
    if ('ping' in message) {
      say({ pong: true });
      return;
    }
    if ('guard' in message) {
      waiting.get(message.guard)?.(message.refusal);
      waiting.delete(message.guard);
      return;
    }
    const { id } = message;
    if ('giveUp' in message) {
      asked.get(id)?.abort();
      return;
    }
    const abort = new AbortController();
    asked.set(id, abort);
    reader
      .ask(message.question, message.job, (path, purpose) => mayOpen(id, path, purpose), abort.signal)
      .then(
        answer => say({ id, answer }),
        error => say({ id, failure: sentError(error) })
      )
      .finally(() => asked.delete(id));
  });
}
