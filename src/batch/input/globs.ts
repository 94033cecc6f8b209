/** `--include` and `--exclude`: which files of the folders given are wanted. */
import picomatch from 'picomatch';

/** Whether a file is wanted, or anything below a folder; paths below the folder given, with `/`. */
export interface Wanted {
  file(path: string): boolean;
  folder(path: string): boolean;
}

/** A pattern without `/` is about names in any folder, as in .gitignore; one with `/` about the whole path. */
export function wantedBy(include: readonly string[], exclude: readonly string[]): Wanted {
  const included = include.map(matcher);
  const excluded = exclude.map(matcher);
  const isExcluded = (path: string): boolean => excluded.some((matches) => matches(path));
  return {
    file: (path) => !isExcluded(path) && (included.length === 0 || included.some((matches) => matches(path))),
    folder: (path) => !isExcluded(path),
  };
}

function matcher(pattern: string): (path: string) => boolean {
  const inside = pattern.replace(/^\//, '').replace(/\/$/, '');
  return picomatch(inside, { dot: true, basename: !pattern.replace(/\/$/, '').includes('/') });
}
