/** The channel names alone, without schemas: all that the preload may see. A test keeps it equal to the contract. */
export const askNames = [
  'settings.read',
  'settings.write',
  'settings.connect',
  'settings.preview',
  'settings.import',
  'vault.state',
  'vault.keep',
  'vault.read',
  'vault.forget',
  'devices.report',
  'journal.append',
  'journal.replay',
  'journal.settled',
  'desk.info',
  'desk.presence',
  'hotkeys.state',
  'log.write',
  'log.tail',
] as const;

export const tellNames = [
  'settings.changed',
  'devices.decided',
  'hotkeys.changed',
  'hotkey.pressed',
  'link.opened',
  'power.suspending',
  'power.resumed',
  'network.changed',
  'ringing.clicked',
] as const;
