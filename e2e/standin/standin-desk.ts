import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { chromiumPath, environment, soundFlags } from '../lab/chromium';
import { teachGaps } from '../lab/gap';
import { thisMachine } from '../lab/place';
import { writeTone } from '../lab/wav';
import { bundleStandin } from './bundle';
import { type Desktop, type DesktopOrder, prepareFolder } from './desktop';
import { pageScript } from './page-script';
import { startStandin, type StandinProcess } from './standin-process';
import type { DesktopLook, FetchedFile, FromStandin, SecurityLook } from './wire';

const scheme = 'app://desk';

/** The desk's own scheme as http, with its headers, so that its policy is enforced by the browser. */
const serveScheme = async (
  port: number,
  main: () => StandinProcess | null,
  bare: boolean,
): Promise<Server> => {
  const server = createServer((request, response) => {
    const answer = async () => {
      const process = main();
      if (!process) throw new Error('no main process');
      const url = `${scheme}${request.url ?? '/'}`;
      const { status, headers, body } = (await process.ask({ do: 'fetch', url })) as FetchedFile;
      const isPage = headers['content-type']?.startsWith('text/html') ?? false;
      response.writeHead(status, headers).end(bare && isPage ? '<!doctype html><p>' : body);
    };
    answer().catch(() => response.writeHead(502).end());
  });
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', done);
  });
  return server;
};

/** A browser takes it at its start only. */
const ipHandling = 'default_public_and_private_interfaces';

const openBrowser = (order: DesktopOrder, folder: string): Promise<BrowserContext> => {
  const silent = order.tone === undefined && order.voice === undefined;
  const voice = order.voice ?? writeTone(join(folder, 'voice.wav'), order.tone ?? 0);
  const fake = [
    '--use-fake-device-for-media-stream',
    ...(silent ? [] : [`--use-file-for-fake-audio-capture=${voice}`]),
  ];
  return chromium.launchPersistentContext(join(folder, 'profile'), {
    ...chromiumPath(order.place),
    args: [
      ...soundFlags,
      '--use-fake-ui-for-media-stream',
      // What the main process asks of Electron's window; the journey holds the two together.
      `--webrtc-ip-handling-policy=${ipHandling}`,
      ...(order.sound ? [] : fake),
    ],
    ...(order.sound ? { env: { ...environment(), ...order.sound.env } } : {}),
    ignoreDefaultArgs: ['--mute-audio'],
    viewport: { width: 1280, height: 800 },
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    // Only to put a foreign frame where the policy would never let one be.
    bypassCSP: order.letForeignFramesIn ?? false,
  });
};

