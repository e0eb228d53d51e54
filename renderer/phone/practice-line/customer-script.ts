import type { Clock } from '../../kernel';
import type { CustomerVoice } from './customer-voice';
import type { Step } from './scenario';

export interface ScriptPorts {
  voice: Pick<CustomerVoice, 'say' | 'hush' | 'heard'>;
  clock: Clock;
  hangUp(): void;
  /** The call is over: nothing more is said. */
  over(): boolean;
}

const spoken = 0.02;
const checkMs = 100;
const silenceMs = 1000;

const pause = (clock: Clock, ms: number) =>
  new Promise<void>((resolve) => clock.after(ms, resolve));

const listen = async (ports: ScriptPorts, seconds: number): Promise<void> => {
  const { clock, voice } = ports;
  const end = clock.monotonic() + seconds * 1000;
  let lastSpoken: number | null = null;
  while (!ports.over() && clock.monotonic() < end) {
    await pause(clock, checkMs);
    const now = clock.monotonic();
    if (voice.heard() > spoken) lastSpoken = now;
    else if (lastSpoken !== null && now - lastSpoken >= silenceMs) return;
  }
};

const doStep = async (step: Step, ports: ScriptPorts): Promise<void> => {
  if (step === 'hangUp') return ports.hangUp();
  if ('say' in step) return ports.voice.say(step.say);
  if ('listen' in step) return listen(ports, step.listen.atMost);
  if ('wait' in step) return pause(ports.clock, step.wait * 1000);
  ports.clock.after(step.after * 1000, () => {
    ports.voice.hush();
    ports.hangUp();
  });
  return ports.voice.say(step.sayAndHangUp);
};

/** Plays a customer's script from the moment the call is answered until it ends. */
export const playScript = async (steps: readonly Step[], ports: ScriptPorts): Promise<void> => {
  for (const step of steps) {
    if (ports.over()) return;
    await doStep(step, ports);
  }
};
