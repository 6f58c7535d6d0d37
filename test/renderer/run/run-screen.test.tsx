import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import RunPage from '../../../renderer/desk/RunPage.tsx';
import { useDesk } from '../../../renderer/desk-client.ts';
import { lookAt, useRunView } from '../../../renderer/run/run-view.ts';
import { CurtainContext } from '../../../renderer/ui/curtain-context.ts';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import { minutesIn, NINE, nursingHome, type Rehearsal } from '../../support/sample-book.ts';
import { twoDays } from '../../support/two-days.ts';

let line: DeskLine;
const user = userEvent.setup();

async function open(rehearsal: Rehearsal = nursingHome(), curtained = false) {
  line = await openDesk(rehearsal);
  act(() => useDesk.setState({ walls: 1 }));
  render(
    <CurtainContext value={curtained}>
      <RunPage />
    </CurtainContext>,
  );
}

function running(): Rehearsal {
  const rehearsal = nursingHome();
  rehearsal.do({ kind: 'run.start', sessionId: 's1', itemId: 'open' }, NINE);
  return rehearsal;
}

beforeEach(() => {
  lookAt(null);
  useRunView.setState({ tab: 'notes', writingBehindCurtain: false });
});
afterEach(() => line.stop());

const given = () => line.given.map(({ kind }) => kind);

test('a day that has not begun says so and has one thing to press', async () => {
  await open();
  expect(screen.getByText('Dagen er ikke startet')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: /Start dagen/ }));
  await waitFor(() => expect(line.rehearsal.session.run.spanId).not.toBeNull());
  expect(line.rehearsal.session.spans[line.rehearsal.session.run.spanId ?? '']?.itemId).toBe('open');
});

test('from a day that is closed the next one is gone to, and begun there', async () => {
  const { room, session } = twoDays();
  room.do({ kind: 'run.start', sessionId: 's2', dayId: 'first' }, NINE);
  room.do({ kind: 'day.close', sessionId: 's2', dayId: 'first' }, minutesIn(20));
  await open(room);
  await user.click(screen.getByRole('button', { name: /Til dag 2/ }));
  await user.click(await screen.findByRole('button', { name: /Start dagen/ }));
  await waitFor(() => expect(session().spans[session().run.spanId ?? '']?.itemId).toBe('again'));
  expect(given()).toEqual(['run.day', 'run.start']);
});

test('the clock block names the step, how much is left, and where next leads', async () => {
  await open(running());
  const clock = screen.getByRole('region', { name: 'Klokka' });
  expect(within(clock).getByRole('heading', { name: 'Velkommen' })).toBeTruthy();
  expect(within(clock).getByRole('timer').getAttribute('aria-label')).toMatch(/^(20:00|19:5\d) igjen$/);
  expect(clock.textContent).toContain('God tid');
  expect(clock.textContent).toContain('av 20:00');
  expect(clock.textContent).toContain('slutt 09:20');
  await user.click(within(clock).getByRole('button', { name: /Ideer på kort/ }));
  expect(given()).toEqual(['run.next']);
});

test('pause says since when, and time can be given and taken', async () => {
  await open(running());
  await user.click(within(screen.getByRole('region', { name: 'Klokka' })).getByRole('button', { name: /Pause/ }));
  await screen.findByText('Pause siden 09:00');
  await user.click(screen.getByRole('button', { name: '5 min mindre' }));
  await user.click(screen.getByRole('button', { name: '1 min til' }));
  expect(line.given.filter((one) => one.kind === 'timer.add').map((one) => one.deltaMs)).toEqual([-300_000, 60_000]);
});

test('a scene is first made ready and then shown', async () => {
  await open(running());
  const scenes = screen.getByRole('group', { name: 'Scener' });
  await user.click(within(scenes).getByRole('button', { name: /Plan/ }));
  await screen.findByRole('button', { name: /Vis Plan/ });
  expect(line.rehearsal.session.wall.scene.kind).toBe('blank');
  await user.click(screen.getByRole('button', { name: /Vis Plan/ }));
  await waitFor(() => expect(line.rehearsal.session.wall.scene.kind).toBe('plan'));
});

test('the prompt says whether the room sees it, and is shown by its own button', async () => {
  await open(running());
  const prompt = screen.getByRole('region', { name: 'Til rommet' });
  expect(prompt.textContent).toContain('ikke vist');
  await user.click(within(prompt).getByRole('button', { name: 'Vis' }));
  await waitFor(() => expect(prompt.textContent).toContain('På veggen nå'));
  expect(line.rehearsal.session.wall.scene).toEqual({ kind: 'timer', itemId: 'open' });
});

test('looking at another item changes nothing in the room until it is started', async () => {
  await open(running());
  await user.click(screen.getByRole('button', { name: /Ut/, pressed: false }));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Ut');
  expect(given()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Tilbake til nå' }));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Velkommen');
});

test('a late start can be made the plan, and taken back', async () => {
  const rehearsal = nursingHome();
  rehearsal.do({ kind: 'run.start', sessionId: 's1', itemId: 'open' }, minutesIn(8));
  await open(rehearsal);
  await user.click(screen.getByRole('button', { name: 'Flytt starten til 09:08' }));
  await waitFor(() => expect(Object.values(line.rehearsal.session.days)[0]?.startMinute).toBe(548));
});

test('past the last item it leads on to closing the day', async () => {
  const rehearsal = running();
  rehearsal.do({ kind: 'run.start', sessionId: 's1', itemId: 'out' }, minutesIn(150));
  rehearsal.do({ kind: 'run.next', sessionId: 's1' }, minutesIn(170));
  await open(rehearsal);
  expect(screen.getByRole('link', { name: 'Avslutt dagen' }).getAttribute('href')).toBe('#/after');
});

test('behind the curtain clock, sheet and wall stand, and nothing private is in the page', async () => {
  const rehearsal = running();
  rehearsal.do(
    { kind: 'note.begin', sessionId: 's1', itemId: 'open', text: 'Leder er stille', finished: true },
    minutesIn(1),
  );
  await open(rehearsal, true);
  expect(document.body.textContent).not.toMatch(/Gå rolig|Leder er stille/);
  expect(screen.getByRole('timer')).toBeTruthy();
  expect(screen.getByText('Rommet kan se denne skjermen')).toBeTruthy();
  expect(screen.getByRole('button', { name: /Ideer på kort/, pressed: false })).toBeTruthy();
});
