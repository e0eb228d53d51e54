import { deskTest as test, expect } from '../standin/desk-test';
import { ask, askValue } from '../standin/in-page';

const secret = 'correct-horse-4108';
const own = 'app://desk/index.html';
const foreign = [
  'https://evil.example/',
  'http://desk/index.html',
  'ws://evil.example/',
  'wss://evil.example/',
  'app://evil/index.html',
  'app://desk.evil.example/index.html',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,x',
  'about:blank',
];

// Electron's security checklist (electronjs.org/docs/latest/tutorial/security): 2, 3, 4, 6, 11.
const webPreferences = {
  nodeIntegration: false,
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
  webviewTag: false,
  navigateOnDragDrop: false,
  backgroundThrottling: false,
};
/** What takes a protection away by being named at all: 2, 8, 9, 10. */
const opensUp = (name: string) =>
  [
    'nodeIntegrationInWorker',
    'nodeIntegrationInSubFrames',
    'allowRunningInsecureContent',
    'experimentalFeatures',
    'enableBlinkFeatures',
    'disableBlinkFeatures',
    'plugins',
    'additionalArguments',
  ].includes(name);

test.describe('the page of the desktop edition', () => {
  test('a hostile frame is refused by the contract', async ({ openDesktop }) => {
    const desk = await openDesktop('standin', { letForeignFramesIn: true });
    await askValue(desk.page, 'vault.keep', { name: 'line', secret, memoryOnly: false });
    await desk.page.route('https://evil.example/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<p>evil</p>' }),
    );
    await desk.page.evaluate(async () => {
      for (const set of [
        (frame: HTMLIFrameElement) => (frame.src = 'https://evil.example/'),
        (frame: HTMLIFrameElement) => (frame.srcdoc = '<p>inside</p>'),
      ]) {
        const frame = document.createElement('iframe');
        set(frame);
        document.body.append(frame);
        await new Promise((done) => frame.addEventListener('load', done));
      }
    });
    const frames = desk.page.frames().filter((frame) => frame !== desk.page.mainFrame());
    expect(frames.map((frame) => frame.url())).toEqual(['https://evil.example/', 'about:srcdoc']);
    for (const frame of frames)
      expect(await ask(frame, 'vault.read', 'line')).toEqual({ ok: false, code: 'untrustedFrame' });
    const other = await desk.context.newPage();
    await other.route('https://evil.example/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<p>evil</p>' }),
    );
    await other.goto('https://evil.example/index.html');
    expect(await ask(other, 'settings.read', null)).toMatchObject({ code: 'untrustedFrame' });
    // And what does not fit the contract, from the desk's own page.
    for (const [name, request] of [
      ['vault.read', 'admin'],
      ['settings.write', [{ key: 'line.nothing', value: 1 }]],
      ['journal.append', { interactionId: 'x', at: 'now', note: '' }],
    ] as const)
      expect(await ask(desk.page, name, request as never)).toMatchObject({ code: 'badRequest' });
    expect(await askValue(desk.page, 'vault.read', 'line')).toBe(secret);
  });

  test('is shut in: preload, policy, permissions', async ({ openDesktop }) => {
    const desk = await openDesktop('standin', { stored: '{"line":{"server":"wss://pbx.test"}}' });
    expect(await desk.look()).toMatchObject({ webPreferences, loaded: [own] });
    expect(Object.keys((await desk.look()).webPreferences).filter(opensUp)).toEqual([]);
    const { at, ...set } = await desk.probe([own, ...foreign]);
    expect(set).toEqual({
      sandboxed: true,
      // Not one that policies do not hold for, nor one for service workers or extensions.
      schemes: [
        {
          scheme: 'app',
          privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
        },
      ],
      webview: false,
      external: [],
    });
    expect(at[own]).toMatchObject({ opens: false, hears: true, holds: true });
    for (const url of foreign)
      expect([url, at[url]]).toEqual([
        url,
        { leaves: [], opens: false, requests: false, hears: false, holds: false },
      ]);
    expect((await desk.look()).ipHandling).toBe('default_public_and_private_interfaces');
    const seen = await desk.page.evaluate(() => [
      Object.keys(Reflect.get(window, 'desk') as object),
      ['require', 'process', 'module', 'ipcRenderer'].filter((name) => name in window),
    ]);
    expect(seen).toEqual([['ask', 'hear'], []]);

    const answer = await desk.page.reload();
    const policy = answer?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("connect-src 'self' wss://pbx.test");
    expect(policy).toContain("default-src 'none'; script-src 'self'");
    const blocked = await desk.page.evaluate(async () => {
      const found: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        found.push(event.effectiveDirective),
      );
      const refused = (write: () => void) => {
        try {
          write();
        } catch {
          found.push('refused');
        }
      };
      const script = document.createElement('script');
      script.append('window.wasRun = true');
      document.body.append(script);
      // Markup, a script from elsewhere and text as a script stop before the policy need look at them.
      refused(() => (document.body.innerHTML = '<img src=x onerror="window.wasRun = true">'));
      refused(() => (document.createElement('script').src = 'https://evil.example/x.js'));
      refused(() => void new Worker('data:text/javascript,1'));
      const types = Reflect.get(window, 'trustedTypes') as { createPolicy(name: string): void };
      refused(() => types.createPolicy('mine'));
      await fetch('https://evil.example/').catch(() => undefined);
      await new Promise((done) => setTimeout(done, 200));
      return [[...new Set(found)].toSorted(), 'wasRun' in window];
    });
    expect(blocked).toEqual([
      ['connect-src', 'refused', 'require-trusted-types-for', 'trusted-types'],
      false,
    ]);

    expect(await desk.permits('media', own, ['audio'])).toBe(true);
    expect(await desk.permits('media', own, ['audio', 'video'])).toBe(false);
    expect(await desk.permits('media', 'https://evil.example/', ['audio'])).toBe(false);
    expect(await desk.permits('speaker-selection', own)).toBe(true);
    for (const never of ['geolocation', 'display-capture', 'openExternal', 'usb'])
      expect(await desk.permits(never, own)).toBe(false);
  });
});
