import type { DeskBridge, DeskInfo } from '@contract';
import type { CallRow } from '../../book/customers';
import type { CustomerBook } from '../../book/customers';
import type { AudioDoor } from '../../phone/audio';
import type { LineDoor } from '../../phone/line';
import type { PhoneDoors } from '../../phone/port';
import type { SettingsDoor } from '../../platform/settings';
import type { CallOfBundle } from './bundle';
import type { DiagnosticsDoor } from './diagnostics-door';
import { createLineHistory } from './line-history';
import { countLongTasks } from './long-tasks';
import { type Clock, fail, type Log, ok } from '../../kernel';

const callsOfBundle = 10;

const lastCalls = (book: Pick<CustomerBook, 'watchCalls'>): Promise<CallRow[]> =>
  new Promise((resolve) => {
    let stop: (() => void) | null = null;
    let told = false;
    stop = book.watchCalls(callsOfBundle, (rows) => {
      told = true;
      stop?.();
      resolve(rows);
    });
    if (told) stop();
  });

const ofBundle = ({ interaction }: CallRow): CallOfBundle => ({
  startedAt: interaction.startedAt,
  direction: interaction.direction,
  practice: interaction.practice,
  talkedSeconds: interaction.call?.talkedSeconds ?? 0,
  endReason: interaction.call?.endReason ?? null,
  endedBy: interaction.call?.endedBy ?? null,
  status: interaction.call?.status ?? null,
  quality: interaction.call?.quality ?? null,
});

interface Needs {
  bridge: DeskBridge;
  info: DeskInfo;
  settings: Pick<SettingsDoor, 'store'>;
  line: Pick<LineDoor, 'store'>;
  audio: { door: Pick<AudioDoor, 'store'> };
  book: Pick<CustomerBook, 'watchCalls'>;
  remote: Pick<PhoneDoors, 'probe'>;
  clock: Clock;
  log: Log;
}

/** Follows the line from now on, and gathers what the file holds when it is asked for. */
export const diagnosticsService = (needs: Needs): { doors: { diagnostics: DiagnosticsDoor } } => {
  const { bridge, info, line, audio, book, remote, clock, log } = needs;
  const history = createLineHistory(() => clock.now());
  history.add(line.store.getState().state);
  line.store.subscribe(({ state }) => history.add(state));
  const longTasks = countLongTasks();
  const make: DiagnosticsDoor['make'] = async () => {
    // Here already, unless it is asked for in the first second (feature.ts).
    const { bundleText, hashOf } = await import('./bundle');
    const { settings } = needs.settings.store.getState();
    const { devices, microphone } = audio.door.store.getState();
    const tail = await bridge.ask('log.tail', null);
    const text = bundleText({
      at: clock.now(),
      info: info,
      userAgent: navigator.userAgent,
      settings,
      userHash: await hashOf(settings['line.user'].value, settings['line.domain'].value),
      line: {
        now: line.store.getState().state.phase,
        history: history.events(),
        counts: history.counts(),
      },
      microphone,
      devices,
      calls: (await lastCalls(book)).map(ofBundle),
      refused: await remote.probe.refused(),
      longTasks: longTasks(),
      log: tail.ok ? tail.value : [`no log: ${tail.code}`],
    });
    return ok({ name: `allodesk-${new Date(clock.now()).toISOString().slice(0, 10)}.json`, text });
  };
  const diagnostics: DiagnosticsDoor = {
    make: () =>
      make().catch((error: unknown) => {
        log('error', `diagnostics: ${String(error)}`);
        return fail('diagnosticsFailed', 'bug');
      }),
  };
  return { doors: { diagnostics } };
};
