import { join } from 'node:path';
import { createCommandService } from './command-line/command-service';
import type { DeskInfo, DeskPresence, Handlers, HeadsetTeaching } from '@contract';
import { createDeskLog, type DeskLog } from './desk-log';
import { createDeviceChoice } from './devices/device-choice';
import { createHeadsetTeaching } from './devices/headset-teaching';
import { createHotkeyService } from './hotkeys/hotkey-service';
import { createPublish, type Publish } from './ipc/publish';
import { serve } from './ipc/serve';
import { isDeskUrl } from './ipc/trusted-frame';
import { createNoteJournal } from './journal/note-journal';
import { createLinkService } from './links/link-service';
import { hasNetwork, watchNetwork } from './network/network-watch';
import type { Platform } from './platform/ports';
import { mayConnect, needsNewPolicy, type Places, placesOf } from './policy/connect-sources';
import { settingsArgument } from './policy/settings-argument';
import { createStayAwake } from './power/stay-awake';
import { openSettings } from './settings/open-settings';
import { loadPolicy } from './settings/policy-file';
import { policyPlaces } from './settings/policy-places';
import { importArgumentFile } from './settings/settings-argument-file';
import type { SettingsService } from './settings/settings-service';
import { serveDesk } from './windows/app-protocol';
import { createCallPresence } from './windows/call-presence';
import { type DeskWindow, openDeskWindow } from './windows/desk-window';
import { type DesktopWord, desktopWord, systemLanguage } from './windows/desktop-words';
import { contentPolicy, permits, permitsDevice } from './windows/guard';
import { sayProblems } from './windows/say-problems';

/** Time for the secret to follow a new server before the page is loaded again with the new policy. */
const reloadAfterMs = 1500;

/** The pages follow the configured server: policy, requests, and a fresh page when the server changes. */
const guardContent = (
  platform: Platform,
  settings: SettingsService,
  teaching: () => HeadsetTeaching,
  reload: () => void,
) => {
  const places = (): Places => placesOf(settings.read());
  let served = places();
  platform.content.guard({
    serve: serveDesk(join(platform.app.folder, '../renderer'), () => {
      served = places();
      return contentPolicy(served);
    }),
    permit: permits,
    permitDevice: (question) =>
      permitsDevice(question, {
        quirks: settings.read()['audio.headsetQuirks'].value,
        teaching: teaching(),
      }),
    mayRequest: (url) => mayConnect(url, places()),
    mayNavigate: isDeskUrl,
  });
  settings.onChanged(() => {
    const now = places();
    if (!needsNewPolicy(served, now)) return;
    served = now;
    const stop = platform.every(reloadAfterMs, () => {
      stop();
      reload();
    });
  });
};

const openWindow = (platform: Platform) => {
  const language = systemLanguage(platform.app.languages());
  const word = (name: DesktopWord) => desktopWord(language, name);
  return openDeskWindow({
    platform,
    title: 'Allodesk',
    brokenTitle: word('pageBrokenTitle'),
    brokenText: word('pageBrokenText'),
    unwritten: {
      title: word('unwrittenTitle'),
      text: word('unwrittenText'),
      stay: word('unwrittenStay'),
      leave: word('unwrittenLeave'),
    },
  });
};

interface Services {
  settings: SettingsService;
  window: DeskWindow;
  publish: Publish;
  log: DeskLog;
}

const startHotkeys = (platform: Platform, { settings, window, publish }: Services) => {
  const hotkeys = createHotkeyService(platform.keys, (action) => {
    if (action === 'show') window.show();
    publish('hotkey.pressed', action);
  });
  hotkeys.apply(settings.read());
  settings.onChanged((now) => {
    if (hotkeys.apply(now)) publish('hotkeys.changed', hotkeys.state());
  });
  return hotkeys;
};

const linkSchemes = ['tel', 'sip', 'callto'] as const;

/** Asked for by the agent alone: to take links over at each start would undo what he or IT chose. */
const linkHandlers = ({ app }: Platform): Pick<Handlers, 'links.state' | 'links.claim'> => {
  const state = () => (app.packaged ? app.linksOpenHere(linkSchemes) : 'unavailable');
  return {
    'links.state': state,
    'links.claim': () => {
      if (app.packaged) app.claimLinks(linkSchemes);
      return state();
    },
  };
};

const startLinks = (platform: Platform, { window, publish, log }: Services) => {
  const { app } = platform;
  const links = createLinkService({
    fill: (dial) => {
      window.show();
      publish('link.opened', { dial });
    },
    monotonic: platform.monotonic,
    log,
  });
  app.onOpenLink(links.opened);
  app.onSecondStart((argv) => {
    if (!links.started(argv)) window.show();
  });
  app.onActivate(() => window.show());
  links.started(app.argv);
};

const startPresence = (platform: Platform, { window }: Services) => {
  const outside = createCallPresence({
    tray: platform.tray,
    notices: platform.notices,
    attention: window.attention,
    show: window.show,
    quit: () => platform.app.quit(),
  });
  const awake = createStayAwake(platform.power);
  const language = systemLanguage(platform.app.languages());
  let hasTray = outside.show({
    line: 'off',
    agent: 'unavailable',
    calls: 0,
    ringing: null,
    language,
  });
  return {
    hasTray: () => hasTray,
    take: (presence: DeskPresence) => {
      awake.calls(presence.calls);
      window.calls(presence.calls);
      hasTray = outside.show(presence);
    },
  };
};

