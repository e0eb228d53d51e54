import { deskTest as test, expect } from '../standin/desk-test';
import { ask, askValue } from '../standin/in-page';

const secret = 'correct-horse-4108';

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
    expect((await desk.look()).webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      backgroundThrottling: false,
    });
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
      const script = document.createElement('script');
      script.textContent = 'window.wasRun = true';
      document.body.append(script);
      await fetch('https://evil.example/').catch(() => undefined);
      await new Promise((done) => setTimeout(done, 200));
      return [...found.toSorted(), 'wasRun' in window];
    });
    expect(blocked).toEqual(['connect-src', 'script-src-elem', false]);

    const own = 'app://desk/index.html';
    expect(await desk.permits('media', own, ['audio'])).toBe(true);
    expect(await desk.permits('media', own, ['audio', 'video'])).toBe(false);
    expect(await desk.permits('media', 'https://evil.example/', ['audio'])).toBe(false);
    expect(await desk.permits('speaker-selection', own)).toBe(true);
    for (const never of ['geolocation', 'display-capture', 'openExternal', 'usb'])
      expect(await desk.permits(never, own)).toBe(false);
  });
});
