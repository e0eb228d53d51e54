import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, connect, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { ip, removeNamespace, run, runIn } from './namespaces';
import type { Place } from './place';
import { type Program, startProgram } from './program';

/*
 *   home                     nat                          outside
 *   192.168.50.10 -- 192.168.50.1 | 10.77.0.1 ----- 10.77.0.2
 *   192.168.60.10 -- 192.168.60.1 |  second uplink, not used until it is asked for
 */
export const outsideAddress = '10.77.0.2';

/** How the network is cut: the cable (the machine notices) or every packet dropped. */
export type CutKind = 'cable' | 'silent';

export interface Nat {
  home: Place;
  outside: Place;
  cut(kind: CutKind): void;
  mend(): void;
  /** The agent's machine gets another address at home; what was bound to the old one is dead. */
  moveAgent(): void;
  /** The NAT gets another outside address and forgets its mappings; the agent's machine sees nothing of it. */
  moveOutside(): void;
  /** The second way out appears and becomes the first, as when a VPN or a cable comes. */
  secondUplink(): void;
  /** As many interfaces with three addresses each, on none of which anybody answers: VPNs, virtual machines. */
  manyInterfaces(count: number): void;
  /** Every destination another port: only a relay helps. */
  symmetric(): void;
  /** The share of UDP packets lost, both ways, 0 to 100. */
  lose(percent: number): void;
  /** As narrow as this, both ways; null widens it again. */
  narrow(kilobits: number | null): void;
  /** Nothing comes back from this UDP port outside. */
  silence(port: number): void;
  /** A proxy that closes connections on which nothing was said for `idleMs`. */
  proxy(port: number, toPort: number, idleMs: number): Promise<Program>;
  remove(): Promise<void>;
}

/** Makes the three networks; what an earlier run left under the same name is taken away first. */
export const makeNat = async (name: string, folder: string): Promise<Nat> => {
  const at = { home: `${name}h`, nat: `${name}n`, outside: `${name}o` };
  const removeAll = () => Object.values(at).forEach(removeNamespace);
  removeAll();
  process.once('exit', removeAll);
  const sockets = mkdtempSync(join(tmpdir(), `${name}-`));
  const ends: (() => Promise<void>)[] = [];
  try {
    build(at);
  } catch (error) {
    removeAll();
    throw error;
  }
  const place = (space: string, address: string): Place =>
    placeIn({ space, address, folder, sockets, ends });
  return {
    home: place(at.home, '192.168.50.10'),
    outside: place(at.outside, outsideAddress),
    ...deeds(at),
    proxy: async (port, toPort, idleMs) => {
      const program = await startRelay(
        at.outside,
        folder,
        `proxy-${port}`,
        `${outsideAddress}:${port}`,
        `${outsideAddress}:${toPort}`,
        idleMs,
      );
      ends.push(() => program.stop());
      return program;
    },
    remove: async () => {
      for (const end of ends.toReversed()) await end();
      process.removeListener('exit', removeAll);
      removeAll();
      rmSync(sockets, { recursive: true, force: true });
    },
  };
};

interface Spaces {
  home: string;
  nat: string;
  outside: string;
}

const build = (at: Spaces): void => {
  for (const space of Object.values(at)) {
    ip(`netns add ${space}`);
    ip(`-n ${space} link set lo up`);
  }
  const pair = (
    name: string,
    space: string,
    address: string,
    peer: string,
    peerAddress: string,
  ) => {
    ip(`link add ${name} netns ${space} type veth peer name ${peer} netns ${at.nat}`);
    ip(`-n ${space} addr add ${address} dev ${name}`);
    ip(`-n ${at.nat} addr add ${peerAddress} dev ${peer}`);
    ip(`-n ${space} link set ${name} up`);
    ip(`-n ${at.nat} link set ${peer} up`);
  };
  pair('lan0', at.home, '192.168.50.10/24', 'in0', '192.168.50.1/24');
  pair('wan0', at.outside, `${outsideAddress}/24`, 'out0', '10.77.0.1/24');
  ip(`-n ${at.home} route add default via 192.168.50.1`);
  // baresip's ICE fails at once where a private candidate has no route at all.
  ip(`-n ${at.outside} route add default via 10.77.0.1`);
  runIn(at.nat, 'sysctl -qw net.ipv4.ip_forward=1');
  // Packets of a connection whose mapping is gone are not taken for a new one: they vanish, as at many homes.
  runIn(at.nat, 'sysctl -qw net.netfilter.nf_conntrack_tcp_loose=0');
  runIn(at.nat, 'nft -f -', rules);
};

// Without the drop at `in0` an early check from outside makes an entry, and masquerade then picks another port.
const rules = `
table ip nat {
  chain post {
    type nat hook postrouting priority 100;
    oifname "out0" masquerade
  }
}
table inet wall {
  chain through {
    type filter hook forward priority 0; policy accept;
    ct state invalid drop
    ct state established,related accept
    iifname "out0" ct state new drop
  }
  chain into {
    type filter hook input priority 0; policy accept;
    iifname "out0" ct state new drop
  }
}
table inet weather {
  chain through {
    type filter hook forward priority -10; policy accept;
  }
}
`;

