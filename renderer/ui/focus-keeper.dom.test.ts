import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { focusInto, keepFocus } from './focus-keeper';

/** The observer tells after the step that changed the page. */
const changed = () => new Promise((done) => setTimeout(done));
const at = () => document.activeElement?.id || document.activeElement?.tagName;
const byId = (id: string) => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};
/** At once, as a view is drawn. */
const draw = (place: string, html: string) => {
  const drawn = document.createElement('div');
  drawn.innerHTML = html;
  byId(place).replaceChildren(...drawn.childNodes);
};

const key = (name: string, held: KeyboardEventInit = {}) =>
  document.activeElement?.dispatchEvent(
    new KeyboardEvent('keydown', { key: name, bubbles: true, ...held }),
  );
const question = '<section data-takes-focus tabindex="-1" id="question"></section>';

let stop = () => undefined as void;
beforeEach(() => {
  document.body.innerHTML = `
    <section data-focus-falls="directly" id="calls">
      <div id="stage" data-focus-falls="home" data-focus-home="3" tabindex="-1">
        <button id="hang-up">Hang up</button>
      </div>
      <div id="panels"></div>
      <textarea id="note" data-focus-home="1"></textarea>
    </section>
    <section id="customer" data-region>
      <div id="document"><h1>Claire</h1><button id="call">Call</button><button id="edit">Edit</button></div>
    </section>`;
  stop = keepFocus();
});
afterEach(() => stop());

describe('the focus', () => {
  it('begins where work begins', () => {
    expect(at()).toBe('note');
  });

  it('goes home when the deed under it goes, and never to the deed that takes its place', async () => {
    byId('hang-up').focus();
    draw('stage', '<button id="call-back">Call back</button>');
    await changed();
    expect(at()).toBe('note');
  });

  it('is taken by what opens, and given back when that closes', async () => {
    byId('call').focus();
    draw(
      'panels',
      '<section data-takes-focus tabindex="-1" id="panel"><button>Close</button></section>',
    );
    await changed();
    expect(at()).toBe('panel');
    draw('panels', '');
    await changed();
    expect(at()).toBe('call');
  });

  it('is given back to what opened it although that was drawn anew meanwhile', async () => {
    byId('edit').focus();
    draw(
      'document',
      '<form id="form" data-takes-focus><a href="#x">help</a><input id="name"></form>',
    );
    await changed();
    expect(at()).toBe('name');
    draw(
      'document',
      '<h1>Claire</h1><button id="call2">Call</button><button id="edit2">Edit</button>',
    );
    await changed();
    expect(at()).toBe('edit2');
  });

  it('waits for what opened it where that is still being read', async () => {
    byId('edit').focus();
    draw('document', '<div></div>');
    focusInto(byId('document'));
    await changed();
    draw('document', '<form data-takes-focus><input id="name"></form>');
    await changed();
    expect(at()).toBe('name');
    draw('document', '<div></div>');
    await changed();
    expect(at()).toBe('document');
    draw('document', '<h1>Claire</h1><button>Call</button><button id="again">Edit</button>');
    await changed();
    expect(at()).toBe('again');
  });

  it('does not go back to where the agent merely came from by key', async () => {
    byId('note').focus();
    draw('document', '<button id="x">x</button>');
    await changed();
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab' }));
    byId('x').focus();
    draw('document', '<h1 id="title">Bruno</h1>');
    await changed();
    expect(at()).toBe('title');
  });

  it('stays where it is when something else goes, and when what went comes from afar', async () => {
    byId('edit').focus();
    draw('stage', '<button>Answer</button>');
    await changed();
    expect(at()).toBe('edit');
  });

  it('goes to the neighbour when a thing of several is taken away', async () => {
    draw(
      'document',
      '<ul><li id="a"><button id="one">one</button></li><li><button id="two">two</button></li></ul>',
    );
    byId('one').focus();
    byId('a').remove();
    await changed();
    expect(at()).toBe('two');
    byId('two').setAttribute('disabled', '');
    await changed();
    expect(at()).not.toBe('BODY');
  });

  it('goes back when a field gives itself up', async () => {
    byId('edit').focus();
    draw('panels', '<input id="search">');
    byId('search').focus();
    byId('search').blur();
    await changed();
    expect(at()).toBe('edit');
  });

  it('enters what was asked for by its heading, also when that is drawn later', async () => {
    draw('document', '');
    focusInto(byId('document'));
    expect(at()).toBe('document');
    draw('document', '<h1 id="title">Bruno</h1><button>Call</button>');
    await changed();
    expect(at()).toBe('title');
  });
});

describe('what appears while something is typed', () => {
  beforeEach(() => byId('note').focus());

  it.each<[string, () => void]>([
    ['a character', () => key('a')],
    ['a capital, with Shift held anew', () => (key('a'), key('Shift', { shiftKey: true }))],
    ['what AltGr gives', () => key('@', { ctrlKey: true, altKey: true, modifierAltGraph: true })],
    ['Backspace', () => key('Backspace')],
    ['a word that is being composed', () => key('Process', { isComposing: true })],
    ['a new line of a note', () => key('Enter')],
  ])('takes nothing: %s', async (_, typed) => {
    typed();
    draw('panels', question);
    await changed();
    expect(at()).toBe('note');
  });

  it.each<[string, () => void]>([
    ['a shortcut', () => key('k', { ctrlKey: true })],
    ['a key that types nothing', () => key('F9')],
    ['a press', () => document.dispatchEvent(new Event('pointerdown'))],
  ])('takes it after %s', async (_, asked) => {
    key('a');
    asked();
    draw('panels', question);
    await changed();
    expect(at()).toBe('question');
  });

  it('takes it after Enter in a field of one line', async () => {
    draw('document', '<input id="number">');
    byId('number').focus();
    key('4');
    key('Enter');
    draw('panels', question);
    await changed();
    expect(at()).toBe('question');
  });

  it('takes it where nothing can be typed', async () => {
    draw('document', '<input id="tick" type="checkbox"><input id="read" readonly>');
    for (const id of ['tick', 'read', 'edit', 'hang-up']) {
      document.getElementById(id)?.focus();
      key(' ');
      draw('panels', question);
      await changed();
      expect(at()).toBe('question');
      draw('panels', '');
    }
  });

  it('takes it where it stands in the place of the field', async () => {
    draw('document', '<input id="number">');
    byId('number').focus();
    key('4');
    draw('document', question);
    await changed();
    expect(at()).toBe('question');
  });
});
