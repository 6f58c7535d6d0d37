import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { Notices } from '../../../renderer/desk/Bands.tsx';
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
