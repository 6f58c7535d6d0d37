import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, vi } from 'vitest';

afterEach(cleanup);

// Rooms and the editor are loaded when they are first shown. A test that ends before they are here leaves the load to
// run into a machine that has been taken down, which counts as an error of the whole run.
afterAll(() => vi.dynamicImportSettled());

// Waiting ends the moment that what is waited for is there; this is only how long a slow machine may take.
configure({ asyncUtilTimeout: 10_000 });

// jsdom draws nothing, so it lacks the parts of a browser that have to do with drawing. These say "nothing is drawn".
window.matchMedia ??= (query) => ({
  matches: false,
  media: query,
  onchange: null,
  addEventListener: () => {},
  removeEventListener: () => {},
  addListener: () => {},
  removeListener: () => {},
  dispatchEvent: () => false,
});

window.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

Element.prototype.scrollIntoView ??= () => {};

const dialog = HTMLDialogElement.prototype;
dialog.show ??= function (this: HTMLDialogElement) {
  this.open = true;
};
dialog.showModal ??= dialog.show;
dialog.close ??= function (this: HTMLDialogElement, answer?: string) {
  if (!this.open) return;
  this.open = false;
  if (answer !== undefined) this.returnValue = answer;
  this.dispatchEvent(new Event('close'));
};

const element = HTMLElement.prototype;
element.showPopover ??= function (this: HTMLElement) {
  this.dispatchEvent(Object.assign(new Event('beforetoggle'), { oldState: 'closed', newState: 'open' }));
  this.dataset.popoverOpen = '';
};
element.hidePopover ??= function (this: HTMLElement) {
  delete this.dataset.popoverOpen;
};
element.togglePopover ??= function (this: HTMLElement) {
  if ('popoverOpen' in this.dataset) this.hidePopover();
  else this.showPopover();
  return 'popoverOpen' in this.dataset;
};
// A button that names what it opens opens it by itself.
addEventListener('click', (event) => {
  const opener = event.target instanceof Element ? event.target.closest('[popovertarget]') : null;
  if (opener) document.getElementById(opener.getAttribute('popovertarget') ?? '')?.togglePopover();
});
