import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { Notices } from '../../../renderer/desk/Notices.tsx';
import { useDesk } from '../../../renderer/desk-client.ts';

afterEach(() => useDesk.setState(useDesk.getInitialState(), true));

test('what was found in the folder says what, and what to do, also where it has words as a problem alone', async () => {
  useDesk.setState({
    notices: [
      { code: 'ATTACHMENT_MISSING', file: 'attachments/a.pdf', detail: '' },
      { code: 'SYNC_CONFLICT', file: 'programme (2).json', detail: '' },
    ],
  });
  render(<Notices />);
  expect(
    screen.getByText(/^Fila mangler\. Den ligger ikke lenger i programmets mappe\. Ta inn fila på nytt\./),
  ).toBeTruthy();
  expect(screen.getByText(/ser ut som en synkekopi/)).toBeTruthy();
  await userEvent.setup().click(screen.getAllByRole('button', { name: 'Lukk' })[0] as HTMLElement);
  expect(screen.queryByText(/Fila mangler/)).toBeNull();
});

test('what was mended or left alone is told as one, so that the day stays in sight, and what lost something for itself', async () => {
  const mended = ['DOCUMENT_DAMAGED', 'SYNC_CONFLICT', 'GENERATION_DAMAGED', 'DOCUMENT_TWICE'];
  useDesk.setState({
    notices: [
      ...mended.map((code, at) => ({ code, file: `${at}.json`, detail: '' })),
      { code: 'DOCUMENT_INCOMPLETE', file: 'sessions/a/session.json', detail: '' },
    ],
  });
  const { rerender } = render(<Notices />);
  expect(screen.getByText(/ikke helt til det siste/)).toBeTruthy();
  expect(screen.getByText(/^4 filer i mappa var skadet/)).toBeTruthy();
  expect(screen.getAllByRole('link', { name: 'Hva er satt til side' })).toHaveLength(2);
  rerender(<Notices listed />);
  expect(screen.queryByText(/satt til side/)).toBeNull();
  rerender(<Notices />);
  await userEvent.setup().click(screen.getAllByRole('button', { name: 'Lukk' }).at(-1) as HTMLElement);
  expect(screen.queryByText(/^4 filer/)).toBeNull();
  expect(screen.getByText(/ikke helt til det siste/)).toBeTruthy();
});

test('a name that the room can see is told of by its place, and never by the name', () => {
  useDesk.setState({ notices: [{ code: 'NAME_RELEASED', file: 'not of this session', detail: '2 cards' }] });
  render(<Notices listed />);
  expect(
    screen.getByText(
      'Rommet kan se et navn fra navnelista: 2 kort. Ta det tilbake eller skriv det om; veggen er som den var.',
    ),
  ).toBeTruthy();
  expect(screen.queryByRole('link')).toBeNull();
});

test('a link key that is damaged leads to its backups', () => {
  useDesk.setState({ notices: [{ code: 'NAMES_DAMAGED', file: 'names.json', detail: '' }] });
  render(<Notices />);
  expect(screen.getByText(/^Navnelista er skadet/)).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Sikkerhetskopier' }).getAttribute('href')).toBe('#/history/backups');
});
