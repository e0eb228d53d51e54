import { createServer } from 'node:http';

export interface CredentialsServer {
  url: string;
  /** How often it was asked, and with what. */
  asked: string[];
  /** From now on it answers with this status and nothing else; 200: as it should. */
  answerWith(status: number): void;
  stop(): Promise<void>;
}

/** The company's service that opens the relay for a while (draft-uberti-behave-turn-rest-00). */
export const startCredentialsServer = async (
  port: number,
  give: () => { username: string; credential: string; uris: string[]; ttl: number },
): Promise<CredentialsServer> => {
  const asked: string[] = [];
  let status = 200;
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(status, {
      'access-control-allow-origin': '*',
      'content-type': 'application/json',
    });
    const { credential: password, ...rest } = give();
    response.end(status === 200 ? JSON.stringify({ ...rest, password }) : '');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://localhost:${port}/turn?key=lab`,
    asked,
    answerWith: (given) => void (status = given),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
