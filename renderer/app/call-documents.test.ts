import { beforeEach, describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { callsOnPaper } from '../phone/calls/testing/calls-on-paper';
import type { Recognition, CustomersSnapshot } from '../book/customers';
import { createDocuments, documentKey } from '../platform/desk';
import { callsToDocuments } from './call-documents';
import { endedCallsMakeRoom } from './ended-calls';

const desk = () => {
  const paper = callsOnPaper();
  const { flow: calls } = paper;
  const customers = createStore<CustomersSnapshot>(() => ({
    recognised: {},
    trouble: null,
    roomLow: false,
    bookLost: false,
  }));
  const notes = createStore(() => ({ drafts: {}, trouble: null }));
  const documents = createDocuments();
  callsToDocuments({ calls, customers: { store: customers }, documents });
  endedCallsMakeRoom({ calls, notes: { store: notes } });
  const recognise = (call: string, chosen: string | null) =>
    customers.setState(({ recognised }) => {
      const one: Recognition = {
        interactionId: call,
        number: '0612345678',
        state: 'done',
        matches: [],
        chosen,
      };
      return { recognised: { ...recognised, [call]: one } };
    });
  const talkedThrough = (call: string) => {
    paper.talk(call);
    paper.clock.advance(30_000);
    paper.hangUpThere(call);
  };
  return {
    paper,
    calls,
    documents,
    notes,
    recognise,
    talkedThrough,
    tabs: () => documents.store.getState().open.map(documentKey),
    shown: () => documents.store.getState().current,
  };
};

let all: ReturnType<typeof desk>;
beforeEach(() => {
  all = desk();
});

describe("an unknown caller's tab", () => {
  it('stands until its call is put away, then shows the day again', () => {
    all.talkedThrough('a');
    expect(all.tabs()).toEqual(['today', 'caller:a']);
    expect(all.shown()).toBe('caller:a');
    all.calls.dismiss('a');
    expect(all.tabs()).toEqual(['today']);
    expect(all.shown()).toBe('today');
  });
  it('leaves alone what else is being looked at', () => {
    all.talkedThrough('a');
    all.documents.show({ kind: 'settings', section: 'line' });
    all.calls.dismiss('a');
    expect(all.tabs()).toEqual(['today', 'settings']);
    expect(all.shown()).toBe('settings');
  });
  it('waits behind a task that is under way, and takes the screen again after it', () => {
    all.documents.show({ kind: 'settings', section: 'headset' });
    const release = all.documents.hold('settings');
    all.talkedThrough('a');
    expect(all.tabs()).toEqual(['today', 'settings', 'caller:a']);
    expect(all.shown()).toBe('settings');
    release();
    all.talkedThrough('b');
    expect(all.shown()).toBe('caller:b');
  });
  it('stays while something typed in it is not saved', () => {
    all.talkedThrough('a');
    all.documents.setDraft('edit:a', { familyName: 'Lef' });
    all.calls.dismiss('a');
    expect(all.tabs()).toEqual(['today', 'caller:a']);
    all.documents.setDraft('edit:a', undefined);
    all.talkedThrough('b');
    expect(all.tabs()).toEqual(['today', 'caller:b']);
  });
  it('gives way to the call that goes on', () => {
    all.paper.talk('a');
    all.paper.ring('b');
    all.paper.hangUpThere('b');
    all.calls.dismiss('b');
    expect(all.tabs()).toEqual(['today', 'caller:a']);
    expect(all.shown()).toBe('caller:a');
  });
});

describe("a recognised customer's tab", () => {
  it('stays while it is looked at after the call, and leaves when the next call comes', () => {
    all.talkedThrough('a');
    all.recognise('a', 'claire');
    all.calls.dismiss('a');
    expect(all.tabs()).toEqual(['today', 'customer:claire']);
    all.paper.ring('b');
    expect(all.tabs()).toEqual(['today', 'caller:b']);
  });
  it('that the agent had opened before is not touched', () => {
    all.documents.show({ kind: 'customer', id: 'claire' });
    all.talkedThrough('a');
    all.recognise('a', 'claire');
    all.documents.show({ kind: 'today' });
    all.calls.dismiss('a');
    expect(all.tabs()).toEqual(['today', 'customer:claire']);
  });
  it('is kept for another call of hers', () => {
    all.talkedThrough('a');
    all.recognise('a', 'claire');
    all.paper.ring('b');
    all.recognise('b', 'claire');
    all.documents.show({ kind: 'today' });
    all.calls.dismiss('a');
    expect(all.tabs()).toEqual(['today', 'customer:claire']);
  });
  it('stays while a contact is being written by hand in it', () => {
    all.talkedThrough('a');
    all.recognise('a', 'claire');
    all.documents.setDraft('contact:claire', { subject: 'Le' });
    all.documents.show({ kind: 'today' });
    all.calls.dismiss('a');
    expect(all.tabs()).toEqual(['today', 'customer:claire']);
  });
});

describe('what is open stays bounded', () => {
  it('over twenty calls that are put away', () => {
    for (let call = 0; call < 20; call++) {
      all.talkedThrough(`c${call}`);
      if (call % 2) all.recognise(`c${call}`, `customer${call}`);
      all.calls.dismiss(`c${call}`);
    }
    expect(all.tabs()).toEqual(['today', 'customer:customer19']);
  });
  it('over twenty answered calls whose wrap-up is never finished: the newest is left', () => {
    for (let call = 0; call < 20; call++) all.talkedThrough(`c${call}`);
    expect(all.paper.phases()).toEqual(['c19 ended']);
    expect(all.tabs()).toEqual(['today', 'caller:c19']);
  });
  it('over twenty calls that nobody answers', () => {
    for (let call = 0; call < 20; call++) {
      all.paper.ring(`c${call}`);
      all.paper.hangUpThere(`c${call}`);
    }
    expect(all.paper.phases()).toEqual(['c19 ended']);
    expect(all.tabs()).toEqual(['today', 'caller:c19']);
  });
});

describe('an ended call', () => {
  it('with a note is not taken away by one that only rings', () => {
    all.paper.ring('a');
    all.paper.hangUpThere('a');
    const interactionId = all.paper.find('a')?.interactionId ?? '';
    all.notes.setState({ drafts: { [interactionId]: { text: 'To call back' } } });
    all.paper.ring('b');
    expect(all.paper.phases()).toEqual(['a ended', 'b ringing']);
  });
  it('being written up is not taken away by one that only rings', () => {
    all.talkedThrough('a');
    all.paper.ring('b');
    expect(all.paper.phases()).toEqual(['a ended', 'b ringing']);
  });
  it('that was lost can still be called back by one key after the next call', () => {
    all.paper.talk('a');
    all.paper.clock.advance(30_000);
    all.paper.tell({ kind: 'ended', call: 'a', end: { reason: 'mediaFailed', by: 'network' } });
    all.talkedThrough('b');
    expect(all.paper.phases()).toEqual(['a ended', 'b ended']);
  });
});
