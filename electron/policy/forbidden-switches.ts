/** Switches of Chromium and Node that take away a protection, or let others in (peter.sh/experiments/chromium-command-line-switches). */
const forbidden = new RegExp(
  `^(?:${[
    'no-sandbox',
    'disable-(?:setuid|namespace|seccomp-filter|gpu)-sandbox',
    'allow-sandbox-debugging',
    'single-process',
    'in-process-gpu',
    'no-zygote.*',
    'remote-debugging-.*',
    'remote-allow-origins',
    'inspect.*',
    'js-flags',
    'load-extension',
    'disable-web-security',
    'disable-site-isolation.*',
    'allow-running-insecure-content',
    'unsafely-treat-insecure-origin-as-secure',
    'ignore-certificate-errors.*',
    'ignore-urlfetcher-cert-requests',
    'allow-insecure-localhost',
    'host-(?:resolver-)?rules',
    'log-net-log',
    'ssl-key-log-file',
    'use-fake-.*',
    'use-mock-keychain',
    'browser-subprocess-path',
    'use-file-for-fake-.*',
    'auto-(?:accept|select)-.*',
    '(?:renderer|utility|gpu|ppapi|zygote)-(?:cmd-prefix|launcher)',
  ].join('|')})$`,
);

/** Those among the arguments, for a program that is installed: it refuses to start with them. */
export const forbiddenSwitches = (argv: readonly string[], isWindows: boolean): string[] => {
  const end = argv.indexOf('--');
  const given = end === -1 ? argv : argv.slice(0, end);
  // One dash is enough, and a slash on Windows, in any case of letters there.
  const form = isWindows ? /^(?:--?|\/)([a-z-]+)/i : /^--?([a-z-]+)/;
  // Chromium trims each of them.
  const nameOf = (one: string) => form.exec(one.trim())?.[1]?.toLowerCase() ?? '';
  return given.slice(1).filter((one) => forbidden.test(nameOf(one)));
};

/** What an installed program must not be started with: an argument, a variable, or what Electron made of either. */
export const forbiddenStart = (start: {
  argv: readonly string[];
  isWindows: boolean;
  environment: Readonly<Record<string, string | undefined>>;
  hasSwitch: (name: string) => boolean;
}): string[] => {
  const found = forbiddenSwitches(start.argv, start.isWindows);
  const variable = 'ELECTRON_DISABLE_SANDBOX';
  if (start.environment[variable] !== undefined) found.push(variable);
  return found.length === 0 && start.hasSwitch('no-sandbox') ? ['--no-sandbox'] : found;
};
