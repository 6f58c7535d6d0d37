/** A port on this machine at which nobody answers. */
const NOBODY = { host: '127.0.0.1', port: 9 } as const;

/** A setting of LibreOffice: where it stands, its name, and its value as XML. */
const SETTINGS: readonly (readonly [path: string, name: string, value: string | number | boolean])[] = [
  // Nothing in the file is run, and nothing that it points at is fetched.
  ['/org.openoffice.Office.Common/Security/Scripting', 'MacroSecurityLevel', 3],
  ['/org.openoffice.Office.Common/Security/Scripting', 'DisableMacrosExecution', true],
  ['/org.openoffice.Office.Common/Security/Scripting', 'DisableActiveContent', true],
  ['/org.openoffice.Office.Common/Security/Scripting', 'BlockUntrustedRefererLinks', true],
  ['/org.openoffice.Office.Common/Java', 'Enable', false],
  // Whatever would still ask the network, asks nobody.
  ['/org.openoffice.Inet/Settings', 'ooInetProxyType', 2],
  ['/org.openoffice.Inet/Settings', 'ooInetHTTPProxyName', NOBODY.host],
  ['/org.openoffice.Inet/Settings', 'ooInetHTTPProxyPort', NOBODY.port],
  ['/org.openoffice.Inet/Settings', 'ooInetHTTPSProxyName', NOBODY.host],
  ['/org.openoffice.Inet/Settings', 'ooInetHTTPSProxyPort', NOBODY.port],
  ['/org.openoffice.Inet/Settings', 'ooInetNoProxy', ''],
  // No pages but the slides: neither notes nor slides that the group has hidden.
  ['/org.openoffice.Office.Common/Filter/PDF/Export', 'ExportNotes', false],
  ['/org.openoffice.Office.Common/Filter/PDF/Export', 'ExportNotesPages', false],
  ['/org.openoffice.Office.Common/Filter/PDF/Export', 'ExportNotesInMargin', false],
  ['/org.openoffice.Office.Common/Filter/PDF/Export', 'ExportHiddenSlides', false],
  ['/org.openoffice.Office.Common/Filter/PDF/Export', 'ExportFormFields', false],
];

/** The settings with which LibreOffice makes pages, as it reads them from a profile of its own. */
export function officeSettings(): string {
  const items = SETTINGS.map(
    ([path, name, value]) =>
      `<item oor:path="${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    ...items,
    '</oor:items>',
    '',
  ].join('\n');
}

/** Names that a program needs of the system it runs on; nothing else of the facilitator's is handed on. */
const FROM_SYSTEM = [
  'PATH',
  'Path',
  'PATHEXT',
  'SystemRoot',
  'SystemDrive',
  'windir',
  'ComSpec',
  'ProgramFiles',
  'ProgramFiles(x86)',
  'ProgramW6432',
  'CommonProgramFiles',
  'NUMBER_OF_PROCESSORS',
  'PROCESSOR_ARCHITECTURE',
  'LANG',
  'LC_ALL',
] as const;

/** The environment in which LibreOffice runs: its own folder for everything, no screen, and no way out. */
export function officeEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  folder: string,
): Record<string, string> {
  const nowhere = `http://${NOBODY.host}:${NOBODY.port}`;
  const given = FROM_SYSTEM.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]]));
  return {
    ...Object.fromEntries(given),
    HOME: folder,
    USERPROFILE: folder,
    APPDATA: folder,
    LOCALAPPDATA: folder,
    TMPDIR: folder,
    TEMP: folder,
    TMP: folder,
    SAL_USE_VCLPLUGIN: 'svp',
    http_proxy: nowhere,
    https_proxy: nowhere,
    ftp_proxy: nowhere,
    all_proxy: nowhere,
    no_proxy: '',
  };
}
