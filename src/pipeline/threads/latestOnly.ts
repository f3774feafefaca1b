/** Sends news no faster than they are taken: what has gathered meanwhile goes together. */
export interface LatestOnly<T> {
  push(news: T): void;
  /** Resolves when everything was sent. @throws what sending threw */
  sent(): Promise<void>;
}

/**
 * @param join what two pieces of news are together
 * @param send resolves when the receiver is ready for more
 */
export function latestOnly<T>(join: (earlier: T, later: T) => T, send: (news: T) => Promise<void>): LatestOnly<T> {
  let waiting: { news: T } | undefined;
  let sending: Promise<void> | undefined;
  const drain = async (): Promise<void> => {
    while (waiting) {
      const { news } = waiting;
      waiting = undefined;
      await send(news);
    }
    sending = undefined;
  };
  return {
    push: news => {
      waiting = { news: waiting ? join(waiting.news, news) : news };
      if (!sending) {
        sending = drain();
        // Told by `sent`
        sending.catch(() => undefined);
      }
    },
    sent: async () => {
      await sending;
    }
  };
}