const startNetwork = (platform: Platform, { window, publish }: Services) => {
  const follow = () => window.followRoutes(hasNetwork(platform));
  follow();
  return watchNetwork(platform, () => {
    follow();
    publish('network.changed', null);
  });
};

/** Programs of the same user, over a socket of the user's own. Nothing waits for it: the page is served meanwhile. */
const startCommands = (platform: Platform, { settings, window, publish, log }: Services) => {
  const service = createCommandService({
    settings: settings.read,
    show: window.show,
    waits: () => publish('command.waiting', null),
    monotonic: platform.monotonic,
    every: platform.every,
  });
  let server: { close: () => void } | null = null;
  const listens = platform.listenForCommands(service.run, log).then(
    (opened) => {
      server = opened;
      return opened !== null;
    },
    (error: unknown) => {
      log.write('error', `commands: ${String(error)}`);
      return false;
    },
  );
  const handlers: Pick<Handlers, 'command.take' | 'command.answer'> = {
    'command.take': service.take,
    'command.answer': ({ id, outcome }) => {
      service.answered(id, outcome);
      return null;
    },
  };
  return { handlers, listens, close: () => server?.close() };
};

const logHandlers = (log: DeskLog): Pick<Handlers, 'log.tail' | 'log.write'> => ({
  'log.tail': () => log.tail(),
  'log.write': ({ level, text }) => {
    log.write(level, `page: ${text}`);
    return null;
  },
});

/** The composition root of the main process: the one place where its services meet. */
export const compose = async (platform: Platform): Promise<void> => {
  const { app } = platform;
  const log = createDeskLog(platform.log);
  log.write('info', `Allodesk ${app.version} starts on ${app.system}`);

  const policy = await loadPolicy({
    places: policyPlaces(platform),
    copy: join(app.dataFolder, 'policy-last-good.json'),
    log,
  });
  const { vault, settings } = await openSettings(platform, policy.managed, log);
  const argument = settingsArgument(app.argv);
  const refused = argument ? await importArgumentFile(argument, settings, log) : null;
  const journal = createNoteJournal({ folder: join(app.dataFolder, 'journal'), log });

  let window: DeskWindow | null = null;
  const teaching = createHeadsetTeaching(platform.monotonic);
  guardContent(platform, settings, teaching.now, () => window?.reloadWhenQuiet());
  window = openWindow(platform);
  const publish = createPublish(window.send, log);
  const services: Services = { settings, window, publish, log };

  settings.onChanged((now) => publish('settings.changed', now));
  const hotkeys = startHotkeys(platform, services);
  const presence = startPresence(platform, services);
  const devices = createDeviceChoice({
    settings: settings.read,
    onSettings: settings.onChanged,
    decided: (decision) => publish('devices.decided', decision),
  });
  const stopNetwork = startNetwork(platform, services);
  const commands = startCommands(platform, services);
  platform.power.onSuspend(() => publish('power.suspending', null));
  platform.power.onResume(() => publish('power.resumed', null));

  const info = async (): Promise<DeskInfo> => ({
    version: app.version,
    edition: 'electron',
    platform: app.system,
    missing: [
      ...((await vault.state()).because === 'ok' ? [] : (['keychain'] as const)),
      ...(presence.hasTray() ? [] : (['tray'] as const)),
      ...((await commands.listens) ? [] : (['commands'] as const)),
    ],
    languages: app.languages(),
    ...(settings.setAside ? { settingsSetAside: settings.setAside } : {}),
    ...(refused ? { settingsRefused: refused.why } : {}),
    ...(policy.state ? { policy: policy.state } : {}),
  });

  const handlers: Handlers = {
    'settings.read': () => settings.read(),
    'settings.write': (changes) => settings.write(changes),
    'settings.connect': (request) => settings.connect(request),
    'settings.preview': (text) => settings.preview(text),
    'settings.import': (text) => settings.importText(text),
    'vault.state': () => vault.state(),
    'vault.keep': (request) => vault.keep(request),
    'vault.read': (name) => vault.read(name),
    'vault.forget': (name) => vault.forget(name),
    'devices.report': (report) => devices.report(report),
    'headsets.teach': teaching.teach,
    'journal.append': (entry) => journal.append(entry).then(() => null),
    'journal.replay': () => journal.replay(),
    'journal.settled': (states) => journal.settled(states).then(() => null),
    'desk.info': info,
    'desk.presence': (now) => {
      presence.take(now);
      return null;
    },
    'hotkeys.state': () => hotkeys.state(),
    ...logHandlers(log),
    ...linkHandlers(platform),
    ...commands.handlers,
  };
  serve(platform.ipc, handlers, log);

  startLinks(platform, services);
  sayProblems(platform, settings.setAside, refused, policy.state);
  app.onQuit(() => {
    stopNetwork();
    commands.close();
    hotkeys.release();
    void journal.close().catch((error: unknown) => log.write('error', String(error)));
  });
};
