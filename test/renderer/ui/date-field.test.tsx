import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, test } from 'vitest';
import type { Language } from '../../../domain/programme.ts';
import { DateField } from '../../../renderer/ui/DateField.tsx';
import { LanguageContext } from '../../../renderer/ui/words.ts';

const user = userEvent.setup();
const TODAY = '2026-11-24';

/** A form with one field: what it holds, and what it was sent with. */
function Form({ start = '2027-09-02', language = 'nb' }: { start?: string; language?: Language }) {
  const [date, setDate] = useState(start);
  const [sent, setSent] = useState('');
  return (
    <LanguageContext value={language}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setSent(date || 'uten dato');
        }}
      >
        <DateField label="Innen" value={date} today={TODAY} onChange={setDate} />
        <button type="submit">Send</button>
      </form>
      <output>{sent}</output>
    </LanguageContext>
  );
}

const field = () => screen.getByLabelText('Innen') as HTMLInputElement;
const sent = () => screen.getByRole('status').textContent;

async function rewrite(text: string) {
  await user.clear(field());
  await user.type(field(), text);
}

describe('in a form', () => {
  test('shows the date as the language of the screen writes it', () => {
    const { unmount } = render(<Form />);
    expect(field().value).toBe('2.9.2027');
    unmount();
    render(<Form language="en" />);
    expect(field().value).toBe('2 Sep 2027');
  });

  test('sends what is written in another way, and shows it in its own', async () => {
    render(<Form />);
    await rewrite('3/9-27{Enter}');
    expect([sent(), field().value]).toEqual(['2027-09-03', '3.9.2027']);
  });

  test('an unreadable date is said in words, and the form is not sent without it', async () => {
    render(<Form />);
    await rewrite('snart{Enter}');
    expect(screen.getByText('Skriv en dato, for eksempel 24.11.2026.')).toBeTruthy();
    await user.click(screen.getByText('Send'));
    expect(sent()).toBe('');
    await rewrite('31.11.2027');
    expect(screen.queryByText(/Skriv en dato/)).toBeNull();
    await user.tab();
    expect(screen.getByText('Den dagen finnes ikke i kalenderen. Skriv en annen.')).toBeTruthy();
    expect(field().getAttribute('aria-invalid')).toBe('true');
  });

  test('an emptied field is no date', async () => {
    render(<Form />);
    await user.clear(field());
    await user.keyboard('{Enter}');
    expect(sent()).toBe('uten dato');
  });

  test('arrow keys change the day, from today where there is none', async () => {
    render(<Form />);
    await user.click(field());
    await user.keyboard('{ArrowUp}{ArrowUp}{ArrowDown}');
    expect(field().value).toBe('3.9.2027');
    await user.clear(field());
    await user.keyboard('{ArrowUp}');
    expect(field().value).toBe('24.11.2026');
  });
});

describe('that commits', () => {
  function Plan({ required = true }: { required?: boolean }) {
    const [date, setDate] = useState('2027-09-02');
    return (
      <>
        <DateField label="Innen" value={date} today={date || TODAY} required={required} onCommit={setDate} />
        <output>{date || 'uten dato'}</output>
      </>
    );
  }

  test('gives on what is meant, and takes back on Escape', async () => {
    render(<Plan />);
    await rewrite('5.9');
    expect(sent()).toBe('2027-09-02');
    await user.keyboard('{Enter}');
    expect(sent()).toBe('2027-09-05');
    await rewrite('tull{Escape}');
    expect(field().value).toBe('5.9.2027');
  });

  test('keeps the old date while what is written cannot be read', async () => {
    render(<Plan />);
    await rewrite('30.2.2027');
    await user.tab();
    expect(screen.getByText(/finnes ikke i kalenderen/)).toBeTruthy();
    expect([sent(), field().value]).toEqual(['2027-09-02', '30.2.2027']);
  });

  test('is emptied only where there need not be a date', async () => {
    const { unmount } = render(<Plan />);
    await user.clear(field());
    await user.tab();
    expect(sent()).toBe('2027-09-02');
    expect(screen.getByText(/Skriv en dato/)).toBeTruthy();
    unmount();
    render(<Plan required={false} />);
    await user.clear(field());
    await user.tab();
    expect(sent()).toBe('uten dato');
  });
});

describe('the calendar', () => {
  async function open() {
    render(<Form />);
    await user.click(field());
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    return within(screen.getByRole('dialog', { hidden: true }));
  }
  const day = (name: string) => screen.getByRole('button', { name, hidden: true });

  test('opens on the chosen day, Monday first, and gives the day that is pressed', async () => {
    const calendar = await open();
    expect(document.activeElement).toBe(day('torsdag 2. september 2027'));
    expect(calendar.getAllByRole('columnheader', { hidden: true })[0]?.textContent).toBe('ma');
    await user.click(day('fredag 10. september 2027'));
    expect(field().value).toBe('10.9.2027');
    expect(document.activeElement).toBe(field());
  });

  test('goes by day, week and month with the keyboard, and Escape leaves the date alone', async () => {
    await open();
    await user.keyboard('{ArrowLeft}{ArrowUp}');
    expect(document.activeElement).toBe(day('onsdag 25. august 2027'));
    await user.keyboard('{PageDown}{End}');
    expect(document.activeElement).toBe(day('søndag 26. september 2027'));
    await user.keyboard('{Escape}');
    expect(field().value).toBe('2.9.2027');
    expect(document.activeElement).toBe(field());
  });

  test('turns the month without losing the button', async () => {
    await open();
    const next = screen.getByRole('button', { name: 'Neste måned', hidden: true });
    await user.click(next);
    await user.click(next);
    expect(screen.getByText('november 2027')).toBeTruthy();
  });
});
