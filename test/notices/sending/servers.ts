import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createNetServer, type Server, type Socket } from 'node:net';

export interface Local {
  readonly port: number;
  close(): Promise<void>;
}

/** Listens on this machine until closed, also while somebody still hangs on. */
export function listen(server: Server): Promise<Local> {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      const close = () =>
        new Promise<void>((closed) => {
          for (const socket of open) socket.destroy();
          server.close(() => closed());
        });
      resolve({ port, close });
    });
  });
}

export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A gateway that keeps what it got and answers as told. */
export async function httpServer(
  answer: (request: Received, ...rest: Parameters<RequestListener>) => void,
): Promise<Local & { readonly received: Received[] }> {
  const received: Received[] = [];
  const server = createServer((req, res) => {
    let body = '';
    req.on('data', (chunk: Buffer) => {
      body += chunk.toString('utf8');
    });
    req.on('end', () => {
      const one = { method: req.method ?? '', url: req.url ?? '', headers: req.headers, body };
      received.push(one);
      answer(one, req, res);
    });
  });
  return { ...(await listen(server)), received };
}

/** What a mail server does at a step instead of the usual; `drop` ends the connection. */
export type SmtpStep = 'EHLO' | 'STARTTLS' | 'RCPT' | 'DATA' | 'END';
export type SmtpManners = Partial<Record<SmtpStep, string>>;

/** A mail server that speaks as much of RFC 5321 as a client needs, and keeps the mails it took. */
export async function smtpServer(manners: SmtpManners = {}): Promise<Local & { readonly mails: string[] }> {
  const mails: string[] = [];
  const server = createNetServer((socket) => {
    let isInMail = false;
    let buffer = '';
    const say = (step: SmtpStep, usual: string): void => {
      const line = manners[step] ?? usual;
      if (line === 'drop') socket.destroy();
      else if (line !== 'silence') socket.write(`${line}\r\n`);
    };
    socket.write('220 mail.kelu.example\r\n');
    socket.on('data', (chunk) => {
      buffer += chunk.toString('utf8');
      for (;;) {
        const end = buffer.indexOf(isInMail ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + (isInMail ? 5 : 2));
        if (isInMail) {
          isInMail = false;
          mails.push(line);
          say('END', '250 taken');
        } else if (/^EHLO/i.test(line)) say('EHLO', '250 mail.kelu.example');
        else if (/^STARTTLS/i.test(line)) say('STARTTLS', '454 not now');
        else if (/^RCPT/i.test(line)) say('RCPT', '250 ok');
        else if (/^DATA/i.test(line)) {
          isInMail = manners.DATA === undefined;
          say('DATA', '354 go on');
        } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
        else socket.write('250 ok\r\n');
      }
    });
  });
  return { ...(await listen(server)), mails };
}
