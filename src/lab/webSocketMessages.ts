import type { DataCallback, Disposable, Message, MessageReader, MessageWriter } from 'vscode-jsonrpc';
import { AbstractMessageReader, AbstractMessageWriter } from 'vscode-jsonrpc/browser';

/** Reads JSON-RPC messages from a websocket: one text message of the socket is one JSON-RPC message. */
export class WebSocketReader extends AbstractMessageReader implements MessageReader {
  constructor(private readonly socket: WebSocket) {
    super();
  }

  listen(callback: DataCallback): Disposable {
    this.socket.onmessage = event => {
      try {
        callback(JSON.parse(String(event.data)) as Message);
      } catch (error) {
        this.fireError(error);
      }
    };
    return { dispose: () => (this.socket.onmessage = null) };
  }
}

/** Writes JSON-RPC messages to a websocket, each as one text message. */
export class WebSocketWriter extends AbstractMessageWriter implements MessageWriter {
  constructor(private readonly socket: WebSocket) {
    super();
  }

  async write(message: Message): Promise<void> {
    this.socket.send(JSON.stringify(message));
  }

  end(): void {
    this.socket.close();
  }
}
