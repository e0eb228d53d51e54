// The browser edition's web server: the built renderer on loopback, and nothing else.
import { generateKeyPairSync, randomBytes, sign, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, resolve, sep } from 'node:path';

const { policy, types } = JSON.parse(
  readFileSync(new URL('../electron/windows/web-files.json', import.meta.url), 'utf8'),
);
const thisMachine = ['ws', 'http'].flatMap((scheme) => [
  `${scheme}://localhost:*`,
  `${scheme}://127.0.0.1:*`,
]);
// The page's settings are not known here: the page draws its own policy tighter, to the servers that they name.
// Without TLS it reaches nothing outside this machine, unless the laboratory says so.
const contentPolicy = (allowUnencrypted) =>
  [
    ...Object.entries(policy).map(([name, sources]) => `${name} ${sources}`),
    `connect-src 'self' wss: https: ${allowUnencrypted ? 'ws: http:' : thisMachine.join(' ')}`,
  ].join('; ');
const headersFor = (allowUnencrypted) => ({
  'content-security-policy': contentPolicy(allowUnencrypted),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'microphone=(self), speaker-selection=(self), hid=(self), camera=(), geolocation=(), display-capture=()',
  'cache-control': 'no-cache',
});

const fileFor = (root, url) => {
  let path;
  try {
    // By hand: a URL parser would quietly tidy `..` away.
    path = decodeURIComponent(url.split(/[?#]/)[0]);
  } catch {
    return null;
  }
  if (!path.startsWith('/') || path.includes('\0') || path.includes('\\')) return null;
  const file = resolve(root, `.${path === '/' ? '/index.html' : path}`);
  return file.startsWith(resolve(root) + sep) ? file : null;
};

const isSame = (given, token) =>
  typeof given === 'string' &&
  given.length === token.length &&
  timingSafeEqual(Buffer.from(given), Buffer.from(token));

const readBody = async (request, limit) => {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
    if (text.length > limit) return text.slice(0, limit);
  }
  return text;
};

// The settings file goes to one page: the one that was opened with the token in its address. It may ask again until it
// says that it stays, for a change of the network makes a page be loaded again before it shows anything.
// The header makes a foreign page ask for permission first (CORS), and nobody here gives it.
const createHandover = (settingsFile, origin, onRefused, always) => {
  const text = settingsFile === undefined ? null : readFileSync(settingsFile, 'utf8');
  const token = randomBytes(32).toString('base64url');
  let isOpen = text !== null;
  let isGiven = false;
  let isRefused = false;
  const give = (response) => {
    isGiven = true;
    const headers = { ...always, 'content-type': 'text/plain; charset=utf-8' };
    response.writeHead(200, { ...headers, 'cache-control': 'no-store' }).end(text);
  };
  const answers = {
    '/handover': {
      isAllowed: () => isOpen,
      answer: (_request, response) => give(response),
    },
    '/handover/taken': {
      isAllowed: () => isGiven,
      answer: (_request, response) => {
        isOpen = false;
        response.writeHead(204, always).end();
      },
    },
    '/handover/refused': {
      isAllowed: () => isGiven,
      answer: async (request, response) => {
        const why = await readBody(request, 500);
        // Said once, however often the page is loaded.
        if (!isRefused) onRefused(why);
        isRefused = true;
        response.writeHead(204, always).end();
      },
    },
  };
  return {
    fragment: text === null ? '' : `#settings=${token}`,
    /** Null for what is no question of it. */
    answerTo: (request) => {
      const asked = Object.hasOwn(answers, request.url) ? answers[request.url] : null;
      if (asked === null) return null;
      const fits =
        request.method === 'POST' &&
        request.headers.origin === origin() &&
        isSame(request.headers['x-allodesk-token'], token);
      if (fits && asked.isAllowed()) return asked.answer;
      return (_request, response) => response.writeHead(403, always).end();
    },
  };
};

/**
 * What the server's pages know it by. They carry its public key and ask with a random word; the other half never leaves
 * this process, so that whoever takes the port later has no answer, whatever it was told while the server lived.
 */
const createProof = () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const known = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  return {
    into: (page) =>
      page.replace('<head>', `<head><meta name="allodesk-server" content="${known}" />`),
    /** Null when it was not asked by a page. */
    answer: ({ url, headers }) => {
      const word = /^\/alive\?nonce=([\w-]{20,100})$/.exec(url)?.[1];
      if (word === undefined || headers['sec-fetch-site'] !== 'same-origin') return null;
      const key = { key: privateKey, dsaEncoding: 'ieee-p1363' };
      return sign('sha256', Buffer.from(word), key).toString('base64');
    },
  };
};

/**
 * What the first script will fetch itself, and the words of the language that it will most likely want: the browser
 * hears of them with the page. The build lists them (electron.vite.config.ts).
 */
const createPreload = (root) => {
  const list = resolve(root, 'preload.json');
  const { scripts, words } = existsSync(list)
    ? JSON.parse(readFileSync(list, 'utf8'))
    : { scripts: [], words: {} };
  return (page, languages = '') => {
    const language = /\b(?:fr|en)\b/i.exec(languages)?.[0].toLowerCase() ?? 'en';
    const files = [...scripts, words[language]].filter((file) => file && !page.includes(file));
    const links = files.map((file) => `<link rel="modulepreload" crossorigin href="./${file}">`);
    return page.replace('</head>', `${links.join('')}</head>`);
  };
};

/**
 * Serves `root` on http://localhost:port. With a settings file the returned address carries the
 * token that fetches it. A taken port rejects with code EADDRINUSE.
 */
export const serveRenderer = async ({
  root,
  port,
  settingsFile,
  onRefused = () => {},
  allowUnencrypted = false,
}) => {
  const always = headersFor(allowUnencrypted);
  const proof = createProof();
  const preload = createPreload(root);
  let actual = port;
  // One name only, because the browser keeps the desk's data by it.
  const host = () => `localhost:${actual}`;
  const handover = createHandover(settingsFile, () => `http://${host()}`, onRefused, always);
  const answer = async (request, response) => {
    // Another name for this address means that a foreign page rebound its own (DNS rebinding).
    if (request.headers.host !== host()) {
      const headers = { ...always, 'content-type': 'text/plain' };
      response.writeHead(403, headers).end(`The desk is at http://${host()}/`);
      return;
    }
    const handOver = handover.answerTo(request);
    if (handOver !== null) {
      await handOver(request, response);
      return;
    }
    const proven = proof.answer(request);
    if (proven !== null) {
      // Stays open as long as the server lives.
      const stream = { ...always, 'content-type': 'text/plain', 'cache-control': 'no-store' };
      response.writeHead(200, stream).write(proven);
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { ...always, allow: 'GET, HEAD' }).end();
      return;
    }
    const file = fileFor(root, request.url ?? '');
    const type = file === null ? undefined : types[extname(file)];
    const read = type === undefined ? null : await readFile(file).catch(() => null);
    if (read === null) {
      response.writeHead(404, { ...always, 'content-type': 'text/plain' }).end('not found');
      return;
    }
    const isPage = extname(file) === '.html';
    const withLinks = (page) => preload(page, request.headers['accept-language']);
    const body = isPage ? Buffer.from(proof.into(withLinks(read.toString()))) : read;
    const headers = { ...always, 'content-type': type, 'content-length': body.length };
    // A page out of the cache would know a server of yesterday.
    if (isPage) headers['cache-control'] = 'no-store';
    response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : body);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  // localhost is ::1 for some browsers: both loopback addresses, where the machine has them.
  const second = createServer((request, response) => server.emit('request', request, response));
  const listen = (one, host) =>
    new Promise((done, failed) => {
      one.once('error', failed);
      one.listen({ port: actual, host, exclusive: true }, () => done(one.address().port));
    });
  actual = await listen(server, '127.0.0.1');
  await listen(second, '::1').catch((error) => {
    if (error.code === 'EADDRINUSE') {
      server.close();
      throw error;
    }
  });
  return {
    url: `http://localhost:${actual}/${handover.fragment}`,
    close: () =>
      Promise.all(
        [server, second].map(
          (one) =>
            new Promise((done) => {
              one.closeAllConnections();
              one.close(() => done());
            }),
        ),
      ).then(() => undefined),
  };
};
