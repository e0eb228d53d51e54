import { app, protocol, session, systemPreferences } from 'electron';
import { deskOrigin } from '../ipc/trusted-frame';
import { hexPair } from '../policy/headset-quirks';
import type { ContentPort } from './ports';

const outside = { urls: ['ws://*/*', 'wss://*/*', 'http://*/*', 'https://*/*'] };

/** Everything that a page could reach for passes the desk's rules (electronjs.org/docs/tutorial/security). */
export const createElectronContent = (): ContentPort => ({
  guard: ({ serve, permit, permitDevice, mayRequest, mayNavigate }) => {
    protocol.handle(deskOrigin.scheme, serve);
    const { defaultSession } = session;
    defaultSession.setPermissionCheckHandler((_contents, permission, origin, details) =>
      permit({
        permission,
        url: details.isMainFrame ? (details.requestingUrl ?? origin) : '',
        media: details.mediaType ? [details.mediaType] : [],
      }),
    );
    defaultSession.setPermissionRequestHandler((_contents, permission, answer, details) => {
      const allowed = permit({
        permission,
        url: details.isMainFrame ? details.requestingUrl : '',
        media: 'mediaTypes' in details ? (details.mediaTypes ?? []) : [],
      });
      if (!allowed || permission !== 'media' || process.platform !== 'darwin') {
        answer(allowed);
        return;
      }
      // macOS asks the user itself, once.
      systemPreferences.askForMediaAccess('microphone').then(answer, () => answer(false));
    });
    // With this, getDevices() gives headsets without a chooser (electronjs.org/docs/tutorial/devices).
    defaultSession.setDevicePermissionHandler(({ deviceType, origin, device }) =>
      permitDevice({
        kind: deviceType,
        origin,
        product:
          'vendorId' in device && 'productId' in device
            ? hexPair(Number(device.vendorId), Number(device.productId))
            : '',
        collections: 'collections' in device ? device.collections : [],
      }),
    );
    defaultSession.webRequest.onBeforeRequest(outside, ({ url }, answer) =>
      answer({ cancel: !mayRequest(url) }),
    );
    app.on('web-contents-created', (_event, contents) => {
      contents.setWindowOpenHandler(() => ({ action: 'deny' }));
      contents.on('will-attach-webview', (event) => event.preventDefault());
      const stay = (event: { url: string; preventDefault: () => void }) => {
        if (!mayNavigate(event.url)) event.preventDefault();
      };
      contents.on('will-navigate', stay);
      contents.on('will-frame-navigate', stay);
      contents.on('will-redirect', stay);
    });
  },
});
