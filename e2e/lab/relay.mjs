// One TCP way from one place to another, for programs in namespaces of their own.
// node relay.mjs LISTEN TARGET [IDLE_MS]: an address is host:port or the path of a Unix socket (those are
// the same in every network). With IDLE_MS a connection without traffic is closed, as proxies do.
import { createServer, connect } from 'node:net';
import { existsSync, rmSync } from 'node:fs';

const [listen = '', target = '', idleMs = '0'] = process.argv.slice(2);

const place = (text) => {
  if (text.startsWith('/')) return { path: text };
  const [host, port] = text.split(':');
  return { host, port: Number(port) };
};

const at = place(listen);

// A door to a program that is just starting is patient; a proxy is not.
const reach = (triesLeft, reached) => {
  const beyond = connect(place(target));
  beyond.once('connect', () => reached(beyond));
  beyond.once('error', () => {
    if (triesLeft > 0) setTimeout(() => reach(triesLeft - 1, reached), 50);
    else reached(null);
  });
};

const server = createServer({ pauseOnConnect: true }, (socket) => {
  socket.on('error', () => socket.destroy());
  reach(at.path ? 100 : 0, (beyond) => {
    if (!beyond) {
      socket.destroy();
      return;
    }
    // Either side gone takes the other with it; a reset is how programs end here.
    beyond.on('error', () => socket.destroy()).on('close', () => socket.destroy());
    socket.on('close', () => beyond.destroy());
    socket.pipe(beyond).pipe(socket);
    const idle = Number(idleMs);
    if (idle > 0)
      socket.setTimeout(idle, () => {
        console.log('closed an idle connection');
        socket.destroy();
      });
  });
});
if (at.path && existsSync(at.path)) rmSync(at.path);
server.listen(at, () => console.log('ready'));
