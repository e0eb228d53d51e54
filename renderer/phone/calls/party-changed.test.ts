import { describe, expect, it } from 'vitest';
import { callsOnPaper } from './testing/calls-on-paper';

const party = (number: string, displayName = '') => ({ number, displayName, anonymous: false });
const withheld = { number: '', displayName: '', anonymous: true };

describe('a far end that names itself anew', () => {
  it('is somebody else in the same call and the same interaction', () => {
    const { find, flow, tell, talk, told } = callsOnPaper();
    talk('a');
    flow.hold('a');
    tell({ kind: 'holdChanged', call: 'a', held: true });
    const before = find('a');
    const ines = party('4102', 'Ines');
    tell({ kind: 'partyChanged', call: 'a', remote: ines });
    // The dialog is the same: what was agreed in it holds.
    expect(find('a')).toEqual({ ...before, remote: ines });
    expect(told.at(-1)).toMatchObject({
      kind: 'partyChanged',
      before: { number: '0612345678', displayName: 'Claire' },
      same: false,
    });
  });
  it.each(['+33612345678', '06 12 34 56 78', '0033612345678'])(
    'is the same party where its number is only written as %s',
    (number) => {
      const { find, tell, talk, news } = callsOnPaper();
      talk('a');
      const before = [find('a'), news().length];
      tell({ kind: 'partyChanged', call: 'a', remote: party(number) });
      expect([find('a'), news().length]).toEqual(before);
    },
  );
  it('has a new name, and the number stays as it was dialled', () => {
    const { find, tell, talk, told } = callsOnPaper();
    talk('a');
    tell({ kind: 'partyChanged', call: 'a', remote: party('+33612345678', 'Claire Martin') });
    expect(find('a')?.remote).toEqual(party('0612345678', 'Claire Martin'));
    expect(told.at(-1)).toMatchObject({ kind: 'partyChanged', same: true });
  });
  it('may be nobody that is known any more', () => {
    const { find, tell, talk, news } = callsOnPaper();
    talk('a');
    tell({ kind: 'partyChanged', call: 'a', remote: withheld });
    expect(find('a')?.remote).toEqual(withheld);
    const told = news().length;
    tell({ kind: 'partyChanged', call: 'a', remote: withheld });
    expect(news()).toHaveLength(told);
  });
  it('is seen while it rings, and not any more when it is over', () => {
    const { find, ring, tell, hangUpThere, news } = callsOnPaper();
    ring('a');
    tell({ kind: 'partyChanged', call: 'a', remote: party('4102') });
    expect(find('a')?.remote.number).toBe('4102');
    hangUpThere('a');
    const told = news().length;
    tell({ kind: 'partyChanged', call: 'a', remote: party('4103') });
    tell({ kind: 'partyChanged', call: 'nowhere', remote: party('4103') });
    expect(find('a')?.remote.number).toBe('4102');
    expect(news()).toHaveLength(told);
  });
});
