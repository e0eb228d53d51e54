import { createHmac } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { domain } from './people';
import type { Place } from './place';
import type { Ports } from './ports';
import { type Program, startProgram } from './program';

export interface Coturn extends Program {
  port: number;
  /** `turn:` over UDP or TCP, and `stun:`, at this server. */
  url(kind: 'stun' | 'turn', transport?: 'udp' | 'tcp'): string;
  /** Good for `seconds` from now. */
  credentials(seconds: number): { username: string; credential: string };
}

const secret = 'lab-turn-secret';

/** Debian's coturn with time-limited credentials: the user is its own expiry, the password an HMAC of it. */
export const startCoturn = async (ports: Ports, folder: string, place: Place): Promise<Coturn> => {
  const own = join(folder, 'coturn');
  mkdirSync(own, { recursive: true });
  const port = await ports.take();
  const config = join(own, 'turn.conf');
  writeFileSync(config, lines(port, place.address, own));
  const program = await startProgram({
    name: 'coturn',
    ...place.command('turnserver', ['-c', config]),
    folder: own,
    ready: () => place.answers(port),
  });
  return {
    ...program,
    port,
    url: (kind, transport = 'udp') =>
      kind === 'stun'
        ? `stun:${place.address}:${port}`
        : `turn:${place.address}:${port}?transport=${transport}`,
    credentials: (seconds) => {
      const username = `${Math.floor(Date.now() / 1000) + seconds}:agent`;
      const credential = createHmac('sha1', secret).update(username).digest('base64');
      return { username, credential };
    },
  };
};

const lines = (port: number, address: string, folder: string): string => `listening-port=${port}
listening-ip=${address}
relay-ip=${address}
min-port=40000
max-port=40999
fingerprint
lt-cred-mech
use-auth-secret
static-auth-secret=${secret}
realm=${domain}
no-tls
no-dtls
no-cli
no-multicast-peers
pidfile=${folder}/turn.pid
userdb=${folder}/turndb
log-file=stdout
simple-log
verbose
`;
