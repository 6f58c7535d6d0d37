import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DeskApi } from '../../../domain/contract.ts';
import type { ErasureCertificate, ErasurePreview } from '../../../domain/erasure-certificate.ts';
import { ErasureDialog } from '../../../renderer/erasure/ErasureDialog.tsx';
import { askErasure, useErasureAsked } from '../../../renderer/erasure-asked.ts';
import { CurtainContext } from '../../../renderer/ui/curtain-context.ts';
import { useToasts } from '../../../renderer/ui/toasts.ts';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import { NINE, nursingHome } from '../../support/sample-book.ts';

const storage = { records: 40, backups: 3, setAside: 0, attachments: 1 };
const preview: ErasurePreview = {
  code: 'P01',
  name: true,
  callName: false,
  counts: { submissions: 1, presence: 4 },
  looks: [{ why: 'name', sessionId: 's1', sort: 'notes', itemId: 'ideas', excerpt: 'snakket med •••• om vaktene' }],
  storage,
  files: [{ file: 'exports/protokoll.md', holds: 'yes', removable: true }],
};
const certificate: ErasureCertificate = {
  at: NINE,
  by: 'F1',
  name: true,
  callName: false,
  counts: preview.counts,
  storage,
  filesRemoved: 1,
  filesLeft: 0,
  looksLeft: 1,
};

const WHOM = { personId: 'p1', code: 'P01' };

let line: DeskLine;
let asked: Parameters<DeskApi['erasePerson']>[0][];
const user = userEvent.setup();

async function open(services: Partial<DeskApi> = {}, curtained = false) {
  line = await openDesk(nursingHome(), {
    erasurePreview: async () => ({ ok: true, value: preview }),
    erasePerson: async (input) => {
      asked.push(input);
      return { ok: true, value: certificate };
    },
    ...services,
  });
  askErasure(WHOM);
  render(
    <CurtainContext value={curtained}>
      <ErasureDialog whom={WHOM} />
    </CurtainContext>,
  );
}

beforeEach(() => {
  asked = [];
});
afterEach(() => line.stop());

test('what goes, what to look at and which files hold something is shown before anything can be done', async () => {
  await open();
  const dialog = await screen.findByRole('dialog', { name: 'Slett alt om P01' });
  expect(await within(dialog).findByText('Én innlevering')).toBeTruthy();
  expect(within(dialog).getByText('3 sikkerhetskopier, for alle')).toBeTruthy();
  expect(within(dialog).getByText('snakket med •••• om vaktene')).toBeTruthy();
  expect(within(dialog).getByText('exports/protokoll.md')).toBeTruthy();
  expect(within(dialog).getByRole('button', { name: 'Slett for godt' })).toHaveProperty('disabled', true);
});

test('the code is typed and confirmed from the keyboard, and the certificate says what was done', async () => {
  await open();
  const field = await screen.findByLabelText('Skriv koden for å bekrefte');
  await user.click(screen.getByLabelText('Slett disse filene også'));
  await user.type(field, 'p02{Enter}');
  expect(screen.getByText('Det er ikke P01.')).toBeTruthy();
  expect(asked).toEqual([]);
  await user.clear(field);
  await user.type(field, 'p01{Enter}');
  const done = await screen.findByRole('dialog', { name: 'Slettet for godt' });
  expect(asked).toEqual([
    { code: 'p01', personId: 'p1', by: '', removeFiles: true, shownFiles: ['exports/protokoll.md'] },
  ]);
  expect(within(done).getByText('Én annen fil i mappa er slettet.')).toBeTruthy();
  expect(done.textContent).not.toContain('P01');
});

describe('the certificate', () => {
  /** The browser's own copying, which asks the page for the text; `works` = the system takes it. */
  function copying(works: boolean): () => string {
    let copied = '';
    const clipboardData = { setData: (_type: string, text: string) => (copied = text) };
    document.execCommand = () => {
      if (works) document.dispatchEvent(Object.assign(new Event('copy', { cancelable: true }), { clipboardData }));
      return works;
    };
    return () => copied;
  }

  afterEach(() => Reflect.deleteProperty(document, 'execCommand'));

  async function done() {
    await open();
    await user.type(await screen.findByLabelText('Skriv koden for å bekrefte'), 'p01{Enter}');
    await user.click(await screen.findByRole('button', { name: 'Kopier bekreftelsen' }));
  }

  test('is copied without asking for a permission, which no page of the desktop gets', async () => {
    const copied = copying(true);
    await done();
    expect(copied()).toContain('- Én annen fil i mappa er slettet.');
    expect(useToasts.getState().toasts.at(-1)?.text).toBe('Bekreftelsen er kopiert.');
  });

  test('says so where it could not be copied', async () => {
    copying(false);
    await done();
    expect(useToasts.getState().toasts.at(-1)).toMatchObject({
      text: 'Bekreftelsen ble ikke kopiert.',
      tone: 'refused',
    });
  });
});

test('behind the curtain only the places are told', async () => {
  await open({}, true);
  expect(await screen.findByText('Her står et navn')).toBeTruthy();
  expect(screen.queryByText('snakket med •••• om vaktene')).toBeNull();
});

test('a refusal says why, and nothing can be done', async () => {
  await open({ erasurePreview: async () => ({ ok: false, problem: { code: 'NAMES_MISSING' } }) });
  expect(await screen.findByText('Navnelista mangler')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Slett for godt' })).toHaveProperty('disabled', true);
  await user.click(screen.getByRole('button', { name: 'Avbryt' }));
  await waitFor(() => expect(useErasureAsked.getState().whom).toBeNull());
});
