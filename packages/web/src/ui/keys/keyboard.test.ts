import { describe, expect, it, jest } from '@jest/globals';
import { makeKeyboard } from './keyboard.ts';

function setUp() {
  const keyboard = makeKeyboard();
  const run = { go: jest.fn(), j: jest.fn(), palette: jest.fn(), b: jest.fn() };
  const label = 'something';
  keyboard.bind(() => ({
    title: 'Everywhere',
    bindings: [
      { keys: 'g b', label, run: run.go },
      { keys: 'b', label, run: run.b },
      { keys: 'j', label, run: run.j },
      { keys: 'mod+k', label, run: run.palette, always: true },
    ],
  }));
  const press = (key: string, more: KeyboardEventInit = {}, target: HTMLElement = document.body) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
    target.addEventListener('keydown', keyboard.press, { once: true });
    target.dispatchEvent(event);
    return event;
  };
  return { keyboard, run, press };
}

describe('The keyboard', () => {
  it('leads somewhere by two keys, one after the other, and the second alone does what it does alone', () => {
    const { run, press } = setUp();
    press('g');
    press('b');
    expect(run.go).toHaveBeenCalledTimes(1);
    expect(run.b).not.toHaveBeenCalled();
    press('b');
    expect(run.b).toHaveBeenCalledTimes(1);
  });

  it('leaves letters to whoever is typing, but not the palette', () => {
    const { run, press } = setUp();
    const field = document.body.appendChild(document.createElement('input'));
    expect(press('j', {}, field).defaultPrevented).toBe(false);
    expect(run.j).not.toHaveBeenCalled();
    press('k', { ctrlKey: true }, field);
    expect(run.palette).toHaveBeenCalledTimes(1);
    field.remove();
  });

  it('leaves letters to an open dialog', () => {
    const { run, press } = setUp();
    const dialog = document.body.appendChild(document.createElement('div'));
    dialog.setAttribute('role', 'dialog');
    press('j');
    expect(run.j).not.toHaveBeenCalled();
    dialog.remove();
    press('j');
    expect(run.j).toHaveBeenCalledTimes(1);
  });

  it('lets the latest binding win and forgets it when its page is gone', () => {
    const { keyboard, run, press } = setUp();
    const mine = jest.fn();
    const unbind = keyboard.bind(() => ({ title: 'Here', bindings: [{ keys: 'j', label: 'mine', run: mine }] }));
    press('j');
    expect([mine.mock.calls.length, run.j.mock.calls.length]).toEqual([1, 0]);
    unbind();
    press('j');
    expect([mine.mock.calls.length, run.j.mock.calls.length]).toEqual([1, 1]);
  });
});