const deeds = (at: Spaces): Omit<Nat, 'home' | 'outside' | 'proxy' | 'remove'> => {
  let agents = 10;
  let outsides = 1;
  const weather = (rule: string) => runIn(at.nat, `nft add rule inet weather through ${rule}`);
  const clear = () => runIn(at.nat, 'nft flush chain inet weather through');
  const inHome = (line: string) => ip(`-n ${at.home} ${line}`);
  const inNat = (line: string) => ip(`-n ${at.nat} ${line}`);
  const mapping = (how: string) => {
    runIn(at.nat, 'nft flush chain ip nat post');
    runIn(at.nat, `nft add rule ip nat post oifname out0 masquerade ${how}`.trim());
  };
  return {
    cut: (kind) => {
      if (kind === 'cable') inHome('link set lan0 down');
      else weather('drop');
    },
    mend: () => {
      clear();
      inHome('link set lan0 up');
      // A link that goes down takes its routes with it.
      inHome('route replace default via 192.168.50.1');
    },
    moveAgent: () => {
      inHome(`addr del 192.168.50.${agents}/24 dev lan0`);
      agents += 1;
      inHome(`addr add 192.168.50.${agents}/24 dev lan0`);
      inHome('route replace default via 192.168.50.1');
    },
    moveOutside: () => {
      // The mappings of an address go with it.
      inNat(`addr del 10.77.0.${outsides}/24 dev out0`);
      outsides = outsides === 1 ? 3 : outsides + 1;
      inNat(`addr add 10.77.0.${outsides}/24 dev out0`);
      ip(`-n ${at.outside} route replace default via 10.77.0.${outsides}`);
    },
    secondUplink: () => {
      ip(`link add lan1 netns ${at.home} type veth peer name in1 netns ${at.nat}`);
      inHome('addr add 192.168.60.10/24 dev lan1');
      inNat('addr add 192.168.60.1/24 dev in1');
      inHome('link set lan1 up');
      inNat('link set in1 up');
      inHome('route replace default via 192.168.60.1 dev lan1');
    },
    manyInterfaces: (count) => {
      for (let nth = 0; nth < count; nth++) {
        ip(`link add many${nth} netns ${at.home} type veth peer name far${nth} netns ${at.home}`);
        for (const more of [0, 1, 2])
          inHome(`addr add 172.16.${nth * 3 + more}.10/24 dev many${nth}`);
        inHome(`link set many${nth} up`);
        inHome(`link set far${nth} up`);
      }
    },
    symmetric: () => mapping('random,fully-random'),
    lose: (percent) => {
      clear();
      const share = percent < 100 ? `numgen random mod 100 < ${Math.round(percent)} ` : '';
      if (percent > 0) weather(`meta l4proto udp ${share}drop`);
    },
    narrow: (kilobits) => {
      for (const device of ['in0', 'out0'])
        if (kilobits === null) runIn(at.nat, `tc qdisc del dev ${device} root`);
        else
          runIn(
            at.nat,
            `tc qdisc replace dev ${device} root tbf rate ${kilobits}kbit burst 1600 latency 400ms`,
          );
    },
    silence: (port) => void weather(`udp sport ${port} drop`),
  };
};

interface PlaceOrder {
  space: string;
  address: string;
  folder: string;
  sockets: string;
  ends: (() => Promise<void>)[];
}

const placeIn = ({ space, address, folder, sockets, ends }: PlaceOrder): Place => {
  const command = (name: string, args: readonly string[]) => ({
    command: 'ip',
    args: ['netns', 'exec', space, name, ...args],
  });
  return {
    address,
    mediaAddress: address,
    command,
    executable: (program) => script(folder, space, program),
    door: async (port) => {
      const path = join(sockets, `${space}-${port}`);
      const relay = await startRelay(space, folder, `door-${port}`, path, `127.0.0.1:${port}`);
      ends.push(() => relay.stop());
      return { path };
    },
    mirror: async (port) => {
      const path = join(sockets, `${space}-to-${port}`);
      const server = await listenOn(path, port);
      const relay = await startRelay(space, folder, `mirror-${port}`, `127.0.0.1:${port}`, path);
      ends.push(async () => {
        await relay.stop();
        await new Promise((done) => server.close(done));
      });
    },
    answers: async (port) => {
      const look = `exec 3<>/dev/tcp/${address}/${port}`;
      try {
        run('ip', ['netns', 'exec', space, 'bash', '-c', look]);
        return true;
      } catch {
        // Not up yet: asked again.
        return false;
      }
    },
  };
};

const script = (folder: string, space: string, program: string): string => {
  mkdirSync(folder, { recursive: true });
  const file = resolve(folder, `${basename(program)}-in-${space}.sh`);
  writeFileSync(file, `#!/bin/sh\nexec ip netns exec ${space} ${program} "$@"\n`);
  chmodSync(file, 0o755);
  return file;
};

const startRelay = (
  space: string,
  folder: string,
  name: string,
  listen: string,
  target: string,
  idleMs = 0,
): Promise<Program> => {
  const file = resolve(import.meta.dirname, 'relay.mjs');
  const args = ['netns', 'exec', space, process.execPath, file, listen, target, String(idleMs)];
  const order = { name: `${space}-${name}`, command: 'ip', args, folder };
  return startProgram({ ...order, ready: (logText) => logText().includes('ready') });
};

const listenOn = (path: string, port: number): Promise<Server> =>
  new Promise((listening, reject) => {
    const server = createServer((socket) => {
      const beyond = connect(port, '127.0.0.1');
      socket.on('error', () => beyond.destroy()).on('close', () => beyond.destroy());
      beyond.on('error', () => socket.destroy()).on('close', () => socket.destroy());
      socket.pipe(beyond).pipe(socket);
    });
    server.once('error', reject);
    server.listen(path, () => listening(server));
  });
