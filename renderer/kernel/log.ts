/** Where the renderer's log lines go. Numbers, names, notes and secrets do not belong in them. */
export type Log = (level: 'info' | 'warn' | 'error', text: string) => void;

export const silentLog: Log = () => undefined;
