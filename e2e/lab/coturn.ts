import { createHash, createHmac, X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './namespaces';
import { domain } from './people';
import type { Place } from './place';
import type { Ports } from './ports';
import { type Program, startProgram } from './program';

export interface Coturn extends Program {
  port: number;
  /** `turn:` over UDP or TCP, `turns:` over TLS, and `stun:`, at this server. */
  url(kind: 'stun' | 'turn' | 'turns', transport?: 'udp' | 'tcp'): string;
  /** The hash of its certificate's public key: what a browser of the lab trusts. */
  keyHash: string;
  /** Good for `seconds` from now. */
  credentials(seconds: number): { username: string; credential: string };
}

const secret = 'lab-turn-secret';

/** Debian's coturn with time-limited credentials: the user is its own expiry, the password an HMAC of it. */
export const startCoturn = async (ports: Ports, folder: string, place: Place): Promise<Coturn> => {
  const own = join(folder, 'coturn');
  mkdirSync(own, { recursive: true });
  const port = await ports.take();
  const tlsPort = await ports.take();
  const keyHash = makeCertificate(own, place.address);
  const config = join(own, 'turn.conf');
  writeFileSync(config, lines({ port, tlsPort }, place.address, own));
  const program = await startProgram({
    name: 'coturn',
    ...place.command('turnserver', ['-c', config]),
    folder: own,
    ready: () => place.answers(port),
  });
  return {
    ...program,
    port,
    keyHash,
    url: (kind, transport = 'udp') => {
      if (kind === 'stun') return `stun:${place.address}:${port}`;
      if (kind === 'turns') return `turns:${place.address}:${tlsPort}?transport=tcp`;
      return `turn:${place.address}:${port}?transport=${transport}`;
    },
    credentials: (seconds) => {
      const username = `${Math.floor(Date.now() / 1000) + seconds}:agent`;
      const credential = createHmac('sha1', secret).update(username).digest('base64');
      return { username, credential };
    },
  };
};

/** Signed by itself, for the address; answers the hash of its public key (RFC 7469 section 2.4). */
const makeCertificate = (folder: string, address: string): string => {
  const request = `req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=${domain} -addext subjectAltName=IP:${address}`;
  const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'certificate.pem')];
  run('openssl', [...request.split(' '), ...files]);
  const { publicKey } = new X509Certificate(readFileSync(join(folder, 'certificate.pem')));
  const key = publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(key).digest('base64');
};

const lines = (
  { port, tlsPort }: { port: number; tlsPort: number },
  address: string,
  folder: string,
): string => `listening-port=${port}
tls-listening-port=${tlsPort}
cert=${folder}/certificate.pem
pkey=${folder}/key.pem
listening-ip=${address}
relay-ip=${address}
min-port=40000
max-port=40999
fingerprint
lt-cred-mech
use-auth-secret
static-auth-secret=${secret}
realm=${domain}
no-dtls
no-cli
no-multicast-peers
pidfile=${folder}/turn.pid
userdb=${folder}/turndb
log-file=stdout
simple-log
verbose
`;
