import { contextBridge, ipcRenderer } from 'electron';
import type { AskName, TellName } from '@contract';

// The contract's names, written in by the build (build/electron.vite.config.ts): its schemas stay outside.
declare const __ASK_NAMES__: readonly AskName[];
declare const __TELL_NAMES__: readonly TellName[];

type Listener = (news: unknown) => void;

const tellNames: readonly string[] = __TELL_NAMES__;
const asks: ReadonlySet<string> = new Set(__ASK_NAMES__);
const listeners = new Map<string, Set<Listener>>(tellNames.map((name) => [name, new Set()]));
// A link may be opened before the page listens: what came until then is kept for the first listener.
const early = new Map<string, unknown[]>(tellNames.map((name) => [name, []]));

for (const name of tellNames)
  ipcRenderer.on(name, (_event, news: unknown) => {
    const kept = early.get(name);
    if (kept && kept.length < 20) kept.push(news);
    for (const listener of listeners.get(name) ?? []) listener(news);
  });

contextBridge.exposeInMainWorld('desk', {
  ask: (name: string, request: unknown): Promise<unknown> =>
    asks.has(name)
      ? ipcRenderer.invoke(name, request)
      : Promise.resolve({ ok: false, code: 'badRequest', detail: 'no such question' }),
  hear: (name: string, listener: Listener): (() => void) => {
    const all = listeners.get(name);
    if (!all) throw new Error('no such news');
    all.add(listener);
    const kept = early.get(name) ?? [];
    early.delete(name);
    for (const news of kept) listener(news);
    return () => {
      all.delete(listener);
    };
  },
});
