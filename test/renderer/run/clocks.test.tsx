import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { perform } from '../../../renderer/desk/perform.ts';
import { setPreferences, usePreferences } from '../../../renderer/desk/preferences.ts';
import RunPage from '../../../renderer/desk/RunPage.tsx';
import { useDesk } from '../../../renderer/desk-client.ts';
import { lookAt, openSetting } from '../../../renderer/run/run-view.ts';
import { CurtainContext } from '../../../renderer/ui/curtain-context.ts';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import { minutesIn, NINE, nursingHome, type Rehearsal } from '../../support/sample-book.ts';

vi.setConfig({ testTimeout: 20_000 });

let line: DeskLine;
const user = userEvent.setup();
const s1 = { sessionId: 's1' };

function running(): Rehearsal {
  const rehearsal = nursingHome();
  rehearsal.do({ kind: 'run.start', ...s1, itemId: 'open' }, NINE);
  return rehearsal;
}

async function open(rehearsal: Rehearsal = running()) {
  line = await openDesk(rehearsal);
  act(() => useDesk.setState({ walls: 1 }));
  render(
    <CurtainContext value={false}>
      <RunPage />
    </CurtainContext>,
  );
}
const run = () => line.rehearsal.session.run;
const clock = () => screen.getByRole('region', { name: 'Klokka' });
const side = () => screen.getByRole('region', { name: 'Ekstra klokke' });
/** Writes into a field of the dialog; at `{Enter}` the dialog's button is pressed, which is what Enter does in a browser. */
const set = async (label: string, text: string) => {
  const [written = '', ends] = text.split('{Enter}');
  if (written) await user.type(screen.getByLabelText(label), written);
  if (ends !== undefined) await user.click(screen.getByRole('button', { name: /^(Sett|Start)( Enter)?$/ }));
};

beforeEach(() => {
  lookAt(null);
  openSetting(null);
  setPreferences({ muted: false });
});
afterEach(() => line.stop());

test('the clock is set to another length, to count up, to a time of day, and to the time alone', async () => {
  await open();
  act(() => perform({ kind: 'set-clock' }));
  await user.clear(screen.getByLabelText('Minutter'));
  await set('Minutter', '7:30{Enter}');
  await waitFor(() => expect(run().timer).toMatchObject({ kind: 'countdown', durationMs: 450_000 }));

  act(() => perform({ kind: 'set-clock' }));
  await user.click(screen.getByRole('radio', { name: 'Teller opp' }));
  await user.clear(screen.getByLabelText('Minutter'));
  await set('Minutter', '{Enter}');
  await waitFor(() => expect(run().timer).toMatchObject({ kind: 'countUp', durationMs: 0 }));
  expect(within(clock()).getByRole('timer').getAttribute('aria-label')).toMatch(/^0:\d\d gått$/);

  act(() => perform({ kind: 'set-clock' }));
  await user.click(screen.getByRole('radio', { name: 'Til klokkeslett' }));
  await set('Klokkeslett', '9:20{Enter}');
  await waitFor(() => expect(run().timer).toMatchObject({ kind: 'toClock', until: minutesIn(20) }));
  expect(within(clock()).getByRole('button', { name: /Pause/ })).toHaveProperty('disabled', true);

  act(() => perform({ kind: 'set-clock' }));
  await user.click(screen.getByRole('radio', { name: 'Bare klokka' }));
  await user.click(screen.getByRole('button', { name: /^Sett/ }));
  await waitFor(() => expect(run().timer?.kind).toBe('clock'));
  expect(within(clock()).getByRole('timer').getAttribute('aria-label')).toBe('klokka er 09:00');
  expect(within(clock()).getByRole('button', { name: '5 min til' })).toHaveProperty('disabled', true);
});

test('a length or a time that will not do is said in the dialog, which stays', async () => {
  await open();
  act(() => perform({ kind: 'set-clock' }));
  await user.clear(screen.getByLabelText('Minutter'));
  await set('Minutter', '0{Enter}');
  await screen.findByText('En tid må være mer enn null og høyst et døgn.');
  await user.click(screen.getByRole('radio', { name: 'Til klokkeslett' }));
  await user.clear(screen.getByLabelText('Klokkeslett'));
  await set('Klokkeslett', '8:50{Enter}');
  await screen.findByText('Det er passert, eller mer enn et døgn fram.');
  await user.clear(screen.getByLabelText('Klokkeslett'));
  await set('Klokkeslett', 'snart{Enter}');
  await screen.findByText('Skriv tida som 11:20.');
  expect(run().timer?.durationMs).toBe(20 * 60_000);
});

test('the menu restarts and stops the clock', async () => {
  await open();
  for (const name of ['Start tida på nytt', 'Stopp klokka']) {
    await user.click(within(clock()).getByRole('button', { name: 'Flere valg for klokka' }));
    await user.click(within(clock()).getByRole('menuitem', { name, hidden: true }));
  }
  await waitFor(() => expect(run().timer?.startedAt).toBeNull());
  expect(line.given.map(({ kind }) => kind)).toEqual(['timer.restart', 'timer.stop']);
  expect(within(clock()).getByText('Klar til start')).toBeTruthy();
});

test('an extra clock is begun with a title, paused, put on the wall, changed and taken away', async () => {
  await open();
  act(() => perform({ kind: 'set-side' }));
  await set('Hva den er til', 'Kaffe');
  await set('Minutter', '10{Enter}');
  await waitFor(() => expect(side().textContent).toContain('Kaffe'));
  expect(run().side).toMatchObject({ title: 'Kaffe', onWall: false, timer: { durationMs: 600_000 } });

  await user.click(within(side()).getByRole('button', { name: 'Pause ekstra klokke' }));
  await waitFor(() => expect(run().side?.timer.pausedAt).not.toBeNull());
  await user.click(within(side()).getByRole('button', { name: 'Vis den som en liten linje på veggen' }));
  await waitFor(() => expect(run().side?.onWall).toBe(true));

  act(() => perform({ kind: 'set-side' }));
  await user.clear(screen.getByLabelText('Hva den er til'));
  await set('Hva den er til', 'Ring tilbake{Enter}');
  await waitFor(() => expect(run().side).toMatchObject({ title: 'Ring tilbake', timer: { durationMs: 600_000 } }));

  await user.click(within(side()).getByRole('button', { name: 'Flere valg for ekstra klokke' }));
  await user.click(within(side()).getByRole('menuitem', { name: 'Ta bort ekstra klokke', hidden: true }));
  await waitFor(() => expect(run().side).toBeNull());
});

test('a title that points at somebody is refused in words, and the clock is not begun', async () => {
  await open();
  act(() => perform({ kind: 'set-side' }));
  await set('Hva den er til', 'Ring P01');
  await set('Minutter', '10{Enter}');
  expect(await screen.findByRole('alert')).toBeTruthy();
  expect(run().side).toBeNull();
});

test('the chime belongs to the session, and the mute to this machine', async () => {
  await open();
  const choose = async (name: string) => {
    await user.click(within(clock()).getByRole('button', { name: 'Flere valg for klokka' }));
    await user.click(within(clock()).getByRole('menuitem', { name, hidden: true }));
  };
  await choose('Slå på lydsignal');
  await screen.findByRole('img', { name: 'Lydsignal er på' });
  await choose('Demp denne maskinen: beboerne sover');
  await screen.findByRole('img', { name: 'Lydsignal er på, men denne maskinen er dempet' });
  expect(usePreferences.getState().muted).toBe(true);
  expect(line.rehearsal.session.chime).toBe(true);
});
