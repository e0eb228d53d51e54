import { describe, expect, it } from 'vitest';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { callsOnPaper } from '../calls/testing/calls-on-paper';
import { ok } from '../../kernel';
import type { TeamSnapshot } from './team-door';
import type { TeamFlowParts } from './team-flow';
import { createServices } from './team-services';

/** Forwarding by codes, over calls on paper. */
const desk = () => {
  const calls = callsOnPaper();
  const values = { 'line.forwardOnCode': '*21*{target}#', 'line.forwardOffCode': '#21#' };
  const known = (key: string) => ({ value: Reflect.get(values, key) ?? '' });
  const settings = new Proxy({}, { get: (_, key) => known(String(key)) });
  const kept: unknown[] = [];
  const store = createStore(() => ({
    forward: { when: 'off', to: '', after: 20, by: 'desk' },
    forwarding: 'no',
    parked: [],
  })) as unknown as StoreApi<TeamSnapshot>;
  const parts = {
    calls: calls.flow,
    clock: calls.clock,
    settings: {
      store: createStore(() => ({ settings })),
      changeAll: async (changed: unknown) => {
        kept.push(changed);
        return ok(null);
      },
    },
    shelf: { read: () => [], write: () => undefined },
  } as unknown as TeamFlowParts;
  const services = createServices(parts, store);
  const forwarding = (): TeamSnapshot['forwarding'] => store.getState().forwarding;
  return { ...calls, services, forwarding, kept };
};

describe('forwarding by a code of the PBX', () => {
  const asked = async () => {
    const rig = desk();
    await rig.services.setForward('always', '4109', 20);
    expect(rig.orders).toContain('id0 dial *21*4109# early');
    expect(rig.forwarding()).toBe('asking');
    return rig;
  };

  it('is set when the PBX answers', async () => {
    const { tell, forwarding, kept } = await asked();
    tell({ kind: 'established', call: 'id0' });
    expect(forwarding()).toBe('no');
    expect(kept).toMatchObject([{ 'team.forwardWhen': 'always', 'team.forwardTo': '4109' }]);
  });

  it('is set by a PBX that answers and hangs up in one breath', async () => {
    const { tell, kept } = await asked();
    tell({ kind: 'ended', call: 'id0', end: { reason: 'hungUp', by: 'remote' } });
    expect(kept).toHaveLength(1);
  });

  it('is not set when the PBX refuses the code', async () => {
    const { tell, forwarding, kept } = await asked();
    tell({ kind: 'ended', call: 'id0', end: { reason: 'notFound', by: 'remote', status: 404 } });
    expect(forwarding()).toBe('refused');
    expect(kept).toEqual([]);
  });
});
