/** Why nothing was restored. Before `not-restored` nothing was touched; with it, the old file lies aside. */
export type RestoreErrorCode =
  | 'no-backup'
  | 'no-manifest'
  | 'hash-differs'
  | 'not-sound'
  | 'other-version'
  | 'in-use'
  | 'unreadable'
  | 'not-restored';

/** In both languages, for a person at a terminal in the night. */
export const RESTORE_WORDS: Readonly<Record<RestoreErrorCode, { readonly zh: string; readonly en: string }>> = {
  'no-backup': { zh: '找不到这个备份文件', en: 'there is no such backup file' },
  'no-manifest': {
    zh: '备份旁边没有清单（同名 .json），无法核对；请一并取回',
    en: 'the backup has no manifest beside it (.json of the same name): fetch it too',
  },
  'hash-differs': {
    zh: '备份与清单的校验值不符，文件已改变；请换一份备份',
    en: 'the backup is not the file that its manifest describes: take another backup',
  },
  'not-sound': { zh: '备份未通过核验；请换一份备份', en: 'the backup fails verification: take another backup' },
  'other-version': {
    zh: '备份属于更新版本的软件；请用那个版本恢复',
    en: 'the backup belongs to a newer version of this software: restore it with that version',
  },
  'in-use': {
    zh: '数据库正在使用；请先停止服务再恢复',
    en: 'the database is in use: stop the service first',
  },
  unreadable: {
    zh: '现有的数据库文件已无法读取，不能确认服务是否停止；确认后请加 --server-is-stopped',
    en: 'the present file cannot be read, so nobody can say whether the service runs: stop it, then add --server-is-stopped',
  },
  'not-restored': {
    zh: '恢复后的文件未通过核验；旧文件已另存，请勿启动服务',
    en: 'the restored file fails verification; the old one lies aside; do not start the service',
  },
};

export class RestoreError extends Error {
  readonly code: RestoreErrorCode;

  constructor(code: RestoreErrorCode, detail?: string) {
    super(detail === undefined ? RESTORE_WORDS[code].en : `${RESTORE_WORDS[code].en} (${detail})`);
    this.name = 'RestoreError';
    this.code = code;
  }
}
