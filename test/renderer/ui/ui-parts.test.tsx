import { act, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Button } from '../../../renderer/ui/Button.tsx';
import { Dialog } from '../../../renderer/ui/Dialog.tsx';
import { SelectField, TextArea, TextField } from '../../../renderer/ui/Field.tsx';
import MarkdownText from '../../../renderer/ui/MarkdownText.tsx';
import { ScreenBoundary } from '../../../renderer/ui/ScreenBoundary.tsx';
import { Segmented } from '../../../renderer/ui/Segmented.tsx';
import { Tabs } from '../../../renderer/ui/Tabs.tsx';
import { ToastShelf } from '../../../renderer/ui/ToastShelf.tsx';
import { notify, TOAST_MS, useToasts } from '../../../renderer/ui/toasts.ts';

const user = userEvent.setup();

describe('a field that commits', () => {
  function Title() {
    const [title, setTitle] = useState('Rapport');
    return (
      <>
        <TextField label="Tittel" value={title} onCommit={setTitle} />
        <output>{title}</output>
      </>
    );
  }
  const recorded = () => screen.getByRole('status').textContent;

  test('changes the record on Enter and on leaving it, not on every key', async () => {
    render(<Title />);
    const field = screen.getByLabelText('Tittel');
    await user.type(field, ' 2');
    expect(recorded()).toBe('Rapport');
    await user.keyboard('{Enter}');
    expect(recorded()).toBe('Rapport 2');
    await user.type(field, '3');
    await user.tab();
    expect(recorded()).toBe('Rapport 23');
  });

  test('gives back what was recorded on Escape', async () => {
    render(<Title />);
    await user.type(screen.getByLabelText('Tittel'), 'x{Escape}');
    expect(screen.getByLabelText('Tittel')).toHaveProperty('value', 'Rapport');
    await user.tab();
    expect(recorded()).toBe('Rapport');
  });
});

test('free text always has the line about residents, tied to the field', () => {
  render(<TextArea label="Notat" value="" onChange={() => {}} free problem="For langt" />);
  const field = screen.getByLabelText('Notat');
  const under = document.getElementById(field.getAttribute('aria-describedby') ?? '');
  expect(under?.textContent).toContain('Ingen opplysninger om beboere');
  expect(under?.textContent).toContain('For langt');
  expect(field.getAttribute('aria-invalid')).toBe('true');
});

test('a choice gives its value', async () => {
  const chosen = vi.fn();
  render(
    <>
      <SelectField
        label="Slag"
        value="a"
        options={[
          { value: 'a', label: 'Alfa' },
          { value: 'b', label: 'Beta' },
        ]}
        onChange={chosen}
      />
      <Segmented
        label="Farge"
        value="r"
        options={[
          { value: 'r', label: 'Rød' },
          { value: 'g', label: 'Grønn' },
        ]}
        onChange={chosen}
      />
    </>,
  );
  await user.selectOptions(screen.getByLabelText('Slag'), 'Beta');
  await user.click(screen.getByLabelText('Grønn'));
  expect(chosen.mock.calls).toEqual([['b'], ['g']]);
});

test('a button says its key to those who cannot see the cap', () => {
  render(<Button keys="Ctrl Enter">Legg til</Button>);
  expect(screen.getByRole('button', { name: 'Legg til' }).getAttribute('aria-keyshortcuts')).toBe('Control+Enter');
});

test('a dialog has its contents in the page only while it is open, and Escape asks to close it', () => {
  const onClose = vi.fn();
  const dialog = (open: boolean) => (
    <Dialog open={open} title="Sikker?" onClose={onClose}>
      <p>Innhold</p>
    </Dialog>
  );
  const { rerender } = render(dialog(false));
  expect(screen.queryByText('Innhold')).toBeNull();
  rerender(dialog(true));
  fireEvent(screen.getByRole('dialog', { name: 'Sikker?' }), new Event('cancel', { cancelable: true }));
  expect(onClose).toHaveBeenCalledOnce();
});

test('arrows move between tabs, and only the open one is drawn', async () => {
  function Two() {
    const [open, setOpen] = useState<'a' | 'b'>('a');
    return (
      <Tabs
        label="Faner"
        open={open}
        onOpen={setOpen}
        tabs={[
          { id: 'a', label: 'Notater', count: 2, content: () => <p>Første</p> },
          { id: 'b', label: 'Kort', content: () => <p>Andre</p> },
        ]}
      />
    );
  }
  render(<Two />);
  await user.tab();
  await user.keyboard('{ArrowRight}');
  expect(screen.getByRole('tab', { selected: true }).textContent).toBe('Kort');
  expect(document.activeElement?.textContent).toBe('Kort');
  expect(screen.queryByText('Første')).toBeNull();
  expect(screen.getByRole('tabpanel', { name: 'Kort' }).textContent).toBe('Andre');
});

