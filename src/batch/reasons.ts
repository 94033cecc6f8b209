/** What the system says against opening or writing something, in words. */

const REASONS: Record<string, { zh: string; en: string }> = {
  ENOENT: { zh: '路径不存在', en: 'there is no such folder' },
  EACCES: { zh: '没有权限', en: 'no permission' },
  EPERM: { zh: '没有权限', en: 'no permission' },
  EROFS: { zh: '磁盘只读', en: 'the disk is read-only' },
  ENOSPC: { zh: '磁盘已满', en: 'no space left on the disk' },
  EDQUOT: { zh: '磁盘配额已满', en: 'the disk quota is used up' },
  ENAMETOOLONG: { zh: '路径过长', en: 'the path is too long' },
  EISDIR: { zh: '同名文件夹已存在', en: 'there is a folder of that name' },
  ENOTEMPTY: { zh: '同名文件夹已存在', en: 'there is a folder of that name' },
  EEXIST: { zh: '同名文件已存在', en: 'there is a file of that name' },
  ENOTDIR: { zh: '同名文件已存在', en: 'there is a file of that name' },
  EBUSY: { zh: '正被其他程序使用', en: 'another program is using it' },
  EMFILE: { zh: '打开的文件过多', en: 'too many open files' },
  EIO: { zh: '读写磁盘出错', en: 'the disk failed' },
};

/** `EACCES` and the like: unlike the message of an error it holds no path. */
export function codeOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  return typeof code === 'string' ? code : typeof name === 'string' ? name : 'unknown';
}

/** The reason in both languages, as parameters of a finding; the code itself where there are no words for it. */
export function reasonOf(error: unknown): { reason: string; reason_en: string } {
  const code = codeOf(error);
  const { zh, en } = REASONS[code] ?? { zh: code, en: code };
  return { reason: zh, reason_en: en };
}

/** Whether an error comes from the system and not from a mistake in gouji. */
export function isOfSystem(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'syscall' in error;
}
