// What Electron asks the program about the page: its files, its permissions, where it may go.
import type { EventEmitter } from 'node:events';
import { shell } from './standin-parts';
import type { SecurityLook, SecurityProbe } from './wire';

type Serve = (request: Request) => Promise<Response>;
let serve: Serve = async () => new Response(null, { status: 404 });
let schemes: SecurityLook['schemes'] = [];
export const protocol = {
  registerSchemesAsPrivileged: (given: SecurityLook['schemes']) => {
    schemes = given;
  },
  handle: (_scheme: string, run: Serve) => {
    serve = run;
  },
};
export const fetchFile = async (url: string) => {
  const response = await serve(new Request(url));
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
  };
};

type PermissionHandler = (
  contents: unknown,
  permission: string,
  answer: (allowed: boolean) => void,
  details: object,
) => void;
type PermissionCheck = (
  contents: unknown,
  permission: string,
  origin: string,
  details: object,
) => boolean;
type DeviceCheck = (question: { deviceType: string; origin: string; device: object }) => boolean;
type RequestFilter = (asked: { url: string }, answer: (what: { cancel?: boolean }) => void) => void;
let permissionHandler: PermissionHandler | null = null;
// Without them Electron allows nearly everything.
let permissionCheck: PermissionCheck = () => true;
let deviceCheck: DeviceCheck = () => true;
let requestFilter: RequestFilter = (_asked, answer) => answer({});
export const session = {
  defaultSession: {
    setPermissionCheckHandler: (handler: PermissionCheck) => {
      permissionCheck = handler;
    },
    setDevicePermissionHandler: (handler: DeviceCheck) => {
      deviceCheck = handler;
    },
    setPermissionRequestHandler: (handler: PermissionHandler) => {
      permissionHandler = handler;
    },
    webRequest: {
      onBeforeRequest: (_filter: unknown, handler: RequestFilter) => {
        requestFilter = handler;
      },
    },
  },
};

export const askPermission = (permission: string, url: string, mediaTypes: string[]) =>
  new Promise<boolean>((done) => {
    const details = { requestingUrl: url, isMainFrame: true, mediaTypes };
    if (permissionHandler) permissionHandler(null, permission, done, details);
    else done(true);
  });

let opens: (asked: { url: string }) => { action: string } = () => ({ action: 'allow' });
export const setWindowOpenHandler = (handler: typeof opens): void => {
  opens = handler;
};

/** Headset (USB HID Usage Tables, page 0x0B, usage 0x05). */
const headset = { vendorId: 1, productId: 1, collections: [{ usagePage: 0x0b, usage: 0x05 }] };

const probeAddress = (contents: EventEmitter, url: string): SecurityProbe => {
  const isStopped = (event: string) => {
    let stopped = false;
    contents.emit(event, { url, preventDefault: () => (stopped = true) });
    return stopped;
  };
  let isCancelled = false;
  // Electron asks it of the network alone.
  if (/^(?:ws|http)s?:/.test(url))
    requestFilter({ url }, ({ cancel }) => (isCancelled = cancel === true));
  else isCancelled = true;
  const details = { requestingUrl: url, isMainFrame: true, mediaType: 'audio' };
  return {
    leaves: ['will-navigate', 'will-frame-navigate', 'will-redirect'].filter(
      (event) => !isStopped(event),
    ),
    opens: opens({ url }).action !== 'deny',
    requests: !isCancelled,
    hears: permissionCheck(null, 'media', url, details),
    holds: deviceCheck({ deviceType: 'hid', origin: url, device: headset }),
  };
};

/** Asks what the program has set, as Electron would, of each address. */
export const probeSecurity = (
  contents: EventEmitter,
  sandboxed: boolean,
  urls: readonly string[],
): SecurityLook => {
  let webview = true;
  contents.emit('will-attach-webview', { preventDefault: () => (webview = false) });
  return {
    sandboxed,
    schemes,
    webview,
    external: shell.asked,
    at: Object.fromEntries(urls.map((url) => [url, probeAddress(contents, url)])),
  };
};