/** The built desk on the stand-in for Electron: real main process, real preload, a page as its window. */
export const openOnStandin = async (
  order: DesktopOrder,
  folder: string,
  port: number,
): Promise<Desktop> => {
  const origin = `http://localhost:${port}`;
  const out = process.env['ALLODESK_OUT'] ?? resolve(import.meta.dirname, '../../out');
  prepareFolder(order, folder);
  const standin = await bundleStandin(folder);
  let main: StandinProcess | null = null;
  const server = await serveScheme(port, () => main, order.bare ?? false);
  await order.place?.mirror(port);
  const context = await openBrowser(order, folder);
  const page: Page = context.pages()[0] ?? (await context.newPage());
  const running = () => {
    if (!main) throw new Error('the desk is not running');
    return main;
  };

  await context.exposeBinding('__standinInvoke', ({ frame }, channel: string, args: unknown[]) =>
    running().ask({
      do: 'invoke',
      channel,
      args,
      frame: {
        url: frame.url().replace(origin, scheme),
        isTop: frame.parentFrame() === null,
      },
    }),
  );
  await teachGaps(context);
  await context.addInitScript({
    content: pageScript(readFileSync(join(out, 'preload/preload.cjs'), 'utf8')),
  });

  let output = '';
  let loaded = (): void => undefined;
  // One after the other, as Electron delivers them.
  let queue: Promise<void> = Promise.resolve();
  const inOrder = (work: () => Promise<void>) => {
    // A page that goes away in the middle hears no more; a page that fails is seen by what the test asks.
    queue = queue.then(work).catch((error: unknown) => {
      output += `${String(error)}\n`;
    });
  };
  const heard = (message: FromStandin) => {
    if (message.say === 'load')
      inOrder(async () => {
        await page.goto(message.url.replace(scheme, origin), { waitUntil: 'load' });
        main?.tell({ do: 'loaded' });
        loaded();
      });
    else if (message.say === 'unload')
      inOrder(async () => {
        const mayGo = await page.evaluate(() =>
          window.dispatchEvent(new Event('beforeunload', { cancelable: true })),
        );
        main?.tell({ do: 'unloadAnswered', mayGo });
      });
    else if (message.say === 'send')
      inOrder(() =>
        page.evaluate(
          ([channel, args]) => {
            const hear: unknown = Reflect.get(window, '__standinHear');
            if (typeof hear === 'function') hear(channel, args);
          },
          [message.channel, message.args] as const,
        ),
      );
  };

  // A short path: longer ones than 100 bytes are refused.
  const sessionFolder = mkdtempSync(join(tmpdir(), 'desk-'));
  const program = (argv: readonly string[], hear: typeof heard) =>
    startStandin({
      main: join(out, 'main/main.js'),
      standin,
      argv,
      environment: {
        STANDIN_DATA: join(folder, 'data'),
        STANDIN_KEY_FILE: join(folder, 'key-store'),
        STANDIN_KEYCHAIN: order.keychain ?? 'gnome_libsecret',
        STANDIN_TAKEN_KEYS: (order.takenKeys ?? []).join(','),
        ALLODESK_POLICY_FILE: join(folder, 'policy.json'),
        XDG_RUNTIME_DIR: sessionFolder,
      },
      heard: hear,
      place: order.place ?? thisMachine,
    });
  const start = async (argv: readonly string[]) => {
    const shown = new Promise<void>((done) => {
      loaded = done;
    });
    main = program(argv, heard);
    await Promise.race([
      shown,
      main.ended.then((code) => {
        throw new Error(`main ended with ${code}\n${main?.output() ?? ''}`);
      }),
    ]);
  };
  const stop = async (signal?: 'SIGKILL') => {
    if (!main) return;
    if (signal) main.kill(signal);
    else main.tell({ do: 'quit' });
    await main.ended;
    output += main.output();
    main = null;
  };
  await start(order.argv ?? []);

  return {
    page,
    context,
    dataFolder: join(folder, 'data'),
    sessionFolder,
    kind: 'standin',
    output: () => output + (main?.output() ?? ''),
    restart: async (how = 'closed', argv = []) => {
      await stop(how === 'killed' ? 'SIGKILL' : undefined);
      await page.goto('about:blank');
      await start(argv);
    },
    secondStart: async (argv) => running().tell({ do: 'secondStart', argv: [...argv] }),
    command: async (...words) => {
      const client = program(words, () => undefined);
      return { code: await client.ended, output: client.output() };
    },
    press: async (accelerator) => running().tell({ do: 'press', accelerator }),
    power: async (event) => running().tell({ do: 'power', event }),
    clickNotice: async () => running().tell({ do: 'clickNotice' }),
    pageGone: async () => running().tell({ do: 'pageGone', reason: 'crashed' }),
    closeWindow: async (button = 0) => {
      running().tell({ do: 'answerNext', button });
      running().tell({ do: 'closeWindow' });
    },
    permits: async (permission, url, mediaTypes = []) =>
      (await running().ask({ do: 'permission', permission, url, mediaTypes })) === true,
    probe: async (urls) => (await running().ask({ do: 'probe', urls })) as SecurityLook,
    look: async () => (await running().ask({ do: 'look' })) as DesktopLook,
    close: async () => {
      await stop();
      await context.close();
      await new Promise((done) => server.close(done));
      rmSync(sessionFolder, { recursive: true, force: true });
    },
  };
};
