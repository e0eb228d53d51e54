import type { DeskBridge } from '@contract';
import type { CallRow } from '../book/customers';
import type { Desk } from './desk';
import {
  type CallOfBundle,
  countLongTasks,
  createLineHistory,
  type DiagnosticsDoor,
} from '../features/diagnostics';
import { fail, ok } from '../kernel';
import type { Flows } from './compose';

const callsOfBundle = 10;

const lastCalls = (book: Flows['book']): Promise<CallRow[]> =>
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

/** Follows the line from now on, and gathers what the file holds when it is asked for. */
export const composeDiagnostics = (
  bridge: DeskBridge,
  desk: Omit<Desk, 'diagnostics'>,
  { book, phone, clock, log }: Pick<Flows, 'book' | 'phone' | 'clock' | 'log'>,
): DiagnosticsDoor => {
  const history = createLineHistory(() => clock.now());
  history.add(desk.line.store.getState().state);
  desk.line.store.subscribe(({ state }) => history.add(state));
  const longTasks = countLongTasks();
  const make: DiagnosticsDoor['make'] = async () => {
    // Here already, unless it is asked for in the first second (desk-code.ts).
    const { bundleText, hashOf } = await import('../features/diagnostics/bundle');
    const { settings } = desk.settings.store.getState();
    const { devices, microphone } = desk.audio.store.getState();
    const tail = await bridge.ask('log.tail', null);
    const text = bundleText({
      at: clock.now(),
      info: desk.info,
      userAgent: navigator.userAgent,
      settings,
      userHash: await hashOf(settings['line.user'].value, settings['line.domain'].value),
      line: {
        now: desk.line.store.getState().state.phase,
        history: history.events(),
        counts: history.counts(),
      },
      microphone,
      devices,
      calls: (await lastCalls(book)).map(ofBundle),
      refused: phone.refused(),
      longTasks: longTasks(),
      log: tail.ok ? tail.value : [`no log: ${tail.code}`],
    });
    return ok({ name: `allodesk-${new Date(clock.now()).toISOString().slice(0, 10)}.json`, text });
  };
  return {
    make: () =>
      make().catch((error: unknown) => {
        log('error', `diagnostics: ${String(error)}`);
        return fail('diagnosticsFailed', 'bug');
      }),
  };
};
