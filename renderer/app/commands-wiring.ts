import type { DeskBridge } from '@contract';
import type { Desk } from './desk';
import type { Clock } from '../kernel';
import { createDeskCommands } from './desk-commands';
import { deskState } from './presence';

/** Commands of other programs are taken as long as somebody waits for them; each news begins its own round, so that none waits for another. */
export const commandsToDesk = (bridge: DeskBridge, desk: Desk, clock: Clock): void => {
  const run = createDeskCommands({
    calls: desk.calls,
    keys: desk.keys,
    setDial: desk.documents.setDial,
    presence: () => deskState(desk),
    country: () => desk.settings.store.getState().settings['line.country'].value,
    clock,
  });
  const takeAll = async () => {
    for (;;) {
      const next = await bridge.ask('command.take', null);
      if (!next.ok || next.value === null) return;
      const { id, command } = next.value;
      await bridge.ask('command.answer', { id, outcome: await run(command) });
    }
  };
  // A bug in it is seen where all are: nobody waits for the end.
  bridge.hear('command.waiting', () => void takeAll());
};
