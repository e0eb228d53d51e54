import { beforeEach, describe, expect, it } from 'vitest';
import { paneKey } from './pane-keys';

const byId = (id: string) => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};
const press = (id: string, key: string, held: KeyboardEventInit = {}) => {
  byId(id).focus();
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held });
  byId(id).dispatchEvent(event);
  return paneKey(event, document);
};
const finish = { ctrlKey: true };

beforeEach(() => {
  document.body.innerHTML = `
    <section><textarea id="note"></textarea></section>
    <form id="form"><input id="name"></form>
    <div role="dialog"><button id="explained">Close</button></div>`;
});

describe('the keys of the calls', () => {
  it('finish from anywhere, and send a form that is being filled', () => {
    expect(press('note', 'Enter', finish)).toEqual({ kind: 'finish' });
    expect(press('name', 'Enter', finish)).toEqual({ kind: 'send', form: byId('form') });
    expect(press('note', 'e', finish)).toEqual({ kind: 'note' });
    expect(press('note', 'Escape')).toEqual({ kind: 'close' });
  });

  it('are none with other keys held, or where a key was used already', () => {
    for (const also of [{ altKey: true }, { shiftKey: true }, { metaKey: true }])
      expect(press('note', 'Enter', { ...finish, ...also })).toBeNull();
    expect(press('note', 'Enter')).toBeNull();
    const used = new KeyboardEvent('keydown', { key: 'Escape', cancelable: true });
    used.preventDefault();
    expect(paneKey(used, document)).toBeNull();
  });

  it('count once while they are held', () => {
    expect(press('note', 'Enter', { ...finish, repeat: true })).toEqual({ kind: 'held' });
    expect(press('name', 'Enter', { ...finish, repeat: true })).toEqual({ kind: 'held' });
    expect(press('note', 'a', { repeat: true })).toBeNull();
  });

  it('do nothing in a dialog, nor behind one that has to be answered', () => {
    for (const key of ['Enter', 'e']) expect(press('explained', key, finish)).toBeNull();
    expect(press('explained', 'Escape')).toBeNull();
    for (const modal of ['role="alertdialog"', 'role="dialog" aria-modal="true"']) {
      const asked = document.createElement('div');
      asked.innerHTML = `<div ${modal}><button>Delete</button></div>`;
      document.body.append(asked);
      for (const key of ['Enter', 'e']) expect(press('note', key, finish)).toBeNull();
      expect(press('note', 'Enter', { ...finish, repeat: true })).toBeNull();
      asked.remove();
    }
    expect(press('note', 'Enter', finish)).toEqual({ kind: 'finish' });
  });
});