describe('Markdown', () => {
  test('draws what a note needs', () => {
    render(<MarkdownText text={'**Viktig** og\n\n- en\n- to\n\n| a | b |\n|-|-|\n| 1 | 2 |'} />);
    expect(screen.getByText('Viktig').tagName).toBe('STRONG');
    expect(screen.getAllByRole('listitem')).toHaveLength(2);
    expect(screen.getByRole('table')).toBeTruthy();
  });

  test('never fetches, runs or follows anything', () => {
    const { container } = render(
      <MarkdownText
        text={
          '![bilde](https://eksempel.no/x.png)\n\n<img src="x" onerror="alert(1)"><script>alert(1)</script>\n\n[les](https://eksempel.no/side) [x](javascript:alert(1))'
        }
      />,
    );
    expect(container.querySelectorAll('img, script, a, iframe, [href], [src], [onerror], [style]')).toHaveLength(0);
    expect(container.textContent).toContain('les (https://eksempel.no/side)');
    expect(container.textContent).not.toContain('javascript:');
  });

  test('has no headings of the page in it', () => {
    render(<MarkdownText text="# Stort" />);
    expect(screen.queryByRole('heading')).toBeNull();
    expect(screen.getByText('Stort')).toBeTruthy();
  });
});

describe('toasts', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    useToasts.setState({ toasts: [] });
  });
  afterEach(() => vi.useRealTimers());

  test('go by themselves, but wait for whoever is on them', () => {
    render(<ToastShelf onUndo={() => {}} />);
    act(() => notify({ text: 'Kortet er fjernet', undo: true }));
    fireEvent.focus(screen.getByRole('button', { name: 'Angre' }));
    act(() => vi.advanceTimersByTime(TOAST_MS * 2));
    expect(screen.getByText('Kortet er fjernet')).toBeTruthy();
    fireEvent.blur(screen.getByRole('button', { name: 'Angre' }));
    act(() => vi.advanceTimersByTime(TOAST_MS));
    expect(screen.queryByText('Kortet er fjernet')).toBeNull();
  });

  test('the newest that offers to take back takes the place of the one before, and leaves the others', () => {
    const undo = vi.fn();
    render(<ToastShelf onUndo={undo} />);
    act(() => notify({ text: 'Sagt' }));
    act(() => notify({ text: 'Første', undo: true }));
    act(() => notify({ text: 'Andre', undo: true }));
    expect(screen.queryByText('Første')).toBeNull();
    const [only, ...others] = screen.getAllByRole('button', { name: 'Angre' });
    expect(others).toHaveLength(0);
    fireEvent.click(only as HTMLElement);
    expect(undo).toHaveBeenCalledOnce();
    expect(screen.queryByText('Andre')).toBeNull();
    expect(screen.getByText('Sagt')).toBeTruthy();
  });

  test('what is refused again is said once', () => {
    render(<ToastShelf onUndo={() => {}} />);
    const refused = { text: 'Står på lista', tone: 'refused', detail: 'La plassen stå.' } as const;
    act(() => notify(refused));
    act(() => notify({ text: 'Kortet er fjernet' }));
    act(() => notify(refused));
    expect(screen.getAllByText('Står på lista')).toHaveLength(1);
    expect(screen.getByText('Kortet er fjernet')).toBeTruthy();
  });
});

test('a fault in one part leaves the rest standing, and trying again can mend it', () => {
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => {});
  let broken = true;
  const Part = () => {
    if (broken) throw new Error('fault');
    return <p>Hel igjen</p>;
  };
  render(
    <>
      <p>Klokka</p>
      <ScreenBoundary
        resetKey="a"
        fallback={(again) => (
          <button type="button" onClick={again}>
            Prøv igjen
          </button>
        )}
      >
        <Part />
      </ScreenBoundary>
    </>,
  );
  expect(screen.getByText('Klokka')).toBeTruthy();
  broken = false;
  fireEvent.click(screen.getByRole('button', { name: 'Prøv igjen' }));
  expect(screen.getByText('Hel igjen')).toBeTruthy();
  quiet.mockRestore();
});
