import { describe, expect, it } from 'vitest';
import { afterMachine, microphoneStateOf, nothingKnown } from './microphone-state';

const source = {
  deviceId: 'a',
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
};

describe('what the agent is told of the microphone', () => {
  it('is nothing before anything is known', () => {
    expect(microphoneStateOf(nothingKnown, 'closed')).toBe('unknown');
    expect(microphoneStateOf({ ...nothingKnown, listed: 'hidden' }, 'closed')).toBe('unknown');
  });

  it('follows the permission and the list while nobody uses it', () => {
    const granted = { ...nothingKnown, permission: 'granted' } as const;
    expect(microphoneStateOf({ ...granted, listed: 'some' }, 'closed')).toBe('ready');
    expect(microphoneStateOf({ ...granted, listed: 'none' }, 'closed')).toBe('missing');
    expect(microphoneStateOf({ ...nothingKnown, permission: 'denied' }, 'closed')).toBe('refused');
  });

  it('remembers why it failed until it opens', () => {
    const failed = afterMachine(
      { ...nothingKnown, listed: 'some' },
      { name: 'failed', ticket: 1, source, problem: 'busy' },
    );
    expect(microphoneStateOf(failed, 'closed')).toBe('busy');
    expect(microphoneStateOf(failed, 'opening')).toBe('busy');
    const opened = afterMachine(failed, { name: 'open', ticket: 2, source, refused: null });
    expect(microphoneStateOf(opened, 'open')).toBe('ready');
    expect(microphoneStateOf(opened, 'closed')).toBe('ready');
  });

  it('is not missing for good: in use it is until it opens, afterwards only while none is listed', () => {
    const gone = { ...nothingKnown, problem: 'missing', permission: 'granted' } as const;
    for (const machine of ['failed', 'opening', 'waiting'] as const)
      expect(microphoneStateOf({ ...gone, listed: 'some' }, machine)).toBe('missing');
    expect(microphoneStateOf({ ...gone, listed: 'some' }, 'closed')).toBe('ready');
    expect(microphoneStateOf({ ...gone, listed: 'none' }, 'closed')).toBe('missing');
    const denied = { ...gone, listed: 'some', permission: 'denied' } as const;
    expect(microphoneStateOf(denied, 'closed')).toBe('refused');
  });
});
