import { useState } from 'react';
import type { FolderNotice, HostAnswer } from '../../domain/contract.ts';
import { deskApi, useDesk } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { notify } from '../ui/toasts.ts';
import { useKnownWords, useWords } from '../ui/words.ts';
import { tellProblem } from './refusals.ts';

/** Mended, or left as it was: no single one of them is news, so several are told as one. */
const MENDED: ReadonlySet<string> = new Set([
  'DOCUMENT_DAMAGED',
  'DOCUMENT_MISSING',
  'DOCUMENT_TWICE',
  'GENERATION_DAMAGED',
  'CHECKPOINT_DAMAGED',
  'CHECKPOINT_MISSING',
  'SYNC_CONFLICT',
]);
/** Something else is done about these than to read what was set aside. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'NAMES_MISSING',
  'NAMES_DAMAGED',
  'ERASURE_FINISHED',
  'CLOUD_FOLDER',
  'NETWORK_FOLDER',
  'NAME_RELEASED',
]);

const keyOf = ({ code, file, detail }: FolderNotice) => `${code} ${file} ${detail}`;

/**
 * What was found in the folder, such as a file that was set aside. Stays until it is put away. `listed`: the screen that
 * is shown lists what was set aside anyway.
 */
export function Notices({ listed = false }: { listed?: boolean }) {
  const t = useWords();
  const notices = useDesk((desk) => desk.notices);
  const [away, setAway] = useState<readonly string[]>([]);
  const putAway = (ones: readonly FolderNotice[]) => setAway([...away, ...ones.map(keyOf)]);
  const shown = notices.filter((notice) => !away.includes(keyOf(notice)) && !(listed && !ELSEWHERE.has(notice.code)));
  const mended = shown.filter(({ code }) => MENDED.has(code));
  const single = mended.length > 1 ? shown.filter(({ code }) => !MENDED.has(code)) : shown;
  if (shown.length === 0) return null;
  return (
    <section className="desk-notices" aria-label={t('desk.notices')}>
      {single.map((notice) => (
        <OneNotice key={keyOf(notice)} notice={notice} onAway={() => putAway([notice])} />
      ))}
      {mended.length > 1 && (
        <div className="desk-notice">
          <p>{t('desk.noticesMended', { n: mended.length })}</p>
          <PartLink part="aside" label={t('desk.noticeMore')} />
          <Button kind="quiet" size="small" onClick={() => putAway(mended)}>
            {t('common.close')}
          </Button>
        </div>
      )}
    </section>
  );
}

function OneNotice({ notice, onAway }: { notice: FolderNotice; onAway: () => void }) {
  const t = useWords();
  const known = useKnownWords();
  const { code, file, detail } = notice;
  // A problem's sentence goes on from its title, and says nothing without it.
  const asProblem = () => {
    const [title, ...more] = ['title', 'sentence', 'next'].map((part) =>
      known(`problem.${code}.${part}`, { file, detail }),
    );
    return title && [`${title}.`, ...more].filter(Boolean).join(' ');
  };
  if (code === 'NAME_RELEASED') {
    return (
      <div className="desk-notice">
        <NameReleased notice={notice} />
        <Button kind="quiet" size="small" onClick={onAway}>
          {t('common.close')}
        </Button>
      </div>
    );
  }
  return (
    <div className="desk-notice">
      <p>
        {known(`desk.notice-${code}`, { detail }) ?? asProblem() ?? t('desk.notice')}{' '}
        <span className="ui-hint">{file}</span>
      </p>
      <NoticeAct notice={notice} />
      <Button kind="quiet" size="small" onClick={onAway}>
        {t('common.close')}
      </Button>
    </div>
  );
}

/** Where the room can see a name; the name itself is not said, since the room may see the desk as well. */
function NameReleased({ notice: { file, detail } }: { notice: FolderNotice }) {
  const t = useWords();
  const known = useKnownWords();
  const title = useDesk((desk) => desk.session?.items[file]?.title);
  const [n = '1', sort = ''] = detail.split(' ');
  const what = known(`desk.named-${sort}`, { n: Number(n) }) ?? t('desk.named-plan');
  return <p>{t('desk.notice-NAME_RELEASED', { what: title ? t('desk.namedIn', { what, title }) : what })}</p>;
}

/** What can be done about something found in the folder. */
function NoticeAct({ notice: { code, detail } }: { notice: FolderNotice }) {
  const t = useWords();
  const act = async (action: () => Promise<HostAnswer<null>>, said?: { text: string; detail: string }) => {
    const done = await action();
    if (!done.ok) tellProblem(done.problem);
    else if (said) notify(said);
  };
  if (code === 'NAMES_MISSING') {
    return (
      <Button kind="quiet" size="small" onClick={() => void act(deskApi.beginLinkKey)}>
        {t('desk.beginLinkKey')}
      </Button>
    );
  }
  if (code === 'ERASURE_FINISHED') return null;
  if (code === 'NAMES_DAMAGED') return <PartLink part="backups" label={t('safety.backups')} />;
  if (code === 'CLOUD_FOLDER' || code === 'NETWORK_FOLDER') {
    const text = code === 'CLOUD_FOLDER' ? t('desk.onLocalCopy', { place: detail }) : t('desk.onLocalCopyNetwork');
    return (
      <Button
        kind="quiet"
        size="small"
        onClick={() => void act(deskApi.workOnLocalCopy, { text, detail: t('desk.onLocalCopyNext') })}
      >
        {t('desk.workOnLocalCopy')}
      </Button>
    );
  }
  return <PartLink part="aside" label={t('desk.noticeMore')} />;
}

/** Leads to a part of History. */
function PartLink({ part, label }: { part: 'aside' | 'backups'; label: string }) {
  return (
    <a className="ui-btn ui-btn-quiet ui-btn-small" href={`#/history/${part}`}>
      {label}
    </a>
  );
}
