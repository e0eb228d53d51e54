import { describe, expect, it, vi } from 'vitest';
import { silentLog } from '../kernel';
import type { SipPhone } from '../phone/sip';
import { createLazyPhone } from './lazy-phone';

const phoneThatNotes = () => {
  const deeds: string[] = [];
  const listeners: ((signal: { kind: 'connected' }) => void)[] = [];
  const phone = {
    line: {
      connect: () => deeds.push('connect'),
      register: () => deeds.push('register'),
      onSignal: (listener: (signal: { kind: 'connected' }) => void) => {
        listeners.push(listener);
        return () => listeners.splice(listeners.indexOf(listener), 1);
      },
    },
    calls: { dial: (call: string, target: string) => deeds.push(`dial ${call} ${target}`) },
    refused: () => ({}),
  } as unknown as SipPhone;
  return { phone, deeds, listeners };
};

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('a phone that is still being loaded', () => {
  it('does what was asked meanwhile, in order, and then at once', async () => {
    const { phone, deeds } = phoneThatNotes();
    const lazy = createLazyPhone(async () => phone, silentLog);
    lazy.line.connect();
    lazy.calls.dial('c', '15', { earlyMedia: false, anonymous: false });
    expect(deeds).toEqual([]);
    await settle();
    expect(deeds).toEqual(['connect', 'dial c 15']);
    lazy.line.register();
    expect(deeds.at(-1)).toBe('register');
  });

  it('lets a listener in who came early, unless it has left again', async () => {
    const { phone, listeners } = phoneThatNotes();
    const lazy = createLazyPhone(async () => phone, silentLog);
    const heard = vi.fn();
    const stop = lazy.line.onSignal(heard);
    lazy.line.onSignal(heard)();
    await settle();
    expect(listeners).toHaveLength(1);
    listeners[0]?.({ kind: 'connected' });
    expect(heard).toHaveBeenCalledOnce();
    stop();
    expect(listeners).toHaveLength(0);
  });

  it('says in the log that it could not be loaded', async () => {
    const log = vi.fn();
    const lazy = createLazyPhone(() => Promise.reject(new Error('no such file')), log);
    lazy.line.connect();
    await settle();
    expect(log).toHaveBeenCalledWith('error', expect.stringContaining('no such file'));
  });
});
